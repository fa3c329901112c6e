package org.spectern.reports.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.spectern.kernels.Layout;
import org.spectern.kernels.TernaryMatrix;
import org.spectern.kernels.TernarySource;
import org.spectern.kernels.network.FeatureLayers;
import org.spectern.kernels.network.HiddenLayer;
import org.spectern.kernels.network.InputScaling;
import org.spectern.kernels.network.Scratch;
import org.spectern.kernels.network.StepLevels;
import org.spectern.reports.data.Images;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.MatchedNetwork;

/** Ternary weights under step activations with integer levels; its features are those levels. */
public final class SteppedNet implements FeatureMap {
  private final FeatureLayers layers;

  public SteppedNet(FeatureLayers layers) {
    this.layers = layers;
  }

  /**
   * Encodes one source per layer and puts the matched activations on top.
   *
   * @param layouts one per layer
   */
  public static SteppedNet of(InputScaling scaling, MatchedNetwork matched, List<TernarySource> sources, double[] eps,
      List<Layout> layouts) {
    final List<HiddenLayer> layers = new ArrayList<>();
    for (int layer = 0; layer < eps.length; layer++) {
      layers.add(new HiddenLayer(TernaryMatrix.encode(layouts.get(layer), sources.get(layer)), eps[layer],
          steps(matched.layers().get(layer))));
    }
    return new SteppedNet(new FeatureLayers(scaling, layers));
  }

  private static StepLevels steps(MatchedLayer matched) {
    return new StepLevels(matched.activation().thresholds(), matched.integerLevels(), matched.scale(),
        matched.matched().mu());
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
