package org.spectern.kernels.network;

import org.spectern.kernels.Float32Vector;

/**
 * The working memory of one thread: activations between layers, integer products, planes of the readout. Made once by
 * {@link FeatureLayers#scratch} or {@link CompressedNetwork#scratch}, used for any number of inputs, then closed.
 */
public final class Scratch implements AutoCloseable {
  private final FeatureLayers layers;
  private final LayerScratch single;
  private final LayerScratch many;
  private final Float32Vector input;
  private final float[] floatProducts;
  private final byte[] features;
  private final FeaturePlanes planes;
  private final float[] scores;

  Scratch(FeatureLayers layers, int batch, int classes) {
    if (batch < 1) {
      throw new IllegalArgumentException("a scratch serves at least one input: batch=" + batch);
    }
    final StepLevels last = layers.layers().getLast().activation();
    this.layers = layers;
    this.single = new LayerScratch(layers.layers(), 1);
    this.many = batch == 1 ? single : new LayerScratch(layers.layers(), batch);
    this.input = Float32Vector.allocate(layers.input().columns());
    this.floatProducts = new float[layers.layers().getFirst().width()];
    this.features = new byte[Math.multiplyExact(layers.width(), batch)];
    this.planes = new FeaturePlanes(layers.width(), last.smallest(), last.largest());
    this.scores = new float[classes];
  }

  /** The most inputs taken at a time. */
  public int batch() {
    return many.batch();
  }

  /** Bytes held off the heap. */
  public long offHeapBytes() {
    return input.bytes() + single.offHeapBytes() + (many == single ? 0 : many.offHeapBytes());
  }

  /** The part that takes one input. */
  LayerScratch single(FeatureLayers user) {
    requireFor(user);
    return single;
  }

  /** The part that is quickest for so many inputs: the batch once it would be a quarter full. */
  LayerScratch forCount(FeatureLayers user, int count) {
    requireFor(user);
    return 4L * count > many.batch() ? many : single;
  }

  /** Products of the first layer with a float32 input. */
  float[] floatProducts(FeatureLayers user, float[] x) {
    input.copyFrom(x);
    user.layers().getFirst().weights().multiply(input, floatProducts);
    return floatProducts;
  }

  /** Where the features of up to {@link #batch()} inputs wait for the readout. */
  byte[] features() {
    return features;
  }

  /** Where the scores of one input wait to be compared. */
  float[] scores() {
    return scores;
  }

  FeaturePlanes planes() {
    return planes;
  }

  private void requireFor(FeatureLayers user) {
    if (user != layers) {
      throw new IllegalArgumentException("a scratch serves the network that made it: width=" + user.width()
          + ", scratch.width=" + layers.width());
    }
  }

  @Override
  public void close() {
    input.close();
    single.close();
    many.close();
  }
}
