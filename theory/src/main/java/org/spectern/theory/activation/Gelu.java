package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Gaussian;
import org.spectern.theory.gaussian.Moments;

/** s(t) = t Phi(t), Phi the normal distribution function. */
public record Gelu() implements Activation {

  @Override
  public String name() {
    return "gelu";
  }

  @Override
  public double value(double t) {
    return t * Gaussian.distribution(t);
  }

  @Override
  public double derivative(double t) {
    return Gaussian.distribution(t) + Gaussian.densityTimes(t);
  }

  /**
   * With x = tau², V = E[(Phi - 1/2)²] = asin(x/(1+x))/(2 pi) and s = t/2 + t(Phi - 1/2): E[t² f] = x E[f] + x² E[f'']
   * and E[f''] = 2 dE[f]/dx give the second moment x/4 + xV + 2x²V' and its derivative.
   */
  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    final double x = tau * tau;
    final double one = 1 + x;
    final double two = 1 + 2 * x;
    final double v = Math.atan2(x, Math.sqrt(two)) / (2 * Math.PI);
    final double slope = 1 / (2 * Math.PI * one * Math.sqrt(two));
    final double curvature = -slope * (1 / one + 1 / two);
    final double mu = x * Gaussian.PEAK / Math.sqrt(one);
    final double p2 = Gaussian.PEAK * (2 + x) / (one * Math.sqrt(one));
    final double variance = x * (0.25 + v + 2 * x * slope) - mu * mu;
    final double d3 = 0.5 + 2 * v + 10 * x * slope + 4 * x * x * curvature - 2 * mu * p2;
    final double densities = 1 / (2 * Math.PI * Math.sqrt(two));
    final double dt2 = 0.25 + v + densities * x * (2 / one + 1 / two);
    return new Moments(mu, 0.5, p2, d3, variance, dt2);
  }
}
