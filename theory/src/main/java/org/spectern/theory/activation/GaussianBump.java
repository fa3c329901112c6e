package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/** s(t) = exp(-t²/2), named {@code gauss}. */
public record GaussianBump() implements Activation {

  @Override
  public String name() {
    return "gauss";
  }

  @Override
  public double value(double t) {
    return Math.exp(-t * t / 2);
  }

  @Override
  public double increment(double t) {
    return Math.expm1(-t * t / 2);
  }

  @Override
  public double derivative(double t) {
    return -t * Math.exp(-t * t / 2);
  }

  /** E[exp(-b t²/2)] = (1 + b x)^(-1/2) with x = tau²; differences of such powers through log1p and expm1. */
  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    final double x = tau * tau;
    final double one = 1 + x;
    final double two = 1 + 2 * x;
    final double variance = Math.expm1(Math.log1p(x * x / two) / 2) / one;
    final double d3 = -2 / (one * one) * Math.expm1(2 * Math.log1p(x) - 1.5 * Math.log1p(2 * x));
    return new Moments(1 / Math.sqrt(one), 0, -1 / (one * Math.sqrt(one)), d3, variance, x / (two * Math.sqrt(two)));
  }
}
