package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Gaussian;
import org.spectern.theory.gaussian.Moments;

/** s(t) = t for t &gt; 0, exp(t) - 1 for t ≤ 0. */
public record Elu() implements Activation {
  /** Below this tau the closed form of the second moment cancels and its power series converges at once. */
  private static final double SMALL = 0.5;

  @Override
  public String name() {
    return "elu";
  }

  @Override
  public double value(double t) {
    return t > 0 ? t : Math.expm1(t);
  }

  @Override
  public double derivative(double t) {
    return t > 0 ? 1 : Math.exp(t);
  }

  @Override
  public double[] breaks() {
    return new double[]{0};
  }

  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    final double h1 = leftExponential(tau);
    final double h2 = leftExponential(2 * tau);
    final double half = tau * tau / 2;
    final double mu = tau * Gaussian.PEAK + (tau < SMALL ? leftPowers(tau, 1, 1, 0) : h1 - 0.5);
    final double second = half + (tau < SMALL ? leftPowers(tau, 2, 2, -2) : h2 - 2 * h1 + 0.5);
    final double d3 = 1 + 4 * h2 - 2 * h1 - 2 * mu * h1;
    return new Moments(mu, 0.5 + h1, h1, d3, second - mu * mu, 0.5 + h2);
  }

  /** E[exp(tau xi); xi < 0] = erfcx(tau/sqrt 2)/2. */
  private static double leftExponential(double tau) {
    return Gaussian.erfcx(tau * Math.sqrt(0.5)) / 2;
  }

  /**
   * E[sum over n ≥ first of (base^n + shift)/n! (tau xi)^n; xi < 0]: exp(base t) + shift exp(t) less its first terms.
   */
  private static double leftPowers(double tau, int first, double base, double shift) {
    double sum = 0;
    // E[xi^n; xi < 0]/n! = (-1)^n m_n with m_n = m_{n-2}/n, m_0 = 1/2, m_1 = phi(0).
    double older = 0.5;
    double newer = Gaussian.PEAK;
    double power = -tau;
    double basePower = base;
    for (int n = 1; n < 60; n++) {
      if (n >= first) {
        sum += (basePower + shift) * power * newer;
      }
      final double next = older / (n + 1);
      older = newer;
      newer = next;
      power *= -tau;
      basePower *= base;
    }
    return sum;
  }
}
