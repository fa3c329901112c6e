package org.spectern.theory.kernel;

import org.spectern.theory.gaussian.Moments;

/**
 * Coefficients of the conjugate kernel's asymptotic equivalent, one layer's worth (Gu et al., Theorem 1, eq.
 * (10)-(11)).
 *
 * @param alpha1 weight of X'X
 * @param alpha2 weight of the t t' and t psi' terms
 * @param alpha3 weight of T
 * @param alpha4 slope of the kernel's diagonal on |x_i|² - tau_0²
 */
public record Coefficients(double alpha1, double alpha2, double alpha3, double alpha4) {
  /** Layer 0, the data's own Gram matrix. */
  public static final Coefficients INPUT = new Coefficients(1, 0, 0, 1);

  /** The coefficients one layer up, for an activation with moments m at this layer's tau. */
  public Coefficients next(Moments m) {
    final double first = m.p1() * m.p1();
    final double second = m.p2() * m.p2();
    return new Coefficients(first * alpha1, first * alpha2 + second * alpha4 * alpha4 / 4,
        first * alpha3 + second * alpha1 * alpha1 / 2,
        m.d3() * alpha4 / 2);
  }
}
