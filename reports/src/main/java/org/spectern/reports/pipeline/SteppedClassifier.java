package org.spectern.reports.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.ModelFile;
import org.spectern.kernels.network.Scratch;

/** A compressed network, answering in integers. Owns the network. */
public final class SteppedClassifier implements Classifier {
  private final CompressedNetwork network;
  private final Scratch scratch;

  public SteppedClassifier(CompressedNetwork network) {
    this.network = network;
    this.scratch = network.scratch(1);
  }

  public CompressedNetwork network() {
    return network;
  }

  @Override
  public int pixels() {
    return network.columns();
  }

  @Override
  public int classify(byte[] pixels) {
    return network.classify(pixels, scratch);
  }

  @Override
  public void write(Path file) throws IOException {
    ModelFile.write(file, network);
  }

  @Override
  public long offHeapBytes() {
    return network.offHeapBytes();
  }

  @Override
  public long scratchBytes() {
    return scratch.offHeapBytes() + network.decodingBytes();
  }

  @Override
  public Object heapRoot() {
    return this;
  }

  @Override
  public void close() {
    scratch.close();
    network.close();
  }
}
