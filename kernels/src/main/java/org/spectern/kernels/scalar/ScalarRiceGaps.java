package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.spectern.kernels.product.RiceBlock;
import org.spectern.kernels.product.RiceGaps;

/** Decodes one gap after the other: first the quotients in the order of the code, then lane after lane. */
public final class ScalarRiceGaps implements RiceGaps {
  private static final ThreadLocal<Quotients> QUOTIENTS = ThreadLocal.withInitial(Quotients::new);
  private static final ValueLayout.OfLong WORD = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public void decode(final RiceBlock block, final int[] entries, final int at, final int[] ends, final int place,
      final MemorySegment room) {
    quotients(block, entries, at);
    final int count = block.count();
    long column = -1;
    int row = 0;
    int entry = at;
    for (int lane = 0; lane < LANES; lane++) {
      for (long number = lane; number < count; number += LANES) {
        column += stride(block, entries[entry], number);
        while (column >= block.columns()) {
          column -= block.columns();
          ends[place + row++] = entry;
        }
        entries[entry++] = 2 * (int) column + sign(block, number);
      }
    }
    while (row < block.rows()) {
      ends[place + row++] = at + count;
    }
  }

  @Override
  public void times(final RiceBlock block, final int[] x, final int[] y, final int first, final MemorySegment room) {
    final int[] quotients = QUOTIENTS.get().of(block.count());
    quotients(block, quotients, 0);
    long column = -1;
    int row = first;
    int entry = 0;
    for (int lane = 0; lane < LANES; lane++) {
      for (long number = lane; number < block.count(); number += LANES) {
        column += stride(block, quotients[entry++], number);
        while (column >= block.columns()) {
          column -= block.columns();
          row++;
        }
        y[row] += x[2 * (int) column + sign(block, number)];
      }
    }
  }

  @Override
  public void times(final RiceBlock block, final float[] x, final float[] y, final int first,
      final MemorySegment room) {
    final int[] quotients = QUOTIENTS.get().of(block.count());
    quotients(block, quotients, 0);
    long column = -1;
    int row = first;
    int entry = 0;
    for (int lane = 0; lane < LANES; lane++) {
      float sum = 0;
      for (long number = lane; number < block.count(); number += LANES) {
        column += stride(block, quotients[entry++], number);
        while (column >= block.columns()) {
          column -= block.columns();
          y[row++] += sum;
          sum = 0;
        }
        sum += x[2 * (int) column + sign(block, number)];
      }
      y[row] += sum;
    }
  }

  @Override
  public void times(final RiceBlock block, final MemorySegment x, final boolean signed, final int[] y,
      final int first, final MemorySegment room) {
    final int[] quotients = QUOTIENTS.get().of(block.count());
    quotients(block, quotients, 0);
    long column = -1;
    int row = first;
    int entry = 0;
    for (int lane = 0; lane < LANES; lane++) {
      for (long number = lane; number < block.count(); number += LANES) {
        column += stride(block, quotients[entry++], number);
        while (column >= block.columns()) {
          column -= block.columns();
          row++;
        }
        y[row] += element(x, signed, (int) column) * (1 - 2 * sign(block, number));
      }
    }
  }

  /** Returns an element of a vector of bits or, if signed, of trits. */
  public static int element(final MemorySegment x, final boolean signed, final int column) {
    final long word = column / Long.SIZE * (signed ? 2L : 1L);
    final int value = (int) (x.getAtIndex(WORD, word) >>> column) & 1;
    return signed ? value - 2 * ((int) (x.getAtIndex(WORD, word + 1) >>> column) & value) : value;
  }

  /** Columns from one nonzero to the next. */
  private static long stride(final RiceBlock block, final int quotient, final long number) {
    final int shift = block.shift();
    return ((long) quotient << shift) + 1
        + (field(block.code(), block.remainders(), number * shift) & (1L << shift) - 1);
  }

  private static int sign(final RiceBlock block, final long number) {
    return (int) (field(block.code(), block.signs(), number) & 1);
  }

  /** Stores the quotients in the order of the rows. */
  private static void quotients(final RiceBlock block, final int[] target, final int at) {
    final MemorySegment unary = block.unary();
    final int count = block.count();
    long next = block.flags();
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
