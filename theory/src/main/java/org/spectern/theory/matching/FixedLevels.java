package org.spectern.theory.matching;

import java.util.Arrays;
import org.spectern.theory.activation.Cells;
import org.spectern.theory.activation.StepActivation;

/**
 * Thresholds and one scale for levels a z_k with given integers z_k: p1 and p2 met exactly, with the least variance
 * those integers allow.
 *
 * <p> At the optimum a parabola lambda passes q(u_k) = (z_k + z_{k+1})/2 - m at every threshold, m being the mean of z,
 * and the best scale makes Var z = lambda1 F + lambda2 G. So three unknowns (lambda1, lambda2, m) solve three
 * equations, whatever the number of levels.
 */
final class FixedLevels {

  /** @param u thresholds in units of tau~; level k is scale · integers[k] */
  record Solution(double[] u, int[] integers, double scale, double variance) {

    /** The same with every integer raised: the activation is used centred, so a constant is free. */
    Solution shifted(int by) {
      return new Solution(u, Arrays.stream(integers).map(z -> z + by).toArray(), scale, variance);
    }

    StepActivation activation(Target target) {
      final double[] levels = new double[integers.length];
      for (int k = 0; k < levels.length; k++) {
        levels[k] = scale * integers[k];
      }
      return new StepActivation(target.inPreActivation(u), levels);
    }
  }

  private static final double ACCEPTED = 1e-11;

  private final Target target;
  private final int[] integers;

  /** @param integers the levels in cell order, neighbours different */
  FixedLevels(Target target, int[] integers) {
    this.target = target;
    this.integers = integers;
  }

  /** The solution near a guess, or null when Newton's method finds none. */
  Solution solve(Multipliers guess, double meanGuess) {
    final NewtonMethod.Point point = NewtonMethod.solve(this::residuals,
        new double[]{guess.first(), guess.second(), meanGuess}, 60);
    if (point.residual() > ACCEPTED) {
      return null;
    }
    final double[] u = thresholds(point.x());
    final Sums sums = sums(Cells.of(u));
    final double scale = (target.first() * sums.first + target.second() * sums.second)
        / (sums.first * sums.first + sums.second * sums.second);
    return new Solution(u, integers.clone(), scale, scale * scale * sums.variance);
  }

  private record Sums(double mean, double first, double second, double variance) {}

  private Sums sums(Cells cells) {
    double mean = 0;
    double first = 0;
    double second = 0;
    double square = 0;
    for (int k = 0; k < integers.length; k++) {
      final int z = integers[k];
      mean += z * cells.mass()[k];
      first += z * cells.first()[k];
      second += z * cells.second()[k];
      square += (double) z * z * cells.mass()[k];
    }
    return new Sums(mean, first, second, square - mean * mean);
  }

  private double[] residuals(double[] x) {
    final double[] u = thresholds(x);
    if (u == null) {
      return NewtonMethod.outside(3);
    }
    final Sums sums = sums(Cells.of(u));
    final double direction = (sums.first * target.second() - sums.second * target.first())
        / Math.hypot(target.first(), target.second());
    return new double[]{sums.mean - x[2], direction, sums.variance - x[0] * sums.first - x[1] * sums.second};
  }

  private double[] thresholds(double[] x) {
    final Multipliers parabola = new Multipliers(x[0], x[1], 0);
    final double[] u = new double[integers.length - 1];
    for (int k = 0; k < u.length; k++) {
      u[k] = parabola.inverse((integers[k] + integers[k + 1]) / 2.0 - x[2], integers[k + 1] - integers[k]);
      if (!Double.isFinite(u[k]) || k > 0 && u[k] <= u[k - 1]) {
        return null;
      }
    }
    return u;
  }
}
