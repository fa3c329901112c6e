package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/** s(t) = t/(1 + exp(-t)). */
public record Swish() implements Activation {

  @Override
  public String name() {
    return "swish";
  }

  @Override
  public double value(double t) {
    return t / (1 + Math.exp(-t));
  }

  @Override
  public double derivative(double t) {
    final double sigma = 1 / (1 + Math.exp(-t));
    final double cosh = 2 * Math.cosh(t / 2);
    return sigma + t / (cosh * cosh);
  }

  @Override
  public Moments moments(double tau) {
    return new LogisticMoments(tau).swish();
  }
}
