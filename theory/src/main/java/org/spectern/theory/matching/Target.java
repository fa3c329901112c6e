package org.spectern.theory.matching;

import org.spectern.theory.gaussian.Moments;

/**
 * What a matched activation must reach at input scale tau~, in dimensionless form: its first two Hermite coefficients
 * and beyond.
 *
 * @param tau input scale tau~ of the compressed network
 * @param first c1 = tau~ p1 = E[xi s]
 * @param second c2 = tau~² p2 = E[(xi² - 1) s]
 * @param third tau~² d3 = E[(xi² - 1)(s - mu)²]
 * @param variance Var s of the original
 */
record Target(double tau, double first, double second, double third, double variance) {

  static Target of(Moments original, double tau) {
    Moments.requireScale("tau", tau);
    final Target target = new Target(tau, tau * original.p1(), tau * tau * original.p2(), tau * tau * original.d3(),
        original.variance());
    if (!(target.energy() > 0)) {
      throw new IllegalArgumentException(
          "p1 and p2 must not both be zero: p1=" + original.p1() + " p2=" + original.p2());
    }
    return target;
  }

  /** Parseval's lower bound on the variance of any function with these p1 and p2: c1² + c2²/2. */
  double energy() {
    return first * first + second * second / 2;
  }

  /** The function of least variance with these p1, p2, which attains the bound: c1 u + (c2/2)(u² - 1). */
  double parabola(double u) {
    return first * u + second / 2 * (u * u - 1);
  }

  /** Thresholds from units of tau~ to units of the pre-activation. */
  double[] inPreActivation(double[] u) {
    final double[] t = new double[u.length];
    for (int k = 0; k < u.length; k++) {
      t[k] = u[k] * tau;
    }
    return t;
  }
}
