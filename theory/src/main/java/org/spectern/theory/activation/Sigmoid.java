package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/** s(t) = 1/(1 + exp(-t)). */
public record Sigmoid() implements Activation {

  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public double value(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  @Override
  public double increment(double t) {
    return Math.tanh(t / 2) / 2;
  }

  @Override
  public double derivative(double t) {
    final double cosh = 2 * Math.cosh(t / 2);
    return 1 / (cosh * cosh);
  }

  @Override
  public Moments moments(double tau) {
    return new LogisticMoments(tau).sigmoid();
  }
}
