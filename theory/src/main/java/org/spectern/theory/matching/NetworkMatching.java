package org.spectern.theory.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.Moments;

/**
 * Matches every layer of a network in turn: targets at the original's own scales tau_l, unknowns at the new network's
 * tau~_l.
 */
public final class NetworkMatching {

  private final Policy policy;
  private final List<MatchedLayer> layers = new ArrayList<>();
  /** The exact solution of the layer before: homogeneous originals have the same one in every layer. */
  private ExactQuantiser.Solution nearby;

  private NetworkMatching(Policy policy) {
    this.policy = policy;
  }

  /**
   * Solves a whole network.
   *
   * @param originals one activation per layer
   * @param tau0 scale of the data, positive
   * @param policy what kind of activation to match with
   * @throws IllegalArgumentException naming the argument, for an empty network, a bad scale, or a policy that cannot
   * carry p1 and p2
   */
  public static MatchedNetwork match(List<Activation> originals, double tau0, Policy policy) {
    Moments.requireScale("tau0", tau0);
    if (originals.isEmpty()) {
      throw new IllegalArgumentException("depth must be at least 1: depth=0");
    }
    final NetworkMatching matching = new NetworkMatching(policy);
    double tau = tau0;
    double newTau = tau0;
    for (int layer = 1; layer <= originals.size(); layer++) {
      final Moments moments = originals.get(layer - 1).moments(tau);
      final MatchedLayer matched = matching.layer(layer, layer == originals.size(), moments,
          Target.of(moments, newTau));
      matching.layers.add(matched);
      tau = moments.tau();
      newTau = matched.tau();
    }
    return new MatchedNetwork(tau0, matching.layers);
  }

  private MatchedLayer layer(int number, boolean last, Moments moments, Target target) {
    return switch (policy) {
      case Policy.OneBit() -> sigmaT(number, moments, target);
      case Policy.LeastVarianceOneBit() ->
        oneBit(number, moments, target, new SigmaTSolver(target.tau(), moments).ofLeastVariance());
      case Policy.Levels(final int count) ->
        described(number, "levels", new LeastVarianceQuantiser(target).solve(count).activation(target), null, 1,
            moments, target);
      case Policy.IntegerLevels(final int count, final int largest) ->
        integers(number, new IntegerQuantiser(target).solve(count, largest), moments, target);
      case Policy.Uniform(final int bits) ->
        integers(number, new UniformQuantiser(target).solve(bits), moments, target);
      case Policy.Exact(final int mostLevels) -> exact(number, mostLevels, moments, target);
      case Policy.SigmaQLast() ->
        last ? sigmaQ(number, sigmaQ(target), moments, target) : sigmaT(number, moments, target);
      case Policy.AuthorsSigmaQLast() ->
        last ? sigmaQ(number, new SigmaQSolver(target).ofLeastSquares(), moments, target)
            : sigmaT(number, moments, target);
    };
  }

  private static MatchedLayer sigmaT(int number, Moments moments, Target target) {
    return oneBit(number, moments, target, new SigmaTSolver(target.tau(), moments).matching(moments.d3()));
  }

  private static MatchedLayer sigmaQ(int number, StepActivation activation, Moments moments, Target target) {
    return described(number, "sigmaQ", activation, null, 1, moments, target);
  }

  private MatchedLayer exact(int number, int mostLevels, Moments moments, Target target) {
    final ExactQuantiser quantiser = new ExactQuantiser(target);
    nearby = quantiser.solve(mostLevels, nearby);
    if (nearby == null) {
      throw new IllegalArgumentException(
          "no exact match of p1, p2, d3 and the variance found in layer " + number + ": levels=" + mostLevels);
    }
    return described(number, "levels", quantiser.activation(nearby), null, 1, moments, target);
  }

  private static StepActivation sigmaQ(Target target) {
    final SigmaQSolver solver = new SigmaQSolver(target);
    final List<StepActivation> solutions = solver.solutions(1);
    return solutions.isEmpty() ? solver.ofLeastVariance() : solutions.getFirst();
  }

  private static MatchedLayer integers(int number, FixedLevels.Solution found, Moments moments, Target target) {
    return described(number, "levels", found.activation(target), found.integers(), found.scale(), moments, target);
  }

  private static MatchedLayer oneBit(int number, Moments moments, Target target, StepActivation activation) {
    final double[] levels = activation.levels();
    final double scale = Arrays.stream(levels).max().orElseThrow();
    final int[] integers = Arrays.stream(levels).mapToInt(level -> level == 0 ? 0 : 1).toArray();
    return described(number, "sigmaT", activation, integers, scale, moments, target);
  }

  private static MatchedLayer described(int number, String kind, StepActivation activation, int[] integers,
      double scale,
      Moments moments, Target target) {
    final Moments matched = activation.moments(target.tau());
    final int distinct = (int) Arrays.stream(activation.levels()).distinct().count();
    return new MatchedLayer(number, kind, activation, integers, scale, target.tau(), matched.tau(), moments, matched,
        Residuals.between(matched, moments), Feasibility.of(target, distinct), matched.variance() - moments.variance());
  }
}
