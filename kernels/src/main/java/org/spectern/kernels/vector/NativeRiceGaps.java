package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.longAt;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.spectern.kernels.product.RiceBlock;
import org.spectern.kernels.product.RiceGaps;
import org.spectern.kernels.scalar.ScalarRiceGaps;

/**
 * Decodes in passes whose lengths are known beforehand, so that no row's end is a branch that cannot be foreseen:
 * columns from one nonzero to the next, in the order of the code; the nonzeros' places in the block taken as one row;
 * their rows and columns, by a multiplication.
 */
public final class NativeRiceGaps implements RiceGaps {
  /** Places up to here are divided exactly by a multiplication in 64 bits. */
  static final long MOST_PLACES = 1L << 30;

  private static final ThreadLocal<Entries> ENTRIES = ThreadLocal.withInitial(Entries::new);

  private final RiceGaps other;

  /** Leaves blocks of more than 2^30 weights to another. */
  public NativeRiceGaps(final RiceGaps other) {
    this.other = other;
  }

  @Override
  public void decode(final RiceBlock block, final int[] entries, final int at, final int[] ends, final int place,
      final MemorySegment room) {
    final int rows = block.rows();
    if ((long) rows * block.columns() >= MOST_PLACES) {
      other.decode(block, entries, at, ends, place, room);
      return;
    }
    final int count = block.count();
    final long base = Native.address(block.code());
    if (count > 0) {
      strides(base + block.remainders(), Native.address(block.unary()) + block.flags(), block.shift(), count,
          ENTRIES.get().starts, entries, at);
    }
    Arrays.fill(ends, place, place + rows, at);
    split(base + block.signs(), count, block.columns(), entries, at, ends, place);
    for (int row = place + 1; row < place + rows; row++) {
      ends[row] = Math.max(ends[row], ends[row - 1]);
    }
  }

  private static void strides(final long remainders, final long flags, final int shift, final int count,
      final int[] starts, final int[] entries, final int at) {
    final int mask = (1 << shift) - 1;
    for (int lane = 0; lane < LANES; lane++) {
      starts[lane] = at + RiceGaps.start(count, lane);
    }
    long next = flags & ADDRESS;
    long word = longAt(next);
    int zeros = 0;
    int before = -1;
    long bit = (remainders & ADDRESS) << 3;
    for (int number = 0; number < count; number++) {
      while (word == 0) {
        next += Long.BYTES;
        word = longAt(next & ADDRESS);
        zeros += Long.SIZE;
      }
      final int flag = zeros + Long.numberOfTrailingZeros(word);
      entries[starts[number % LANES]++] = (flag - before - 1 << shift) + 1
          + ((int) (longAt(bit >>> 3) >>> (bit & 7)) & mask);
      before = flag;
      bit += shift;
      word &= word - 1;
    }
  }

  private static void split(final long signs, final int count, final int columns, final int[] entries, final int at,
      final int[] ends, final int place) {
    final int bits = Integer.SIZE - Integer.numberOfLeadingZeros(columns - 1) + 30;
    final long inverse = ((1L << bits) - 1) / columns + 1;
    int entry = at;
    int block = -1;
    for (int lane = 0; lane < LANES; lane++) {
      for (int number = lane; number < count; number += LANES) {
        block += entries[entry];
        final int row = (int) (block * inverse >>> bits);
        final long sign = longAt(signs + (number >>> 3) & ADDRESS) >>> (number & 7) & 1;
        entries[entry++] = 2 * (block - row * columns) + (int) sign;
        ends[place + row] = entry;
      }
    }
  }

  @Override
  public void times(final RiceBlock block, final int[] x, final int[] y, final int first, final MemorySegment room) {
    final Entries entries = decoded(block, room);
    int at = 0;
    for (int row = 0; row < block.rows(); row++) {
      int sum = 0;
      for (; at < entries.ends[row]; at++) {
        sum += x[entries.entries[at]];
      }
      y[first + row] += sum;
    }
  }

  @Override
  public void times(final RiceBlock block, final float[] x, final float[] y, final int first,
      final MemorySegment room) {
    final Entries entries = decoded(block, room);
    int at = 0;
    for (int row = 0; row < block.rows(); row++) {
      float sum = 0;
      for (; at < entries.ends[row]; at++) {
        sum += x[entries.entries[at]];
      }
      y[first + row] += sum;
    }
  }

  @Override
  public void times(final RiceBlock block, final MemorySegment x, final boolean signed, final int[] y,
      final int first, final MemorySegment room) {
    final Entries entries = decoded(block, room);
    int at = 0;
    for (int row = 0; row < block.rows(); row++) {
      int sum = 0;
      for (; at < entries.ends[row]; at++) {
        final int entry = entries.entries[at];
        sum += ScalarRiceGaps.element(x, signed, entry >> 1) * (1 - 2 * (entry & 1));
      }
      y[first + row] += sum;
    }
  }

  private Entries decoded(final RiceBlock block, final MemorySegment room) {
    final Entries entries = ENTRIES.get().of(block.count(), block.rows());
    decode(block, entries.entries, 0, entries.ends, 0, room);
    return entries;
  }

  /** The entries of a block, and where its rows end. */
  private static final class Entries {
    /** Where the next entry of a lane goes. */
    private final int[] starts = new int[LANES];
    private int[] entries = new int[0];
    private int[] ends = new int[0];

    Entries of(final int count, final int rows) {
      entries = entries.length < count + SLACK ? new int[count + SLACK] : entries;
      ends = ends.length < rows ? new int[rows] : ends;
      return this;
    }
  }
}
