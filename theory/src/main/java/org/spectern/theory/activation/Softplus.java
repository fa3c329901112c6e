package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/** s(t) = log(1 + exp(t)). */
public record Softplus() implements Activation {

  @Override
  public String name() {
    return "softplus";
  }

  @Override
  public double value(double t) {
    return Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t)));
  }

  @Override
  public double increment(double t) {
    // log((1 + exp t)/2), with the large side kept linear.
    return t > 1 ? t + Math.log1p(Math.expm1(-t) / 2) : Math.log1p(Math.expm1(t) / 2);
  }

  @Override
  public double derivative(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  @Override
  public Moments moments(double tau) {
    return new LogisticMoments(tau).softplus();
  }
}
