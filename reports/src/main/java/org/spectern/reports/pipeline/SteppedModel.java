package org.spectern.reports.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.spectern.kernels.Layout;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.FeatureLayers;
import org.spectern.kernels.network.HiddenLayer;
import org.spectern.kernels.network.InputScaling;
import org.spectern.kernels.network.Readout;
import org.spectern.kernels.network.StepLevels;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.MatchedNetwork;

/**
 * What makes a compressed network before anyone has decided how to store it: scaling of inputs, weights, activations.
 * Every network built from one model gives the same features to the bit.
 */
public final class SteppedModel implements AutoCloseable {
  private final InputScaling scaling;
  private final Weights weights;
  private final List<StepLevels> activations = new ArrayList<>();

  /** Puts matched activations on weights; the model closes the weights. */
  public SteppedModel(InputScaling scaling, Weights weights, MatchedNetwork matched) {
    this.scaling = scaling;
    this.weights = weights;
    for (final MatchedLayer layer : matched.layers()) {
      activations.add(new StepLevels(layer.activation().thresholds(), layer.integerLevels(), layer.scale(),
          layer.matched().mu()));
    }
  }

  /** The mean feature in integer levels, μ / scale of the last activation. */
  public double centre() {
    return activations.getLast().mu() / activations.getLast().scale();
  }

  /**
   * The layers up to the readout.
   *
   * @param layoutOf how a layer stores its weights
   */
  public FeatureLayers layers(IntFunction<Layout> layoutOf) {
    final List<HiddenLayer> layers = new ArrayList<>();
    for (int layer = 0; layer < weights.layers(); layer++) {
      layers.add(new HiddenLayer(weights.stored(layer, layoutOf.apply(layer)), weights.eps(layer),
          activations.get(layer)));
    }
    return new FeatureLayers(scaling, layers);
  }

  /**
   * The whole network.
   *
   * @param trained readout of the integer levels
   * @param bits of its weights: 32 for float32, else 2 to 8
   */
  public CompressedNetwork network(IntFunction<Layout> layoutOf, LinearReadout trained, int bits) {
    final Readout readout = bits == 32 ? Readout.float32(trained.weights(), trained.bias())
        : Readout.quantise(trained.weights(), trained.bias(), bits, centre());
    return new CompressedNetwork(layers(layoutOf), readout);
  }

  @Override
  public void close() {
    weights.close();
  }
}
