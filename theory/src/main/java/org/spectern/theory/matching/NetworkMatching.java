package org.spectern.theory.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.Moments;

/**
 * Matches every layer of a network in turn: targets at the original's own scales tau_l, unknowns at the new network's tau~_l.
 */
public final class NetworkMatching {

  private NetworkMatching() {}

  /**
   * Solves a whole network.
   *
   * @param originals one activation per layer
   * @param tau0 scale of the data, positive
   * @param policy what kind of activation to match with
   * @throws IllegalArgumentException naming the argument, for an empty network, a bad scale, or a policy that cannot carry p1 and p2
   */
  public static MatchedNetwork match(List<Activation> originals, double tau0, Policy policy) {
    Moments.requireScale("tau0", tau0);
    if (originals.isEmpty()) {
      throw new IllegalArgumentException("depth must be at least 1: depth=0");
    }
    final List<MatchedLayer> layers = new ArrayList<>();
    double tau = tau0;
    double newTau = tau0;
    for (final Activation original : originals) {
      final Moments moments = original.moments(tau);
      final MatchedLayer layer = layer(layers.size() + 1, moments, newTau, policy);
      layers.add(layer);
      tau = moments.tau();
      newTau = layer.tau();
    }
    return new MatchedNetwork(tau0, layers);
  }

  private static MatchedLayer layer(int number, Moments moments, double tau, Policy policy) {
    final Target target = Target.of(moments, tau);
    return switch (policy) {
      case Policy.OneBit() -> oneBit(number, moments, target, new SigmaTSolver(tau, moments).matching(moments.d3()));
      case Policy.LeastVarianceOneBit() ->
        oneBit(number, moments, target, new SigmaTSolver(tau, moments).ofLeastVariance());
      case Policy.Levels(final int count) ->
        described(number, "levels", new LeastVarianceQuantiser(target).solve(count).activation(target), null, 1,
            moments, target);
      case Policy.IntegerLevels(final int count, final int largest) -> {
        final FixedLevels.Solution found = new IntegerQuantiser(target).solve(count, largest);
        yield described(number, "levels", found.activation(target), found.integers(), found.scale(), moments, target);
      }
    };
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
