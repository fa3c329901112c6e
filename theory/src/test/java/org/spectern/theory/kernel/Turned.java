package org.spectern.theory.kernel;

import org.spectern.theory.activation.Activation;
import org.spectern.theory.gaussian.Moments;

/** outer · s(inner · t), its moments by quadrature alone. */
record Turned(Activation s, double outer, double inner) implements Activation {

  @Override
  public String name() {
    return outer + " " + s.name() + "(" + inner + " t)";
  }

  @Override
  public double value(double t) {
    return outer * s.value(inner * t);
  }

  @Override
  public double increment(double t) {
    return outer * s.increment(inner * t);
  }

  @Override
  public double derivative(double t) {
    return outer * inner * s.derivative(inner * t);
  }

  @Override
  public double[] jumps() {
    return s.jumps();
  }

  @Override
  public double[] breaks() {
    return s.breaks();
  }

  @Override
  public Moments moments(double tau) {
    return quadratureMoments(tau);
  }
}
