package org.spectern.kernels;

import static org.spectern.kernels.product.SeededRows.CELLS;
import static org.spectern.kernels.product.SeededRows.CELL_BITS;
import static org.spectern.kernels.product.SeededRows.ESCAPE;
import static org.spectern.kernels.product.SeededRows.THRESHOLD;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The alias table of {@link org.spectern.kernels.product.SeededRows#gaps}, made of integers alone so that every machine
 * agrees.
 *
 * <p>With p the probability of a nonzero and t = 1 - p, the number of zeros before the next nonzero is at most k with
 * probability 1 - t^(k+1), which is rounded down to a multiple of 2^-31 for every k; the last gap takes the whole tail,
 * t^{@value org.spectern.kernels.product.SeededRows#ESCAPE}, and means "no nonzero yet".
 */
final class GapTables {
  private static final int PRECISION = 192;
  private static final BigInteger ONE = BigInteger.ONE.shiftLeft(PRECISION);
  private static final int UNITS = 31;
  /** What a cell holds. */
  private static final int CELL = 1 << UNITS - CELL_BITS;

  private GapTables() {}

  /** Returns the table for p given in units of 2^-32, at least 1. */
  static int[] of(final long numerator) {
    final BigInteger zero = BigInteger.valueOf((1L << 32) - numerator).shiftLeft(PRECISION - 32);
    final long[] shares = new long[CELLS];
    BigInteger tail = ONE;
    long below = 0;
    for (int gap = 0; gap < ESCAPE; gap++) {
      tail = tail.multiply(zero).shiftRight(PRECISION);
      final long upTo = ONE.subtract(tail).shiftRight(PRECISION - UNITS).longValueExact();
      shares[gap] = upTo - below;
      below = upTo;
    }
    shares[ESCAPE] = (1L << UNITS) - below;
    final AliasTable cells = AliasTable.of(shares, CELL);
    final int[] table = new int[CELLS];
    Arrays.setAll(table, cell -> cells.thresholds()[cell] << THRESHOLD | cells.aliases()[cell]);
    return table;
  }

  /** The frequency of nonzeros that the table gives: nonzeros per draw over columns per draw. */
  static double nonzeroProbability(final int[] table) {
    final long[] frequencies = frequencies(table);
    long columns = ESCAPE * frequencies[ESCAPE];
    for (int gap = 0; gap < ESCAPE; gap++) {
      columns += (gap + 1) * frequencies[gap];
    }
    return (double) ((1L << UNITS) - frequencies[ESCAPE]) / columns;
  }

  /** How often each gap comes, in units of 2^-31. */
  static long[] frequencies(final int[] table) {
    final long[] frequencies = new long[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      final int threshold = table[cell] >>> THRESHOLD;
      frequencies[cell] += threshold;
      frequencies[table[cell] & ESCAPE] += CELL - threshold;
    }
    return frequencies;
  }
}
