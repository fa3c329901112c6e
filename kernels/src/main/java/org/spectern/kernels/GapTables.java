package org.spectern.kernels;

import static org.spectern.kernels.product.SeededRows.DIGIT;
import static org.spectern.kernels.product.SeededRows.ESCAPE;
import static org.spectern.kernels.product.SeededRows.LOW;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The alias tables of {@link org.spectern.kernels.product.SeededRows#gaps}, made of integers alone so that every machine agrees.
 *
 * <p>With p the probability of a nonzero and t = 1 - p, the number of zeros before the next nonzero is geometric, and its lower
 * and upper digit in base 256 are independent: P(low = r) ~ t^r, P(high = h) ~ t^(256 h), where the last upper digit takes the
 * whole tail, t^(256 * 255), and means "no nonzero yet". Each probability is a multiple of 2^-31.
 */
final class GapTables {
  private static final int PRECISION = 192;
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(PRECISION);
  private static final int CELL = 1 << 31 - DIGIT;

  private GapTables() {}

  /** Returns the tables for p given in units of 2^-32, at least 1. */
  static int[] of(final long numerator) {
    final BigInteger zero = BigInteger.valueOf((1L << 32) - numerator).shiftLeft(PRECISION - 32);
    final BigInteger[] low = powers(zero);
    final BigInteger[] high = powers(times(low[LOW - 1], zero));
    // The tail in units of the other digits' weights: t^(256 h) (1 - t^256) for those, t^(256 * 255) for the tail.
    final BigInteger stop = ONE.subtract(high[1]);
    for (int digit = 0; digit < ESCAPE; digit++) {
      high[digit] = times(high[digit], stop);
    }
    final int[] tables = new int[2 * LOW];
    alias(shares(low), tables, 0);
    alias(shares(high), tables, LOW);
    return tables;
  }

  private static BigInteger[] powers(final BigInteger base) {
    final BigInteger[] powers = new BigInteger[LOW];
    powers[0] = ONE;
    for (int exponent = 1; exponent < LOW; exponent++) {
      powers[exponent] = times(powers[exponent - 1], base);
    }
    return powers;
  }

  private static BigInteger times(final BigInteger first, final BigInteger second) {
    return first.multiply(second).shiftRight(PRECISION);
  }

  /** Weights scaled to whole numbers that add up to 2^31; what rounding leaves goes to the largest. */
  private static int[] shares(final BigInteger[] weights) {
    final BigInteger total = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
    final int[] shares = new int[LOW];
    long left = 1L << 31;
    int largest = 0;
    for (int digit = 0; digit < LOW; digit++) {
      // A single certain digit would need 2^31 itself: it gets the rest below.
      final BigInteger share = weights[digit].shiftLeft(31).divide(total);
      shares[digit] = share.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue();
      left -= shares[digit];
      largest = shares[digit] > shares[largest] ? digit : largest;
    }
    // The rest is at most 256, and the digit takes it from beyond its own cell, so clamping at the top loses nothing but 2^-31.
    shares[largest] = (int) Math.min(Integer.MAX_VALUE, shares[largest] + left);
    return shares;
  }

  /** Vose's method: cells of equal size, each holding a part of its own digit and the rest from one other. */
  private static void alias(final int[] shares, final int[] table, final int base) {
    final int[] small = new int[LOW];
    final int[] large = new int[LOW];
    int smalls = 0;
    int larges = 0;
    for (int digit = LOW - 1; digit >= 0; digit--) {
      if (shares[digit] < CELL) {
        small[smalls++] = digit;
      } else {
        large[larges++] = digit;
      }
    }
    while (smalls > 0 && larges > 0) {
      final int poor = small[--smalls];
      final int rich = large[larges - 1];
      table[base + poor] = shares[poor] << DIGIT | rich;
      shares[rich] -= CELL - shares[poor];
      if (shares[rich] < CELL) {
        larges--;
        small[smalls++] = rich;
      }
    }
    while (larges > 0) {
      final int digit = large[--larges];
      table[base + digit] = CELL << DIGIT | digit;
    }
    while (smalls > 0) {
      final int digit = small[--smalls];
      table[base + digit] = shares[digit] << DIGIT | digit;
    }
  }

  /** The frequency of nonzeros that the tables give: nonzeros per draw over columns per draw. */
  static double nonzeroProbability(final int[] tables) {
    final long[] low = frequencies(tables, 0);
    final long[] high = frequencies(tables, LOW);
    double lowMean = 0;
    double columns = 0;
    for (int digit = 0; digit < LOW; digit++) {
      lowMean += digit * (low[digit] * 0x1p-31);
    }
    for (int digit = 0; digit < ESCAPE; digit++) {
      columns += (LOW * digit + lowMean + 1) * (high[digit] * 0x1p-31);
    }
    final double escape = high[ESCAPE] * 0x1p-31;
    return (1 - escape) / (columns + ESCAPE * LOW * escape);
  }

  /** How often each digit comes, in units of 2^-31. */
  static long[] frequencies(final int[] table, final int base) {
    final long[] frequencies = new long[LOW];
    for (int index = 0; index < LOW; index++) {
      final int entry = table[base + index];
      final int threshold = entry >>> DIGIT;
      frequencies[index] += threshold;
      frequencies[entry & ESCAPE] += CELL - threshold;
    }
    return frequencies;
  }
}
