package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/** s(t) = cos t. */
public record Cosine() implements Activation {

  @Override
  public String name() {
    return "cos";
  }

  @Override
  public double value(double t) {
    return Math.cos(t);
  }

  @Override
  public double increment(double t) {
    final double half = Math.sin(t / 2);
    return -2 * half * half;
  }

  @Override
  public double derivative(double t) {
    return -Math.sin(t);
  }

  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    final double x = tau * tau;
    final double mu = Math.exp(-x / 2);
    final double lost = -Math.expm1(-x);
    return new Moments(mu, 0, -mu, 2 * Math.exp(-x) * lost, lost * lost / 2, -Math.expm1(-2 * x) / 2);
  }
}
