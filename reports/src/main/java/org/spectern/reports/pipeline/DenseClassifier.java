package org.spectern.reports.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** The dense original with a float32 readout, answering through sgemv. Owns the net. */
public final class DenseClassifier implements Classifier {
  private final DenseNet net;
  private final DenseNet.Block block;
  private final FloatPointer readout;
  private final FloatPointer scores;
  private final float[] bias;
  private final float[] result;

  public DenseClassifier(DenseNet net, LinearReadout trained) {
    this.net = net;
    this.block = net.worker(1);
    this.readout = new FloatPointer((long) trained.classes() * trained.width());
    this.scores = new FloatPointer(trained.classes());
    this.bias = new float[trained.classes()];
    this.result = new float[trained.classes()];
    final float[] row = new float[trained.width()];
    for (int c = 0; c < bias.length; c++) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) trained.weights()[c][j];
      }
      readout.getPointer((long) c * row.length).put(row);
      bias[c] = (float) trained.bias()[c];
    }
  }

  @Override
  public int pixels() {
    return net.scaling().columns();
  }

  @Override
  public int classify(byte[] pixels) {
    block.features(pixels, 0);
    OpenBlas.timesVector(bias.length, net.width(), 1, readout, block.lastSignal(), scores);
    scores.get(result);
    int best = 0;
    for (int c = 0; c < result.length; c++) {
      result[c] += bias[c];
      best = result[c] > result[best] ? c : best;
    }
    return best;
  }

  @Override
  public void write(Path file) throws IOException {
    final List<ByteBuffer> parts = new ArrayList<>();
    for (int layer = 0; layer < net.widths().length; layer++) {
      parts.add(net.weights(layer).asByteBuffer());
    }
    parts.add(readout.asByteBuffer());
    final ByteBuffer last = ByteBuffer.allocate(bias.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    last.asFloatBuffer().put(bias);
    parts.add(last);
    PlainFile.write(file, net.scaling(), net.widths(), parts);
  }

  @Override
  public long offHeapBytes() {
    long bytes = bytes(readout);
    for (int layer = 0; layer < net.widths().length; layer++) {
      bytes += bytes(net.weights(layer));
    }
    return bytes;
  }

  @Override
  public long scratchBytes() {
    return block.offHeapBytes() + bytes(scores);
  }

  static long bytes(Pointer pointer) {
    return pointer.capacity() * pointer.sizeof();
  }

  @Override
  public Object heapRoot() {
    return this;
  }

  @Override
  public void close() {
    block.close();
    readout.close();
    scores.close();
    net.close();
  }
}
