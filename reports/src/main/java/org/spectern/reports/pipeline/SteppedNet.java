package org.spectern.reports.pipeline;

import org.spectern.kernels.network.FeatureLayers;
import org.spectern.kernels.network.Scratch;
import org.spectern.reports.data.Images;

/** Ternary weights under step activations with integer levels; its features are those levels. Closes the layers. */
public final class SteppedNet implements FeatureMap {
  private final FeatureLayers layers;

  public SteppedNet(FeatureLayers layers) {
    this.layers = layers;
  }

  public FeatureLayers layers() {
    return layers;
  }

  @Override
  public int width() {
    return layers.width();
  }

  @Override
  public Worker worker(int inputs) {
    return new Block(layers, inputs);
  }

  @Override
  public void close() {
    layers.close();
  }

  private static final class Block implements Worker {
    private final FeatureLayers layers;
    private final Scratch scratch;
    private final byte[] pixels;
    private final byte[] levels;

    Block(FeatureLayers layers, int inputs) {
      this.layers = layers;
      this.scratch = layers.scratch(inputs);
      this.pixels = new byte[inputs * layers.input().columns()];
      this.levels = new byte[inputs * layers.width()];
    }

    @Override
    public void features(Images images, int[] indices, int from, int count, double[] into, int at) {
      final int size = images.size();
      for (int image = 0; image < count; image++) {
        System.arraycopy(images.pixels(), indices[from + image] * size, pixels, image * size, size);
      }
      layers.features(pixels, 0, count, scratch, levels);
      for (int i = 0; i < count * layers.width(); i++) {
        into[at + i] = levels[i];
      }
    }

    @Override
    public void close() {
      scratch.close();
    }
  }
}
