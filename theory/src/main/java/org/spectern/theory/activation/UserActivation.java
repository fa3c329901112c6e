package org.spectern.theory.activation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.spectern.theory.gaussian.GaussianQuadrature;
import org.spectern.theory.gaussian.Moments;

/**
 * An activation given as a function and the points where it jumps: moments by quadrature, everything else as for the
 * built-in ones.
 *
 * <p> Without a derivative of its own, s' (which only E[s'²] and the NTK need) is a difference quotient of fourth
 * order, good to about 1e-10 for functions that vary on the scale of 1.
 */
public final class UserActivation implements Activation {
  private static final double STEP = 1e-3;

  private final String name;
  private final DoubleUnaryOperator function;
  private final DoubleUnaryOperator derivative;
  private final double[] jumps;
  private final double[] kinks;

  private UserActivation(String name, DoubleUnaryOperator function, DoubleUnaryOperator derivative, double[] jumps,
      double[] kinks) {
    for (final double at : jumps) {
      requireFinite("jumps", at);
    }
    for (final double at : kinks) {
      requireFinite("kinks", at);
    }
    this.name = name;
    this.function = function;
    this.derivative = derivative;
    this.jumps = Arrays.stream(jumps).sorted().distinct().toArray();
    this.kinks = Arrays.stream(kinks).sorted().distinct().toArray();
  }

  /**
   * An activation that is smooth between its jumps.
   *
   * @param name for reports
   * @param function s, of at most polynomial growth
   * @param jumps every discontinuity of s: one that is left out costs all accuracy
   */
  public static UserActivation of(String name, DoubleUnaryOperator function, double... jumps) {
    return new UserActivation(name, function, null, jumps, new double[0]);
  }

  /** The same with points where s is continuous but not smooth: quadrature splits there too. */
  public UserActivation withKinks(double... points) {
    return new UserActivation(name, function, derivative, jumps, points);
  }

  /** The same with its derivative between the breaks. */
  public UserActivation withDerivative(DoubleUnaryOperator slope) {
    return new UserActivation(name, function, slope, jumps, kinks);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double value(double t) {
    return function.applyAsDouble(t);
  }

  @Override
  public double derivative(double t) {
    return derivative == null ? quotient(t) : derivative.applyAsDouble(t);
  }

  @Override
  public double[] jumps() {
    return jumps.clone();
  }

  @Override
  public double[] breaks() {
    final double[] all = Arrays.copyOf(jumps, jumps.length + kinks.length);
    System.arraycopy(kinks, 0, all, jumps.length, kinks.length);
    return Arrays.stream(all).sorted().distinct().toArray();
  }

  /** By quadrature: p1, p2, d3 and the variance from values of s alone. */
  @Override
  public Moments moments(double tau) {
    final Moments fromValues = GaussianQuadrature.moments(this::increment, t -> 0, value(0), false, breaks(), tau);
    if (!Double.isFinite(fromValues.variance())) {
      throw new IllegalArgumentException(
          name + " must be finite with finite variance: variance=" + fromValues.variance());
    }
    final double dt2 = jumps.length > 0 ? Double.POSITIVE_INFINITY : meanSquareSlope(tau);
    return new Moments(fromValues.mu(), fromValues.p1(), fromValues.p2(), fromValues.d3(), fromValues.variance(), dt2);
  }

  private double meanSquareSlope(double tau) {
    final GaussianQuadrature quadrature = new GaussianQuadrature(Arrays.stream(breaks()).map(t -> t / tau).toArray());
    final DoubleUnaryOperator square = xi -> {
      final double slope = derivative(tau * xi);
      return slope * slope;
    };
    // Refining below the quotients' own rounding errors would never end.
    return derivative == null ? quadrature.expectation(square, 1e-12) : quadrature.expectation(square);
  }

  /** Fourth-order difference quotient whose points stay between the breaks around t. */
  private double quotient(double t) {
    double step = STEP * Math.max(1, Math.abs(t));
    for (final double at : breaks()) {
      if (at != t) {
        step = Math.min(step, Math.abs(t - at) / 2.5);
      }
    }
    return (8 * (value(t + step) - value(t - step)) - (value(t + 2 * step) - value(t - 2 * step))) / (12 * step);
  }

  private static void requireFinite(String what, double at) {
    if (!Double.isFinite(at)) {
      throw new IllegalArgumentException(what + " must be finite: " + what + "=" + at);
    }
  }
}
