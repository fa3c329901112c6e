package org.spectern.theory.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.Moments;

class SigmaTRoundTripTest {
  private static final long SEED = 5;

  @Test
  void tenThousandRandomActivationsAreRecoveredUpToTheirSymmetries() {
    final SplittableRandom random = new SplittableRandom(SEED);
    double worst = 0;
    for (int trial = 0; trial < 10_000; trial++) {
      final double tau = Math.exp(random.nextDouble(-1, 1));
      final double a = random.nextDouble(0.2, 3) * (random.nextBoolean() ? 1 : -1);
      final double one = random.nextDouble(-2.5, 2.5);
      final double other = one + random.nextDouble(0.05, 2.5) * (one > 0 ? -1 : 1);
      final double s1 = Math.min(one, other) * tau;
      final double s2 = Math.max(one, other) * tau;
      final Moments moments = StepActivation.sigmaT(a, s1, s2).moments(tau);
      final StepActivation found = new SigmaTSolver(tau, moments).matching(moments.d3());
      final double error = distance(found, Math.abs(a), s1, s2, tau);
      worst = Math.max(worst, error);
      assertThat(error)
          .as("seed %s, trial %s: a=%s s1=%s s2=%s tau=%s found %s", SEED, trial, a, s1, s2, tau, found.name())
          .isLessThan(1e-9);
    }
    assertThat(worst).isPositive();
  }

  /**
   * Distance to the nearer of (s1, s2) and its mirror image, in units of tau; a > 0 and E[s'] > 0 choose one of the
   * four copies.
   */
  private static double distance(StepActivation found, double a, double s1, double s2, double tau) {
    final double f1 = found.thresholds()[0];
    final double f2 = found.thresholds()[1];
    final double straight = Math.max(Math.abs(f1 - s1), Math.abs(f2 - s2));
    final double mirrored = Math.max(Math.abs(f1 + s2), Math.abs(f2 + s1));
    return Math.max(Math.min(straight, mirrored) / tau, Math.abs(found.levels()[0] - a));
  }
}
