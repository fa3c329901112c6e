package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.spectern.kernels.product.RiceGaps;

/** Decodes one gap after the other. */
public final class ScalarRiceGaps implements RiceGaps {
  private static final ValueLayout.OfLong WORD = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public void decode(final MemorySegment code, final long signs, final MemorySegment unary, final long flags,
      final int shift, final int count, final int columns, final int rows, final int[] entries, final int at,
      final int[] ends, final int place) {
    final long remainders = RiceGaps.remainders(signs, count);
    final int mask = (1 << shift) - 1;
    long next = flags;
    long word = count == 0 ? 0 : unary.get(WORD, next);
    int bits = Long.SIZE;
    long column = -1;
    int row = 0;
    for (int entry = 0; entry < count; entry++) {
      while (word == 0) {
        column += (long) bits << shift;
        next += Long.BYTES;
        word = unary.get(WORD, next);
        bits = Long.SIZE;
      }
      final int skips = Long.numberOfTrailingZeros(word);
      // In two steps, as a shift by 64 would leave the word as it is.
      word = word >>> skips >>> 1;
      bits -= skips + 1;
      column += ((long) skips << shift) + 1 + (field(code, remainders, (long) entry * shift) & mask);
      while (column >= columns) {
        column -= columns;
        ends[place + row++] = at + entry;
      }
      entries[at + entry] = 2 * (int) column + (int) (field(code, signs, entry) & 1);
    }
    while (row < rows) {
      ends[place + row++] = at + count;
    }
  }

  /** At least 57 bits from a bit of a stream on. */
  private static long field(final MemorySegment code, final long start, final long bit) {
    return code.get(WORD, start + (bit >>> 3)) >>> (bit & 7);
  }
}
