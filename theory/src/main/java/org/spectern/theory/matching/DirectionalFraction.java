package org.spectern.theory.matching;

import org.spectern.theory.gaussian.Gaussian;

/**
 * rho_N: the largest fraction of its variance that a function of N values can carry in the direction of Q = c1 xi + (c2/2)(xi² - 1).
 *
 * <p>
 * That is Var E[Q | cell]/Var Q for the best quantiser of the random variable Q: cells are intervals of Q, hence up to two intervals of
 * xi. Lloyd–Max iteration from several starts.
 */
final class DirectionalFraction {
  private static final int STEPS = 4000;

  private final double first;
  private final double second;

  private DirectionalFraction(double first, double second) {
    this.first = first;
    this.second = second;
  }

  static double of(double c1, double c2, int levels) {
    if (levels < 2) {
      throw new IllegalArgumentException("levels must be at least 2: levels=" + levels);
    }
    final double norm = Math.sqrt(c1 * c1 + c2 * c2 / 2);
    // Signs of c1 and c2 change Q's law only by reflection.
    final DirectionalFraction direction = new DirectionalFraction(Math.abs(c1) / norm, Math.abs(c2) / norm / 2);
    double best = 0;
    for (final double spread : new double[]{1.2, 2, 3}) {
      best = Math.max(best, direction.lloyd(levels, spread));
    }
    return best;
  }

  private double lloyd(int levels, double spread) {
    final double vertex = second == 0 ? -spread : Math.max(-spread, -first / (2 * second));
    double[] edges = new double[levels - 1];
    for (int k = 0; k < edges.length; k++) {
      edges[k] = parabola(vertex + (spread - vertex) * (k + 1) / levels);
    }
    double fraction = 0;
    for (int step = 0; step < STEPS; step++) {
      final double[] levelsNow = new double[levels];
      double sum = 0;
      double massBelow = 0;
      double momentBelow = 0;
      for (int k = 0; k < levels; k++) {
        final double edge = k < edges.length ? edges[k] : Double.POSITIVE_INFINITY;
        final double mass = massTo(edge);
        final double moment = momentTo(edge);
        final double cell = Math.max(mass - massBelow, 1e-300);
        levelsNow[k] = (moment - momentBelow) / cell;
        sum += levelsNow[k] * (moment - momentBelow);
        massBelow = mass;
        momentBelow = moment;
      }
      if (sum - fraction < 1e-15 && step > 20) {
        return Math.max(sum, fraction);
      }
      fraction = sum;
      for (int k = 0; k < edges.length; k++) {
        edges[k] = (levelsNow[k] + levelsNow[k + 1]) / 2;
      }
    }
    return fraction;
  }

  private double parabola(double u) {
    return first * u + second * (u * u - 1);
  }

  /** P(Q ≤ q). */
  private double massTo(double q) {
    if (q == Double.POSITIVE_INFINITY) {
      return 1;
    }
    if (second == 0) {
      return Gaussian.distribution(q / first);
    }
    final double root = rootAt(q);
    return Double.isNaN(root) ? 0 : Gaussian.mass((-first - root) / (2 * second), upper(q, root));
  }

  /** E[Q; Q ≤ q]. */
  private double momentTo(double q) {
    if (q == Double.POSITIVE_INFINITY) {
      return 0;
    }
    if (second == 0) {
      return -first * Gaussian.density(q / first);
    }
    final double root = rootAt(q);
    if (Double.isNaN(root)) {
      return 0;
    }
    final double from = (-first - root) / (2 * second);
    final double to = upper(q, root);
    return first * (Gaussian.density(from) - Gaussian.density(to))
        + second * (Gaussian.densityTimes(from) - Gaussian.densityTimes(to));
  }

  private double rootAt(double q) {
    return Math.sqrt(first * first + 4 * second * (second + q));
  }

  private double upper(double q, double root) {
    return 2 * (second + q) / (first + root);
  }
}
