package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/** s(t) = square · t² + linear · t + constant. */
public record Polynomial(double square, double linear, double constant) implements Activation {

  /** Checks that the coefficients are finite and that s is not constant. */
  public Polynomial {
    if (!Double.isFinite(square + linear + constant) || square == 0 && linear == 0) {
      throw new IllegalArgumentException(
          "coefficients must be finite and not both a and b zero: a=" + square + " b=" + linear + " c=" + constant);
    }
  }

  @Override
  public String name() {
    return "poly:" + square + "," + linear + "," + constant;
  }

  @Override
  public double value(double t) {
    return (square * t + linear) * t + constant;
  }

  @Override
  public double increment(double t) {
    return (square * t + linear) * t;
  }

  @Override
  public double derivative(double t) {
    return 2 * square * t + linear;
  }

  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    final double x = tau * tau;
    final double a2 = square * square;
    final double b2 = linear * linear;
    return new Moments(square * x + constant, linear, 2 * square, 8 * a2 * x + 2 * b2, (2 * a2 * x + b2) * x,
        4 * a2 * x + b2);
  }
}
