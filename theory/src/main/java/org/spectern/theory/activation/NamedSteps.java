package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/** A piecewise constant activation that has a name of its own: sign, heaviside. */
record NamedSteps(String name, StepActivation steps) implements Activation {

  @Override
  public double value(double t) {
    return steps.value(t);
  }

  @Override
  public double derivative(double t) {
    return steps.derivative(t);
  }

  @Override
  public Moments moments(double tau) {
    return steps.moments(tau);
  }

  @Override
  public double[] jumps() {
    return steps.jumps();
  }
}
