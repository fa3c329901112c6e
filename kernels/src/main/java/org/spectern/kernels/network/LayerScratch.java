package org.spectern.kernels.network;

import java.util.List;

/** Working memory of the layers for a given number of inputs at a time. */
final class LayerScratch implements AutoCloseable {
  private final int batch;
  private final LayerInput[] inputs;
  private final byte[][] levels;
  private final byte[] pixels;
  private final int[] products;
  private final RowSteps.Lines lines;

  LayerScratch(List<HiddenLayer> layers, int batch) {
    this.batch = batch;
    this.inputs = new LayerInput[layers.size()];
    this.levels = new byte[layers.size()][];
    this.pixels = new byte[layers.getFirst().columns()];
    int widest = 0;
    for (int l = 0; l < inputs.length; l++) {
      final boolean binary = l > 0 && layers.get(l - 1).activation().binary();
      inputs[l] = LayerInput.allocate(layers.get(l).columns(), batch, binary);
      levels[l] = new byte[l < inputs.length - 1 ? layers.get(l).width() : 0];
      widest = Math.max(widest, layers.get(l).width());
    }
    this.lines = new RowSteps.Lines(widest, batch);
    this.products = new int[Math.multiplyExact(widest, batch)];
  }

  int batch() {
    return batch;
  }

  /** What waits before a layer. */
  LayerInput input(int layer) {
    return inputs[layer];
  }

  /**
   * Where the levels that a layer makes of one input pass through; empty for the last, whose levels go to the caller.
   */
  byte[] levels(int layer) {
    return levels[layer];
  }

  /** Integer products, input by input. */
  int[] products() {
    return products;
  }

  RowSteps.Lines lines() {
    return lines;
  }

  /** Takes images as the input of the first layer, each pixel less 128, so that it is a signed byte. */
  void takePixels(byte[] images, int first, int count) {
    for (int b = 0; b < count; b++) {
      final int from = (first + b) * pixels.length;
      for (int j = 0; j < pixels.length; j++) {
        pixels[j] = (byte) (images[from + j] ^ Byte.MIN_VALUE);
      }
      inputs[0].take(b, pixels);
    }
  }

  long offHeapBytes() {
    long bytes = 0;
    for (final LayerInput input : inputs) {
      bytes += input.activations().bytes();
    }
    return bytes;
  }

  @Override
  public void close() {
    for (final LayerInput input : inputs) {
      input.close();
    }
  }
}
