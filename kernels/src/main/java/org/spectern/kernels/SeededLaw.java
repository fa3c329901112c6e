package org.spectern.kernels;

import org.spectern.kernels.product.PatternTable;
import org.spectern.kernels.product.SeededRows;

/** The law of a seeded matrix's weights in the form in which they are drawn. */
sealed interface SeededLaw {
  /** The eps from which gaps are drawn instead of planes (docs/decisions/0052). */
  double GAPS_FROM = 0.95;
  /** Binary digits of P(nonzero) where weights are common. */
  int DIGITS = 16;

  /** Returns the number of the form in a stored seed. Numbers are never used again for another. */
  int form();

  /** Returns the exact probability of a nonzero weight. */
  double nonzeroProbability();

  /** Returns the bytes of the law's tables. */
  long bytes();

  /** Bernoulli planes of few digits. */
  record Folds(int expansion, int digits) implements SeededLaw {
    @Override
    public int form() {
      return 2;
    }

    @Override
    public double nonzeroProbability() {
      return (double) expansion / (1 << digits);
    }

    @Override
    public long bytes() {
      return 0;
    }
  }

  /** Patterns of four weights; P(nonzero) is {@code numerator / 2^16}. */
  record Patterns(int numerator, PatternTable table) implements SeededLaw {
    @Override
    public int form() {
      return 4;
    }

    @Override
    public double nonzeroProbability() {
      return (double) numerator / (1 << DIGITS);
    }

    @Override
    public long bytes() {
      return table.bytes();
    }
  }

  /** Geometric gaps. */
  record Gaps(int[] table, double nonzeroProbability) implements SeededLaw {
    @Override
    public int form() {
      return 3;
    }

    @Override
    public long bytes() {
      return (long) Integer.BYTES * table.length;
    }
  }

  /** Returns the law for an eps from 0 to 1. */
  static SeededLaw of(final double eps) {
    final long rare = Math.round((1 - eps) * 0x1p32);
    if (eps >= GAPS_FROM && rare > 0) {
      final int[] table = GapTables.of(rare);
      return new Gaps(table, GapTables.nonzeroProbability(table));
    }
    final int numerator = (int) Math.round((1 - eps) * (1 << DIGITS));
    final int zeros = Math.min(DIGITS, Integer.numberOfTrailingZeros(numerator));
    final int digits = DIGITS - zeros;
    return digits <= SeededRows.SHORT ? new Folds(numerator >> zeros, digits)
        : new Patterns(numerator, PatternTables.of(numerator));
  }
}
