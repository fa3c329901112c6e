package org.spectern.reports.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.spectern.kernels.Layout;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.FeatureLayers;
import org.spectern.kernels.network.HiddenLayer;
import org.spectern.kernels.network.InputScaling;
import org.spectern.kernels.network.Readout;
import org.spectern.kernels.network.StepLevels;
import org.spectern.theory.activation.StepActivation;
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

  /**
   * Puts matched activations on weights; the model closes the weights. Real levels, where a policy has no integers, are
   * rounded to multiples of the largest one's 127th part.
   */
  public SteppedModel(InputScaling scaling, Weights weights, MatchedNetwork matched) {
    this.scaling = scaling;
    this.weights = weights;
    for (final MatchedLayer layer : matched.layers()) {
      activations.add(levels(layer));
    }
  }

  private static StepLevels levels(MatchedLayer layer) {
    final double[] thresholds = layer.activation().thresholds();
    if (layer.integerLevels() != null) {
      return new StepLevels(thresholds, layer.integerLevels(), layer.scale(), layer.matched().mu());
    }
    final double[] levels = layer.activation().levels();
    final double scale = Arrays.stream(levels).map(Math::abs).max().orElseThrow() / Byte.MAX_VALUE;
    final int[] integers = Arrays.stream(levels).mapToInt(level -> (int) Math.rint(level / scale)).toArray();
    final double[] rounded = Arrays.stream(integers).mapToDouble(integer -> scale * integer).toArray();
    final double mean = new StepActivation(thresholds, rounded).moments(layer.tauBefore()).mu();
    return new StepLevels(thresholds, integers, scale, mean);
  }

  /** What one integer level of the last activation is worth. */
  public double unit() {
    return activations.getLast().scale();
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
