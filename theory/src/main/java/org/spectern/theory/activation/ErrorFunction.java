package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Gaussian;
import org.spectern.theory.gaussian.Moments;

/** s(t) = erf(t) = 2/sqrt(pi) ∫_0^t exp(-v²) dv. */
public record ErrorFunction() implements Activation {

  @Override
  public String name() {
    return "erf";
  }

  @Override
  public double value(double t) {
    return Gaussian.erf(t);
  }

  @Override
  public double derivative(double t) {
    return 2 / Math.sqrt(Math.PI) * Math.exp(-t * t);
  }

  /** Var = 2/pi asin(2x/(1+2x)), x = tau²; being odd, d3 = 2 dVar/dx. */
  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    final double x = tau * tau;
    final double wide = 1 + 2 * x;
    final double root = Math.sqrt(1 + 4 * x);
    // atan instead of asin: asin loses half the digits where its argument nears 1.
    final double variance = 2 / Math.PI * Math.atan2(2 * x, root);
    final double dt2 = 4 / Math.PI / root;
    return new Moments(0, 2 / Math.sqrt(Math.PI * wide), 0, 2 * dt2 / wide, variance, dt2);
  }
}
