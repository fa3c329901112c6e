package org.spectern.theory.gaussian;

/**
 * Gaussian moments of an activation s at input scale tau, with xi ~ N(0, 1) and derivatives in the weak sense, so that
 * step functions are allowed (Gu et al., arXiv 2403.00258, Theorem 1).
 *
 * @param mu E[s(tau xi)]
 * @param p1 E[s'(tau xi)] = E[xi s] / tau
 * @param p2 E[s''(tau xi)] = E[(xi² - 1) s] / tau²
 * @param d3 E[((s - mu)²)''(tau xi)] = E[(xi² - 1)(s - mu)²] / tau²: of the <em>centred</em> square
 * @param variance Var s(tau xi): the next layer's tau²
 * @param dt2 E[s'(tau xi)²]; {@code +infinity} for an activation that jumps
 */
public record Moments(double mu, double p1, double p2, double d3, double variance, double dt2) {

  /** Checks an input scale: finite and positive. */
  public static void requireScale(String name, double tau) {
    if (!(tau > 0 && tau < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite: " + name + "=" + tau);
    }
  }

  /** Standard deviation of the activation, the next layer's tau. */
  public double tau() {
    return Math.sqrt(variance);
  }

  /**
   * Moments of v -> outer · s(inner · v) + shift at scale tau, given that these are the moments of s at scale |inner|
   * tau.
   */
  public Moments rescaled(double outer, double inner, double shift) {
    final double slope = outer * inner;
    return new Moments(outer * mu + shift, slope * p1, slope * inner * p2, slope * slope * d3, outer * outer * variance,
        slope * slope * dt2);
  }
}
