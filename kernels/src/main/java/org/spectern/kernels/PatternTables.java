package org.spectern.kernels;

import java.math.BigInteger;
import org.spectern.kernels.product.PatternTable;

/**
 * Makes the {@link PatternTable} of independent weights, of integers alone so that every machine agrees.
 *
 * <p>A pattern with k nonzeros of four has the probability p^k (1-p)^(4-k), a multiple of 2^-64 as p is one of 2^-16.
 * Its multiple of 2^-14 goes into the cells, what is left of it into the rest of the law; {@link PatternTable#OPEN} has
 * the probability of all that is left.
 */
final class PatternTables {
  private static final int UNITS = 14;
  private static final int REST = 64 - UNITS;
  /** What a cell holds. */
  private static final int CELL = (1 << UNITS) / PatternTable.CELLS;

  private PatternTables() {}

  /** Returns the table for p given in units of 2^-16, more than 0 and less than 2^16. */
  static PatternTable of(final int numerator) {
    final BigInteger nonzero = BigInteger.valueOf(numerator);
    final BigInteger zero = BigInteger.valueOf((1 << 16) - numerator);
    final long[] shares = new long[PatternTable.CELLS];
    final long[] rest = new long[PatternTable.PATTERNS];
    long open = 1 << UNITS;
    long below = 0;
    for (int pattern = 0; pattern < PatternTable.PATTERNS; pattern++) {
      final int nonzeros = Integer.bitCount(pattern);
      final BigInteger share = nonzero.pow(nonzeros).multiply(zero.pow(4 - nonzeros));
      shares[pattern] = share.shiftRight(REST).longValueExact();
      open -= shares[pattern];
      below += share.longValue() & (1L << REST) - 1;
      rest[pattern] = below;
    }
    shares[PatternTable.PATTERNS] = open;
    final AliasTable table = AliasTable.of(shares, CELL);
    final byte[] cells = new byte[3 * PatternTable.CELLS];
    for (int cell = 0; cell < PatternTable.CELLS; cell++) {
      cells[cell] = (byte) table.thresholds()[cell];
      cells[PatternTable.OWN + cell] = code(cell);
      cells[PatternTable.ALIAS + cell] = code(table.aliases()[cell]);
    }
    return new PatternTable(cells, rest);
  }

  /** The outcome after all patterns is the open one; those after it have no share. */
  private static byte code(final int outcome) {
    return (byte) (outcome < PatternTable.PATTERNS ? outcome : PatternTable.OPEN);
  }
}
