package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.spectern.kernels.Layout;
import org.spectern.kernels.TernaryMatrix;
import org.spectern.kernels.network.InputScaling;
import org.spectern.reports.data.Images;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.MatchedNetwork;
import org.spectern.theory.matching.NetworkMatching;
import org.spectern.theory.matching.Policy;

/** Every kind of net against its definition in plain loops. */
class FeatureMapTest {
  private static final int INPUTS = 50;
  private static final int[] WIDTHS = {31, 70, 17};
  private static final int COUNT = 23;
  private static final long SEED = 11;
  private static final Activation RELU = Activations.parse("relu");

  private final Images images = images();
  private final InputScaling scaling = InputScaling.of(images.pixels(), INPUTS);

  @Test
  void theDenseNetIsItsDefinition() {
    try (DenseNet net = DenseNet.gaussian(scaling, RELU, INPUTS, WIDTHS, SEED)) {
      final List<double[][]> weights = List.of(denseWeights(net, 0), denseWeights(net, 1), denseWeights(net, 2));
      check(net, weights, Collections.nCopies(3, RELU::value), reluMeans(), reluMeans()[2], 1, 1e-5);
    }
  }

  @Test
  void aDenseNetMayHaveAnotherActivationAndAnotherVarianceInEveryLayer() {
    final List<Activation> activations = Activations.parseList("relu,tanh,abs");
    try (DenseNet net = new DenseNet(scaling, activations,
        DenseWeights.random(WeightLaw.UNIFORM, INPUTS, WIDTHS, SEED).thin(.5, SEED), Centring.OWN)) {
      final double[] means = new double[3];
      double tau = 1;
      for (int layer = 0; layer < 3; layer++) {
        final double scale = tau * Math.sqrt(meanSquare(denseWeights(net, layer)));
        means[layer] = activations.get(layer).moments(scale).mu();
        tau = activations.get(layer).moments(scale).tau();
      }
      check(net, List.of(denseWeights(net, 0), denseWeights(net, 1), denseWeights(net, 2)),
          activations.stream().<DoubleUnaryOperator>map(one -> one::value).toList(), means, means[2], 1, 1e-5);
    }
  }

  @Test
  void aThinnedNetKeepsTheMeansOfTheOriginalIfAskedTo() {
    try (DenseNet net = new DenseNet(scaling, Collections.nCopies(3, RELU),
        DenseWeights.random(WeightLaw.GAUSSIAN, INPUTS, WIDTHS, SEED).prune(.8), Centring.ORIGINAL)) {
      check(net, List.of(denseWeights(net, 0), denseWeights(net, 1), denseWeights(net, 2)),
          Collections.nCopies(3, RELU::value), reluMeans(), reluMeans()[2], 1, 1e-5);
    }
  }

  private static double[][] denseWeights(DenseNet net, int layer) {
    final int columns = layer == 0 ? INPUTS : WIDTHS[layer - 1];
    final double[][] weights = new double[WIDTHS[layer]][columns];
    for (int i = 0; i < weights.length; i++) {
      for (int j = 0; j < columns; j++) {
        weights[i][j] = net.weights(layer).get((long) i * columns + j);
      }
    }
    return weights;
  }

  private static double meanSquare(double[][] weights) {
    return Arrays.stream(weights).flatMapToDouble(Arrays::stream).map(weight -> weight * weight).average()
        .orElseThrow();
  }

  @Test
  void theTernaryReluNetIsItsDefinition() {
    final double[] eps = {0, .5, .75};
    try (Weights drawn = Weights.random(INPUTS, WIDTHS, eps, SEED);
        TernaryReluNet net = TernaryReluNet.of(scaling, RELU, drawn)) {
      check(net, scaled(drawn, eps), Collections.nCopies(3, RELU::value), reluMeans(), reluMeans()[2], 1, 1e-5);
    }
  }

  @Test
  void theOneBitNetIsItsDefinition() {
    checkStepped(new Policy.OneBit());
  }

  /** Its last layer has real levels, which the net rounds to 127ths of the largest: so does the definition here. */
  @Test
  void theAuthorsNetIsItsDefinitionUpToRoundedLevels() {
    final double[] eps = {0, .5, .75};
    final MatchedNetwork matched = NetworkMatching.match(Collections.nCopies(3, RELU), 1,
        new Policy.AuthorsSigmaQLast());
    final double[] levels = matched.layers().getLast().activation().levels();
    final double unit = Arrays.stream(levels).map(Math::abs).max().orElseThrow() / 127;
    final List<DoubleUnaryOperator> steps = new ArrayList<>();
    final double[] means = new double[3];
    for (int layer = 0; layer < 3; layer++) {
      final MatchedLayer one = matched.layers().get(layer);
      final boolean last = layer == 2;
      steps.add(t -> last ? unit * Math.rint(one.activation().value(t) / unit) : one.activation().value(t));
      means[layer] = one.matched().mu();
    }
    try (Weights drawn = Weights.random(INPUTS, WIDTHS, eps, SEED);
        SteppedModel model = new SteppedModel(scaling, drawn, matched);
        SteppedNet net = new SteppedNet(model.layers(_ -> Layout.BIT_PLANES))) {
      check(net, scaled(drawn, eps), steps, means, 0, unit, 1e-9);
      assertThat(model.centre() * model.unit()).isCloseTo(means[2], within(unit / 2));
    }
  }

  @Test
  void theEightLevelNetIsItsDefinition() {
    checkStepped(new Policy.IntegerLevels(8, 31));
  }

  /**
   * Steps are exact: a feature may differ from the definition only where rounding decides a tie, and there are none
   * here.
   */
  private void checkStepped(Policy policy) {
    final double[] eps = {0, .5, .75};
    final MatchedNetwork matched = NetworkMatching.match(Collections.nCopies(3, RELU), 1, policy);
    final List<DoubleUnaryOperator> steps = new ArrayList<>();
    final double[] means = new double[3];
    for (int layer = 0; layer < 3; layer++) {
      final MatchedLayer one = matched.layers().get(layer);
      steps.add(one.activation()::value);
      means[layer] = one.matched().mu();
    }
    try (Weights drawn = Weights.random(INPUTS, WIDTHS, eps, SEED);
        SteppedModel model = new SteppedModel(scaling, drawn, matched)) {
      for (final Layout layout : List.of(Layout.BIT_PLANES, Layout.SIGNED_LISTS, Layout.SEEDED)) {
        try (SteppedNet net = new SteppedNet(model.layers(_ -> layout))) {
          check(net, scaled(drawn, eps), steps, means, 0, matched.layers().getLast().scale(), 1e-9);
        }
      }
    }
  }

  /**
   * @param offset what the net takes from each feature
   * @param unit what one unit of the net's features is worth
   */
  private void check(FeatureMap net, List<double[][]> weights, List<DoubleUnaryOperator> activations, double[] means,
      double offset, double unit, double tolerance) {
    final int[] order = {7, 3, 22, 0, 15};
    final double[] found = new double[1 + order.length * net.width()];
    try (FeatureMap.Worker worker = net.worker(8)) {
      worker.features(images, order, 0, order.length, found, 1);
    }
    for (int k = 0; k < order.length; k++) {
      final byte[] pixels = Arrays.copyOfRange(images.pixels(), order[k] * INPUTS, (order[k] + 1) * INPUTS);
      final double[] expected = NaiveNet.features(pixels, scaling, weights, activations, means);
      for (int j = 0; j < expected.length; j++) {
        assertThat(found[1 + k * net.width() + j] * unit + offset).as("image %d feature %d seed %d", order[k], j, SEED)
            .isCloseTo(expected[j], within(tolerance));
      }
    }
  }

  private static List<double[][]> scaled(Weights drawn, double[] eps) {
    final List<double[][]> weights = new ArrayList<>();
    for (int layer = 0; layer < eps.length; layer++) {
      try (TernaryMatrix stored = drawn.stored(layer, Layout.BIT_PLANES)) {
        weights.add(NaiveNet.scaled(stored, eps[layer]));
      }
    }
    return weights;
  }

  /** ReLU at scale tau has mean tau/√(2π) and variance tau² (1/2 − 1/(2π)). */
  private static double[] reluMeans() {
    final double[] means = new double[3];
    double tau = 1;
    for (int layer = 0; layer < 3; layer++) {
      means[layer] = tau / Math.sqrt(2 * Math.PI);
      tau *= Math.sqrt(.5 - .5 / Math.PI);
    }
    return means;
  }

  private static Images images() {
    final SplittableRandom random = new SplittableRandom(SEED);
    final byte[] pixels = new byte[COUNT * INPUTS];
    random.nextBytes(pixels);
    final byte[] labels = new byte[COUNT];
    for (int i = 0; i < COUNT; i++) {
      labels[i] = (byte) (i % 3);
    }
    return new Images(pixels, COUNT, INPUTS, labels, 3);
  }
}
