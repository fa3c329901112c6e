package org.spectern.theory.activation;

import org.spectern.theory.gaussian.GaussianQuadrature;
import org.spectern.theory.gaussian.Moments;

/**
 * A scalar activation s and what the theory asks of it. Networks use it centred, as s - mu.
 */
public interface Activation {
  /** The name that {@link Activations#parse} understands, or a description. */
  String name();

  /** s(t). */
  double value(double t);

  /** s'(t) between the breaks; any one-sided value at a break. */
  double derivative(double t);

  /** Moments at scale tau in (0, infinity): by closed form or series where one is known. */
  Moments moments(double tau);

  /** Discontinuities of s, increasing. With any, E[s'²] is infinite and the NTK has no diagonal. */
  default double[] jumps() {
    return new double[0];
  }

  /** All points where s is not smooth: jumps and kinks, increasing. Quadrature splits here. */
  default double[] breaks() {
    return jumps();
  }

  /** s(t) - s(0), without cancellation near t = 0 where a cheap form exists. */
  default double increment(double t) {
    return value(t) - value(0);
  }

  /** The same moments by quadrature split at the breaks: slower, and independent of {@link #moments}. */
  default Moments quadratureMoments(double tau) {
    return GaussianQuadrature.moments(this::increment, this::derivative, value(0), jumps().length == 0, breaks(), tau);
  }
}
