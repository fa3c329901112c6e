package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Gaussian;
import org.spectern.theory.gaussian.Moments;

/**
 * s(t) = below · t for t ≤ 0, above · t for t &gt; 0: relu (0, 1), leaky relu (slope, 1), |t| (-1, 1), identity (1, 1).
 *
 * @param below slope left of zero
 * @param above slope right of zero
 */
public record PiecewiseLinear(String name, double below, double above) implements Activation {

  /** Checks that both slopes are finite. */
  public PiecewiseLinear {
    if (!Double.isFinite(below) || !Double.isFinite(above)) {
      throw new IllegalArgumentException("slopes must be finite: below=" + below + " above=" + above);
    }
  }

  @Override
  public double value(double t) {
    return t > 0 ? above * t : below * t;
  }

  @Override
  public double derivative(double t) {
    return t > 0 ? above : below;
  }

  /**
   * Homogeneity of degree one: mu = k tau phi(0) with k the kink, Var = tau² (m - k² phi(0)²), m the mean square slope.
   */
  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    final double kink = (above - below) * Gaussian.PEAK;
    final double meanSquare = (above * above + below * below) / 2;
    final double unitVariance = meanSquare - kink * kink;
    return new Moments(kink * tau, (above + below) / 2, kink / tau, 2 * unitVariance, unitVariance * tau * tau,
        meanSquare);
  }

  @Override
  public double[] breaks() {
    return above == below ? new double[0] : new double[]{0};
  }
}
