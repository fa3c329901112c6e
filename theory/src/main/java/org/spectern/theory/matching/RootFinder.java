package org.spectern.theory.matching;

import java.util.function.DoubleUnaryOperator;

/** Brent's method: a bracketed root by inverse quadratic interpolation with bisection as the safeguard. */
final class RootFinder {
  private static final int MOST_STEPS = 200;

  private RootFinder() {}

  /**
   * A root of f between two points where f has opposite signs, to the last bits.
   *
   * @throws IllegalArgumentException when f has one sign at both ends
   */
  static double root(DoubleUnaryOperator f, double lower, double upper) {
    double a = lower;
    double b = upper;
    double fa = f.applyAsDouble(a);
    double fb = f.applyAsDouble(b);
    if (fa * fb > 0) {
      throw new IllegalArgumentException("no sign change: f(" + lower + ")=" + fa + " f(" + upper + ")=" + fb);
    }
    double c = a;
    double fc = fa;
    double move = b - a;
    double before = move;
    for (int step = 0; step < MOST_STEPS; step++) {
      if (Math.abs(fc) < Math.abs(fb)) {
        a = b;
        b = c;
        c = a;
        fa = fb;
        fb = fc;
        fc = fa;
      }
      final double tolerance = 2 * Math.ulp(b);
      final double middle = (c - b) / 2;
      if (Math.abs(middle) <= tolerance || fb == 0) {
        return b;
      }
      final double guess = interpolate(a, b, c, fa, fb, fc);
      // Take the interpolated step only where it stays well inside and shrinks faster than bisection did.
      if (Math.abs(before) >= tolerance && Math.abs(fa) > Math.abs(fb) && guess * Math.signum(middle) > 0
          && Math.abs(guess) < Math.min(1.5 * Math.abs(middle), Math.abs(before) / 2)) {
        before = move;
        move = guess;
      } else {
        move = middle;
        before = middle;
      }
      a = b;
      fa = fb;
      b += Math.abs(move) > tolerance ? move : Math.copySign(tolerance, middle);
      fb = f.applyAsDouble(b);
      if (fb * fc > 0) {
        c = a;
        fc = fa;
        move = b - a;
        before = move;
      }
    }
    return b;
  }

  private static double interpolate(double a, double b, double c, double fa, double fb, double fc) {
    final double s = fb / fa;
    if (a == c) {
      return (c - b) * s / (1 - s);
    }
    final double q = fa / fc;
    final double r = fb / fc;
    return -s * ((c - b) * q * (q - r) - (b - a) * (r - 1)) / ((q - 1) * (r - 1) * (s - 1));
  }
}
