package org.spectern.reports.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.spectern.kernels.Float32Vector;
import org.spectern.kernels.Int8Vector;
import org.spectern.kernels.TernaryMatrix;

/** Ternary weights under the original activation with a float32 readout, one image at a time. Owns the net. */
public final class TernaryReluClassifier implements Classifier {
  private final TernaryReluNet net;
  private final float[][] weights;
  private final float[] bias;
  private final Int8Vector pixels;
  private final byte[] signed;
  private final int[] products;
  private final Float32Vector[] signals;
  private final float[][] sums;

  public TernaryReluClassifier(TernaryReluNet net, LinearReadout trained) {
    this.net = net;
    this.weights = new float[trained.classes()][trained.width()];
    this.bias = new float[trained.classes()];
    for (int c = 0; c < bias.length; c++) {
      for (int j = 0; j < trained.width(); j++) {
        weights[c][j] = (float) trained.weights()[c][j];
      }
      bias[c] = (float) trained.bias()[c];
    }
    final List<TernaryMatrix> layers = net.weights();
    this.pixels = Int8Vector.allocate(layers.getFirst().columns());
    this.signed = new byte[layers.getFirst().columns()];
    this.products = new int[layers.getFirst().rows()];
    this.signals = new Float32Vector[layers.size()];
    this.sums = new float[layers.size()][];
    for (int layer = 0; layer < signals.length; layer++) {
      signals[layer] = Float32Vector.allocate(layers.get(layer).rows());
      sums[layer] = new float[layers.get(layer).rows()];
    }
  }

  @Override
  public int pixels() {
    return signed.length;
  }

  @Override
  public int classify(byte[] image) {
    for (int j = 0; j < signed.length; j++) {
      signed[j] = (byte) (image[j] ^ Byte.MIN_VALUE);
    }
    pixels.copyFrom(signed);
    net.weights().getFirst().multiply(pixels, products);
    for (int i = 0; i < products.length; i++) {
      sums[0][i] = net.activateInput(i, products[i]);
    }
    for (int layer = 1; layer < signals.length; layer++) {
      signals[layer - 1].copyFrom(sums[layer - 1]);
      net.weights().get(layer).multiply(signals[layer - 1], sums[layer]);
      for (int i = 0; i < sums[layer].length; i++) {
        sums[layer][i] = net.activate(layer, sums[layer][i]);
      }
    }
    return highest(sums[sums.length - 1]);
  }

  private int highest(float[] features) {
    int best = 0;
    float bestScore = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < bias.length; c++) {
      float score = bias[c];
      for (int j = 0; j < features.length; j++) {
        score += weights[c][j] * features[j];
      }
      if (score > bestScore) {
        bestScore = score;
        best = c;
      }
    }
    return best;
  }

  /** The weights as they lie in memory, then the readout: the bytes of this net if it had a file of its own. */
  @Override
  public void write(Path file) throws IOException {
    final List<ByteBuffer> parts = new ArrayList<>();
    final int[] widths = net.weights().stream().mapToInt(TernaryMatrix::rows).toArray();
    for (final TernaryMatrix layer : net.weights()) {
      final DirectBuffer stored = layer.buffer();
      final byte[] copy = new byte[stored.capacity()];
      stored.getBytes(0, copy);
      parts.add(ByteBuffer.wrap(copy));
    }
    for (final float[] row : weights) {
      parts.add(bytes(row));
    }
    parts.add(bytes(bias));
    PlainFile.write(file, net.scaling(), widths, parts);
  }

  private static ByteBuffer bytes(float[] values) {
    final ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes;
  }

  @Override
  public long offHeapBytes() {
    return net.weights().stream().mapToLong(TernaryMatrix::weightBytes).sum();
  }

  @Override
  public long scratchBytes() {
    long bytes = pixels.bytes();
    for (final Float32Vector signal : signals) {
      bytes += signal.bytes();
    }
    for (final TernaryMatrix layer : net.weights()) {
      bytes += layer.scratchBytes();
    }
    return bytes;
  }

  @Override
  public Object heapRoot() {
    return this;
  }

  @Override
  public void close() {
    pixels.close();
    for (final Float32Vector signal : signals) {
      signal.close();
    }
    net.close();
  }
}
