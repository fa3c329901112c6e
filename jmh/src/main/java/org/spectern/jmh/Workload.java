package org.spectern.jmh;

import java.util.Optional;

/**
 * What one operation of a benchmark works through. Set-up declares it once per trial; the profilers of
 * {@link org.spectern.jmh.profile}, which run in the same JVM but know only the benchmark's parameters, turn times into
 * weights per nanosecond and bytes of weights per second.
 *
 * @param weights weights applied by one operation: rows · columns · batch, zeros included, summed over the layers of a
 * net
 * @param weightBytes bytes of weights that one operation reads as they are stored, each counted once; 0 where weights
 * are generated
 */
public record Workload(long weights, long weightBytes) {
  private static volatile Workload declared;

  /** Checks the counts. */
  public Workload {
    if (weights < 1 || weightBytes < 0) {
      throw new IllegalArgumentException(
          "an operation works on at least one weight, of no negative size: weights=" + weights
              + " weightBytes=" + weightBytes);
    }
  }

  /** Declares what one operation of the running trial works through; call it from {@code @Setup(Level.Trial)}. */
  public static void declare(long weights, long weightBytes) {
    declared = new Workload(weights, weightBytes);
  }

  /** The workload of the running trial, if it has declared one. */
  public static Optional<Workload> current() {
    return Optional.ofNullable(declared);
  }

  /** Forgets the workload, before another trial begins in the same JVM. */
  public static void clear() {
    declared = null;
  }

  /** Bits of storage that one weight takes, for one input at a time. */
  public double bitsPerWeight(int batch) {
    return 8.0 * weightBytes * batch / weights;
  }
}
