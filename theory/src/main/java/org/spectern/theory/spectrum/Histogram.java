package org.spectern.theory.spectrum;

/**
 * Counts of eigenvalues in equal bins.
 *
 * @param from left end of the first bin
 * @param to right end of the last bin
 * @param counts one per bin; a value on an edge falls into the bin on its right, the last edge into the last bin
 */
public record Histogram(double from, double to, int[] counts) {

  /** A histogram that spans all values. */
  public static Histogram of(double[] values, int bins) {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (final double value : values) {
      from = Math.min(from, value);
      to = Math.max(to, value);
    }
    return of(values, from, to, bins);
  }

  /** A histogram over a given range; values outside are left out. */
  public static Histogram of(double[] values, double from, double to, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("bins must be at least 1: bins=" + bins);
    }
    if (!(from <= to)) {
      throw new IllegalArgumentException("the range must not be empty: from=" + from + " to=" + to);
    }
    final int[] counts = new int[bins];
    for (final double value : values) {
      if (value >= from && value <= to) {
        final double place = to == from ? 0 : (value - from) / (to - from) * bins;
        counts[Math.min(bins - 1, (int) place)]++;
      }
    }
    return new Histogram(from, to, counts);
  }

  /** Left end of a bin. */
  public double edge(int bin) {
    return from + (to - from) * bin / counts.length;
  }
}
