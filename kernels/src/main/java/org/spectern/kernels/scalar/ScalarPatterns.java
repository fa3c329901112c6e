package org.spectern.kernels.scalar;

import org.spectern.kernels.product.PatternTable;
import org.spectern.kernels.product.RowStreams;

/**
 * Looks up patterns of four weights, eight at a time. The table is written out for every cell and place, 16 KB: one
 * lookup takes five operations then, and three times as many from the table as it is.
 */
final class ScalarPatterns {
  /** In every other byte the bits of a cell, moved above the place. */
  private static final long CELLS = 0x3f003f003f003f00L;
  private static final long PLACES = 0x00ff00ff00ff00ffL;
  private static final int INDEX = (1 << 14) - 1;
  /** Bit 4 of each byte, which only an open pattern has. */
  private static final long OPEN = 0x1010101010101010L;
  private static final long DECIDED = 0x0f0f0f0f0f0f0f0fL;

  private final RowStream block = new RowStream();
  private final byte[] patterns = new byte[INDEX + 1];
  private PatternTable table;

  /** Looks up in this table from now on. */
  void use(final PatternTable next) {
    if (table != next) {
      table = next;
      for (int index = 0; index <= INDEX; index++) {
        patterns[index] = (byte) table.pattern(index >>> Byte.SIZE, index & 0xff);
      }
    }
  }

  /**
   * Returns the patterns that eight bytes for cells and eight for places choose, in the lower halves of eight bytes.
   *
   * @param row of the patterns
   * @param four number of the first pattern in the row; the next ones are two apart
   */
  long look(final RowStreams streams, final long cells, final long places, final int row, final int four) {
    final long even = cells << Byte.SIZE & CELLS | places & PLACES;
    final long odd = cells & CELLS | places >>> Byte.SIZE & PLACES;
    final long found = two(even, odd) | two(even >>> 16, odd >>> 16) << 16 | two(even >>> 32, odd >>> 32) << 32
        | two(even >>> 48, odd >>> 48) << 48;
    return settled(streams, found, row, four);
  }

  private long two(final long even, final long odd) {
    return patterns[(int) even & INDEX] | (long) patterns[(int) odd & INDEX] << Byte.SIZE;
  }

  private long settled(final RowStreams streams, final long found, final int row, final int four) {
    long patterns = found & DECIDED;
    for (long open = found & OPEN; open != 0; open &= open - 1) {
      final int shift = Long.numberOfTrailingZeros(open) & -Byte.SIZE;
      patterns ^= (15L ^ table.settle(block.block(streams, row, 1 + four + shift / 4))) << shift;
    }
    return patterns;
  }
}
