package org.spectern.theory.gaussian;

/** The standard normal law and the error function, to about 1e-15 relative (1e-14 in the tails). */
public final class Gaussian {
  /** phi(0) = 1 / sqrt(2 pi). */
  public static final double PEAK = 1 / Math.sqrt(2 * Math.PI);

  private static final double TWO_OVER_ROOT_PI = 2 / Math.sqrt(Math.PI);
  private static final double ROOT_HALF = Math.sqrt(0.5);
  /** Below, the series of erf has few terms; above, the continued fraction of erfc does. */
  private static final double SERIES_END = 2;

  private Gaussian() {}

  /** phi(u) = exp(-u²/2) / sqrt(2 pi); 0 at infinities. */
  public static double density(double u) {
    return PEAK * Math.exp(-u * u / 2);
  }

  /** u phi(u), with the limit 0 at infinities. */
  public static double densityTimes(double u) {
    return Double.isInfinite(u) ? 0 : u * density(u);
  }

  /** Phi(u) = P(xi ≤ u). */
  public static double distribution(double u) {
    return erfc(-u * ROOT_HALF) / 2;
  }

  /** P(from < xi ≤ to) without cancellation in either tail. */
  public static double mass(double from, double to) {
    if (from > 0) {
      return (erfc(from * ROOT_HALF) - erfc(to * ROOT_HALF)) / 2;
    }
    if (to < 0) {
      return (erfc(-to * ROOT_HALF) - erfc(-from * ROOT_HALF)) / 2;
    }
    return (erf(to * ROOT_HALF) - erf(from * ROOT_HALF)) / 2;
  }

  /** erf(x) = 2/sqrt(pi) ∫_0^x exp(-t²) dt. */
  public static double erf(double x) {
    return Math.abs(x) < SERIES_END ? series(x) : Math.copySign(1 - erfc(Math.abs(x)), x);
  }

  /** erfc(x) = 1 - erf(x), accurate in the upper tail. */
  public static double erfc(double x) {
    if (x < SERIES_END) {
      return x > -SERIES_END ? 1 - series(x) : 2 - erfc(-x);
    }
    return Math.exp(-x * x) * fraction(x);
  }

  /** Scaled complement exp(x²) erfc(x) for x ≥ 0; no overflow for any x. */
  public static double erfcx(double x) {
    if (!(x >= 0)) {
      throw new IllegalArgumentException("x must not be negative: x=" + x);
    }
    return x < SERIES_END ? Math.exp(x * x) * (1 - series(x)) : fraction(x);
  }

  /** erf(x) = 2/sqrt(pi) exp(-x²) sum 2^n x^(2n+1) / (2n+1)!!: all terms of one sign. */
  private static double series(double x) {
    final double twice = 2 * x * x;
    double term = x;
    double sum = x;
    for (int odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
      term *= twice / odd;
      sum += term;
    }
    return TWO_OVER_ROOT_PI * Math.exp(-x * x) * sum;
  }

  /** exp(x²) erfc(x) = 1/sqrt(pi) · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from the inside out. */
  private static double fraction(double x) {
    if (Double.isInfinite(x)) {
      return 0;
    }
    double tail = x;
    for (int k = (int) (10 + 220 / (x * x)); k > 0; k--) {
      tail = x + k / (2 * tail);
    }
    return TWO_OVER_ROOT_PI / (2 * tail);
  }
}
