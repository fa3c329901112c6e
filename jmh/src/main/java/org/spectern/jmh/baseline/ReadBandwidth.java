package org.spectern.jmh.baseline;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The ceiling of every product that reads stored weights: how fast one thread reads an array over and over.
 *
 * <p>The Vector API and not a plain loop, which the compiler turns into narrower vectors: it was seen to read 62 GB/s
 * from the nearest cache where this reads 160.
 */
public final class ReadBandwidth {
  private static final VectorSpecies<Long> WORDS = LongVector.SPECIES_PREFERRED;
  private static final int LANES = WORDS.length();
  private static final int GRAIN = 4 * LANES;
  private static final int ROUNDS = 5;
  /** Reads between two looks at the clock, at least. */
  private static final long BYTES_PER_LOOK = 1 << 20;

  private final long[] array;
  private long sink;

  /**
   * An array to read.
   *
   * @param bytes its size, at most 16 GiB; rounded down to whole steps of the loop
   */
  public ReadBandwidth(long bytes) {
    array = new long[Math.toIntExact(Math.max(GRAIN, bytes / Long.BYTES / GRAIN * GRAIN))];
    // Written once: pages that were never touched all share one page of zeros.
    for (int i = 0; i < array.length; i++) {
      array[i] = i;
    }
  }

  /** The size of the array. */
  public long bytes() {
    return (long) array.length * Long.BYTES;
  }

  /**
   * The best of a few rounds, in bytes per nanosecond, which is GB/s. The best, since whatever disturbs a reader only
   * slows it.
   *
   * @param nanos how long one round lasts at least
   */
  public double measure(long nanos) {
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      best = Math.max(best, round(nanos));
    }
    if (sink == 0) {
      throw new IllegalStateException("the reader read nothing: bytes=" + bytes());
    }
    return best;
  }

  private double round(long nanos) {
    final int passes = (int) Math.max(1, BYTES_PER_LOOK / bytes());
    final long start = System.nanoTime();
    long read = 0;
    long elapsed;
    do {
      for (int pass = 0; pass < passes; pass++) {
        sink |= sum(array);
      }
      read += passes * bytes();
      elapsed = System.nanoTime() - start;
    } while (elapsed < nanos);
    return (double) read / elapsed;
  }

  // Four chains, so that loads set the pace and not the latency of an addition.
  private static long sum(long[] array) {
    LongVector first = LongVector.zero(WORDS);
    LongVector second = first;
    LongVector third = first;
    LongVector fourth = first;
    for (int i = 0; i < array.length; i += GRAIN) {
      first = first.add(LongVector.fromArray(WORDS, array, i));
      second = second.add(LongVector.fromArray(WORDS, array, i + LANES));
      third = third.add(LongVector.fromArray(WORDS, array, i + 2 * LANES));
      fourth = fourth.add(LongVector.fromArray(WORDS, array, i + 3 * LANES));
    }
    return first.add(second).add(third.add(fourth)).reduceLanes(VectorOperators.ADD);
  }
}
