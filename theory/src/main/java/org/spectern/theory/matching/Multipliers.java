package org.spectern.theory.matching;

import org.spectern.theory.activation.Cells;

/**
 * Least-variance levels for given cells: f_k = (l1 F_k + l2 G_k)/P_k with M l = (c1, c2), M = [[ΣF²/P, ΣFG/P], [ΣFG/P,
 * ΣG²/P]], of variance cᵀ M⁻¹ c and mean zero. Cells that cannot carry both coefficients (two cells, for instance) give
 * an infinite variance.
 *
 * @param first l1
 * @param second l2
 * @param variance cᵀ M⁻¹ c
 */
record Multipliers(double first, double second, double variance) {

  static Multipliers of(Cells cells, Target target) {
    double ff = 0;
    double fg = 0;
    double gg = 0;
    for (int k = 0; k < cells.count(); k++) {
      final double f = cells.first()[k];
      final double g = cells.second()[k];
      final double p = Math.max(cells.mass()[k], Double.MIN_NORMAL);
      ff += f * f / p;
      fg += f * g / p;
      gg += g * g / p;
    }
    final double c1 = target.first();
    final double c2 = target.second();
    final double determinant = ff * gg - fg * fg;
    if (!(determinant > 1e-14 * ff * gg)) {
      return new Multipliers(0, 0, Double.POSITIVE_INFINITY);
    }
    final double l1 = (gg * c1 - fg * c2) / determinant;
    final double l2 = (ff * c2 - fg * c1) / determinant;
    return new Multipliers(l1, l2, c1 * l1 + c2 * l2);
  }

  /** The levels these multipliers give. */
  double[] levels(Cells cells) {
    final double[] levels = new double[cells.count()];
    for (int k = 0; k < levels.length; k++) {
      levels[k] = (first * cells.first()[k] + second * cells.second()[k])
          / Math.max(cells.mass()[k], Double.MIN_NORMAL);
    }
    return levels;
  }

  /** q(u) = l1 u + l2 (u² - 1), whose conditional means the levels are. */
  double parabola(double u) {
    return first * u + second * (u * u - 1);
  }

  /**
   * The root of q(u) = value at which q rises (direction &gt; 0) or falls; NaN where there is none.
   */
  double inverse(double value, double direction) {
    final double discriminant = first * first + 4 * second * (second + value);
    if (discriminant < 0) {
      return Double.NaN;
    }
    final double slope = Math.copySign(Math.sqrt(discriminant), direction);
    // Both forms are the same root; the denominator chosen is the one without cancellation.
    return first * slope > 0 ? 2 * (second + value) / (first + slope) : (slope - first) / (2 * second);
  }
}
