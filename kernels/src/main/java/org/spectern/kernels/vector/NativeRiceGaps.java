package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.longAt;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.spectern.kernels.product.RiceGaps;

/**
 * Decodes in two passes whose lengths are known beforehand, so that no row's end is a branch that cannot be foreseen: first every
 * nonzero's place in the block taken as one row, then its row and column by a multiplication.
 *
 * <p>The t-th one among the flags, at bit f, has {@code f - t} zeros before it; so the place of the t-th nonzero is
 * {@code (f - t) * 2^shift + t} plus the sum of its remainder and all before it, and nothing waits for anything but that sum.
 */
public final class NativeRiceGaps implements RiceGaps {
  /** Places up to here are divided exactly by a multiplication in 64 bits. */
  private static final long MOST_PLACES = 1L << 30;

  private final RiceGaps large;

  /** Leaves blocks of more than 2^30 weights to another decoder. */
  public NativeRiceGaps(final RiceGaps large) {
    this.large = large;
  }

  @Override
  public void decode(final MemorySegment code, final long signs, final MemorySegment unary, final long flags,
      final int shift, final int count, final int columns, final int rows, final int[] entries, final int at,
      final int[] ends, final int place) {
    if ((long) rows * columns >= MOST_PLACES) {
      large.decode(code, signs, unary, flags, shift, count, columns, rows, entries, at, ends, place);
      return;
    }
    final long base = Native.address(code);
    if (count > 0) {
      places(base + RiceGaps.remainders(signs, count), Native.address(unary) + flags, shift, count, entries, at);
    }
    Arrays.fill(ends, place, place + rows, at);
    split(base + signs, count, columns, entries, at, ends, place);
    for (int row = place + 1; row < place + rows; row++) {
      ends[row] = Math.max(ends[row], ends[row - 1]);
    }
  }

  private static void places(final long remainders, final long flags, final int shift, final int count,
      final int[] entries, final int at) {
    final int mask = (1 << shift) - 1;
    long next = flags & ADDRESS;
    long word = longAt(next);
    int zeros = 0;
    int sum = 0;
    long bit = (remainders & ADDRESS) << 3;
    for (int entry = at; entry < at + count; entry++) {
      while (word == 0) {
        next += Long.BYTES;
        word = longAt(next & ADDRESS);
        zeros += Long.SIZE;
      }
      sum += (int) (longAt(bit >>> 3) >>> (bit & 7)) & mask;
      bit += shift;
      entries[entry] = (zeros + Long.numberOfTrailingZeros(word) << shift) + sum;
      zeros--;
      sum++;
      word &= word - 1;
    }
  }

  private static void split(final long signs, final int count, final int columns, final int[] entries, final int at,
      final int[] ends, final int place) {
    final int bits = Integer.SIZE - Integer.numberOfLeadingZeros(columns - 1) + 30;
    final long inverse = ((1L << bits) - 1) / columns + 1;
    for (int entry = 0; entry < count; entry++) {
      final int block = entries[at + entry];
      final int row = (int) (block * inverse >>> bits);
      final long sign = longAt(signs + (entry >>> 3) & ADDRESS) >>> (entry & 7) & 1;
      entries[at + entry] = 2 * (block - row * columns) + (int) sign;
      ends[place + row] = at + entry + 1;
    }
  }
}
