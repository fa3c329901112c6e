package org.spectern.jmh.product;

import java.util.Arrays;

/** Times of an operation in a plain loop, for tables whose lines are too many for a fork each. */
final class Samples {
  private static final int COUNT = 5;

  private Samples() {}

  /**
   * Median time of one operation in nanoseconds, with what reading the clock takes.
   *
   * @param nanos how long to run it: half of the time warms up, the other half is measured
   */
  static double median(final Runnable operation, final long nanos) {
    sample(operation, nanos / 2);
    final double[] samples = new double[COUNT];
    Arrays.setAll(samples, place -> sample(operation, nanos / 2 / COUNT));
    Arrays.sort(samples);
    return samples[COUNT / 2];
  }

  private static double sample(final Runnable operation, final long nanos) {
    final long start = System.nanoTime();
    long count = 0;
    do {
      operation.run();
      count++;
    } while (System.nanoTime() - start < nanos);
    return (double) (System.nanoTime() - start) / count;
  }
}
