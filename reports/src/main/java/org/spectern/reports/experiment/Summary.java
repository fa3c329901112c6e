package org.spectern.reports.experiment;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Mean of a few repetitions and half the width of its 95 % interval, t · s / √n with Student's t of n − 1 degrees of
 * freedom.
 *
 * @param mean arithmetic mean
 * @param halfWidth of the interval, in the unit of the mean; empty for a single value, which tells nothing of how it
 * spreads
 */
public record Summary(double mean, OptionalDouble halfWidth) {
  /** Student's t, 97.5 %, for 1 … 9 degrees of freedom. */
  private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};
  /** The normal quantile at 97.5 %. */
  private static final double Z = 1.959964;

  /** @throws IllegalArgumentException without values */
  public static Summary of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a mean needs at least one value: values=" + values);
    }
    final int n = values.size();
    final double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
    if (n == 1) {
      return new Summary(mean, OptionalDouble.empty());
    }
    final double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return new Summary(mean, OptionalDouble.of(quantile(n - 1) * Math.sqrt(squares / (n - 1) / n)));
  }

  /** What stands behind means over so many seeds, in words: a mean of one has no interval. */
  public static String over(int seeds) {
    return seeds == 1 ? "of one seed, so without an interval" : "means over " + seeds + " seeds with 95 % t-intervals";
  }

  /** Student's t at 97.5 %: a table, then the expansion in 1/ν of Abramowitz and Stegun, 26.7.5, good to 2e-4 there. */
  private static double quantile(int freedom) {
    if (freedom <= T.length) {
      return T[freedom - 1];
    }
    final double z3 = Z * Z * Z;
    final double z5 = z3 * Z * Z;
    final double z7 = z5 * Z * Z;
    return Z + (z3 + Z) / (4 * freedom) + (5 * z5 + 16 * z3 + 3 * Z) / (96.0 * freedom * freedom)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384.0 * freedom * freedom * freedom);
  }

  /** Lower end of the interval; NaN for a single value, as charts take it for no error bar. */
  public double low() {
    return mean - halfWidth.orElse(Double.NaN);
  }

  /** Upper end of the interval; NaN for a single value. */
  public double high() {
    return mean + halfWidth.orElse(Double.NaN);
  }

  /**
   * Lower end of the interval of a positive mean for a logarithmic axis, which has no place for zero: at least half the
   * mean.
   */
  public double lowAboveZero() {
    return Math.max(mean / 2, low());
  }

  /** {@code 0.9432 ± 0.0011}; a single value stands alone. */
  public String text(int decimals) {
    return scaled(1, decimals);
  }

  /** A share as {@code 94.32 ± 0.11 %}; a single value stands alone. */
  public String percent() {
    return scaled(100, 2) + " %";
  }

  private String scaled(double factor, int decimals) {
    final String form = "%." + decimals + "f";
    final String value = String.format(Locale.ROOT, form, factor * mean);
    return halfWidth.isEmpty() ? value
        : value + " ± " + String.format(Locale.ROOT, form, factor * halfWidth.getAsDouble());
  }
}
