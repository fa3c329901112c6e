package org.spectern.theory.matching;

import org.spectern.theory.gaussian.Gaussian;

/**
 * rho_N: the largest fraction of its variance that a function of N values can carry in the direction of Q = c1 xi +
 * (c2/2)(xi² - 1).
 *
 * <p> That is Var E[Q | cell]/Var Q for the best quantiser of the random variable Q: cells are intervals of Q, hence up
 * to two intervals of xi. Lloyd–Max iteration from several starts.
 */
final class DirectionalFraction {
  private static final int STEPS = 60;

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
      final double found = direction.lloyd(levels, spread);
      best = found > best ? found : best;
    }
    return best;
  }

  private double lloyd(int levels, double spread) {
    final double vertex = second == 0 ? -spread : Math.max(-spread, -first / (2 * second));
    double[] edges = new double[levels - 1];
    for (int k = 0; k < edges.length; k++) {
      edges[k] = parabola(vertex + (spread - vertex) * (k + 1) / levels);
    }
    for (int step = 0; step < STEPS; step++) {
      edges = midpoints(means(edges));
    }
    // Lloyd's iteration converges linearly; Newton's method on the same fixed point finishes it.
    final NewtonMethod.Equations fixedPoint = at -> {
      final double[] moved = midpoints(means(at));
      for (int k = 0; k < moved.length; k++) {
        moved[k] -= at[k];
      }
      return moved;
    };
    return fraction(NewtonMethod.solve(fixedPoint, edges, 20).x());
  }

  /** E[Q | cell] for the cells between increasing edges. */
  private double[] means(double[] edges) {
    final double[] means = new double[edges.length + 1];
    double massBelow = 0;
    double momentBelow = 0;
    for (int k = 0; k < means.length; k++) {
      final double edge = k < edges.length ? edges[k] : Double.POSITIVE_INFINITY;
      final double mass = massTo(edge);
      final double moment = momentTo(edge);
      means[k] = (moment - momentBelow) / (mass - massBelow);
      massBelow = mass;
      momentBelow = moment;
    }
    return means;
  }

  private static double[] midpoints(double[] means) {
    final double[] edges = new double[means.length - 1];
    for (int k = 0; k < edges.length; k++) {
      edges[k] = (means[k] + means[k + 1]) / 2;
    }
    return edges;
  }

  /** Var E[Q | cell], Var Q being 1. */
  private double fraction(double[] edges) {
    final double[] means = means(edges);
    double sum = 0;
    double momentBelow = 0;
    for (int k = 0; k < means.length; k++) {
      final double moment = momentTo(k < edges.length ? edges[k] : Double.POSITIVE_INFINITY);
      sum += means[k] * (moment - momentBelow);
      momentBelow = moment;
    }
    return sum;
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
