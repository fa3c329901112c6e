package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.spectern.kernels.product.RiceGaps;

/** Decodes one gap after the other: first the quotients in the order of the code, then lane after lane. */
public final class ScalarRiceGaps implements RiceGaps {
  private static final ThreadLocal<Quotients> QUOTIENTS = ThreadLocal.withInitial(Quotients::new);
  private static final ValueLayout.OfLong WORD = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public void decode(final MemorySegment code, final long signs, final MemorySegment unary, final long flags,
      final int shift, final int count, final int columns, final int rows, final int[] entries, final int at,
      final int[] ends, final int place) {
    quotients(unary, flags, count, entries, at);
    final long remainders = RiceGaps.remainders(signs, count);
    long column = -1;
    int row = 0;
    int entry = at;
    for (int lane = 0; lane < LANES; lane++) {
      for (long number = lane; number < count; number += LANES) {
        column += stride(entries[entry], code, remainders, number, shift);
        while (column >= columns) {
          column -= columns;
          ends[place + row++] = entry;
        }
        entries[entry++] = 2 * (int) column + (int) (field(code, signs, number) & 1);
      }
    }
    while (row < rows) {
      ends[place + row++] = at + count;
    }
  }

  @Override
  public void times(final MemorySegment code, final long signs, final MemorySegment unary, final long flags,
      final int shift, final int count, final int columns, final int rows, final int[] x, final int[] y,
      final int first, final MemorySegment room) {
    final int[] quotients = QUOTIENTS.get().of(count);
    quotients(unary, flags, count, quotients, 0);
    final long remainders = RiceGaps.remainders(signs, count);
    long column = -1;
    int row = first;
    int entry = 0;
    for (int lane = 0; lane < LANES; lane++) {
      for (long number = lane; number < count; number += LANES) {
        column += stride(quotients[entry++], code, remainders, number, shift);
        while (column >= columns) {
          column -= columns;
          row++;
        }
        y[row] += x[2 * (int) column + (int) (field(code, signs, number) & 1)];
      }
    }
  }

  @Override
  public void times(final MemorySegment code, final long signs, final MemorySegment unary, final long flags,
      final int shift, final int count, final int columns, final int rows, final float[] x, final float[] y,
      final int first, final MemorySegment room) {
    final int[] quotients = QUOTIENTS.get().of(count);
    quotients(unary, flags, count, quotients, 0);
    final long remainders = RiceGaps.remainders(signs, count);
    long column = -1;
    int row = first;
    int entry = 0;
    for (int lane = 0; lane < LANES; lane++) {
      float sum = 0;
      for (long number = lane; number < count; number += LANES) {
        column += stride(quotients[entry++], code, remainders, number, shift);
        while (column >= columns) {
          column -= columns;
          y[row++] += sum;
          sum = 0;
        }
        sum += x[2 * (int) column + (int) (field(code, signs, number) & 1)];
      }
      y[row] += sum;
    }
  }

  /** Columns from one nonzero to the next. */
  private static long stride(final int quotient, final MemorySegment code, final long remainders, final long number,
      final int shift) {
    return ((long) quotient << shift) + 1 + (field(code, remainders, number * shift) & (1L << shift) - 1);
  }

  /** Stores the quotients in the order of the rows. */
  private static void quotients(final MemorySegment unary, final long flags, final int count,
      final int[] target, final int at) {
    long next = flags;
    long word = count == 0 ? 0 : unary.get(WORD, next);
    int bits = Long.SIZE;
    for (int number = 0; number < count; number++) {
      int quotient = 0;
      while (word == 0) {
        quotient += bits;
        next += Long.BYTES;
        word = unary.get(WORD, next);
        bits = Long.SIZE;
      }
      final int skips = Long.numberOfTrailingZeros(word);
      // In two steps, as a shift by 64 would leave the word as it is.
      word = word >>> skips >>> 1;
      bits -= skips + 1;
      target[at + RiceGaps.start(count, number % LANES) + number / LANES] = quotient + skips;
    }
  }

  /** At least 57 bits from a bit of a stream on. */
  private static long field(final MemorySegment code, final long start, final long bit) {
    return code.get(WORD, start + (bit >>> 3)) >>> (bit & 7);
  }

  /** The quotients of a block, before its nonzeros are multiplied. */
  private static final class Quotients {
    private int[] values = new int[0];

    int[] of(final int count) {
      values = values.length < count ? new int[count] : values;
      return values;
    }
  }
}
