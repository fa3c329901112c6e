package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/** s(t) = tanh t = 2 sigma(2t) - 1. */
public record HyperbolicTangent() implements Activation {

  @Override
  public String name() {
    return "tanh";
  }

  @Override
  public double value(double t) {
    return Math.tanh(t);
  }

  @Override
  public double derivative(double t) {
    final double cosh = Math.cosh(t);
    return 1 / (cosh * cosh);
  }

  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    return new LogisticMoments(2 * tau).sigmoid().rescaled(2, 2, -1);
  }
}
