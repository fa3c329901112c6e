package org.spectern.reports.experiment;

import java.util.List;

/**
 * Mean of a few repetitions and half the width of its 95 % interval.
 *
 * @param mean arithmetic mean
 * @param halfWidth t-quantile · s / √n; 0 for a single value
 */
public record Summary(double mean, double halfWidth) {
  /** Student's t, 97.5 %, for 1 … 9 degrees of freedom; beyond, the normal quantile is within 14 %. */
  private static final double[] T = {12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262};

  public static Summary of(List<Double> values) {
    final int n = values.size();
    double sum = 0;
    for (final double value : values) {
      sum += value;
    }
    final double mean = sum / n;
    if (n < 2) {
      return new Summary(mean, 0);
    }
    double squares = 0;
    for (final double value : values) {
      squares += (value - mean) * (value - mean);
    }
    final double quantile = n - 2 < T.length ? T[n - 2] : 1.96;
    return new Summary(mean, quantile * Math.sqrt(squares / (n - 1) / n));
  }
}
