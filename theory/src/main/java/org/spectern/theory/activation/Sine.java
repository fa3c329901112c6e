package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/** s(t) = sin t. */
public record Sine() implements Activation {

  @Override
  public String name() {
    return "sin";
  }

  @Override
  public double value(double t) {
    return Math.sin(t);
  }

  @Override
  public double derivative(double t) {
    return Math.cos(t);
  }

  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    final double x = tau * tau;
    final double decay = Math.exp(-2 * x);
    return new Moments(0, Math.exp(-x / 2), 0, 2 * decay, -Math.expm1(-2 * x) / 2, (1 + decay) / 2);
  }
}
