package org.spectern.kernels;

import static org.spectern.kernels.RiceMatrix.HEADER;
import static org.spectern.kernels.RiceMatrix.NUMBER;
import static org.spectern.kernels.RiceMatrix.UNIT;
import static org.spectern.kernels.RiceMatrix.WORD;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.RiceGaps;
import org.spectern.kernels.product.SignedListProducts;

/** Walks a Rice code once, so that decoders need not check what they read. */
final class RiceValidation {
  private final int rows;
  private final int columns;
  private final MemorySegment stored;
  private final int shift;
  private final int units;
  private final int blockRows;

  RiceValidation(final int rows, final int columns, final MemorySegment stored) {
    require(stored.byteSize() >= HEADER + RiceGaps.MARGIN, "stored.byteSize", stored.byteSize());
    this.rows = rows;
    this.columns = columns;
    this.stored = stored;
    shift = stored.get(NUMBER, 0);
    units = stored.get(NUMBER, 4);
    blockRows = stored.get(NUMBER, 8);
  }

  void check() {
    require(stored.byteSize() % OffHeap.ALIGNMENT == 0, "stored.byteSize", stored.byteSize());
    require(shift >= 0 && shift <= RiceGaps.MOST_SHIFT, "shift", shift);
    require(units == 0 || units >= FlagCode.LEAST && units <= FlagCode.UNITS - FlagCode.LEAST, "units", units);
    require(blockRows > 0 && blockRows % SignedListProducts.BLOCK == 0 && blockRows < rows + SignedListProducts.BLOCK,
        "blockRows", blockRows);
    require(stored.get(NUMBER, 12) == RiceGaps.LANES, "lanes", stored.get(NUMBER, 12));
    final int blocks = Math.ceilDiv(rows, blockRows);
    final long body = RiceMatrix.index(blocks);
    require(body + RiceGaps.MARGIN <= stored.byteSize(), "blocks", blocks);
    long counted = 0;
    for (int block = 0; block < blocks; block++) {
      final long start = (long) UNIT * Integer.toUnsignedLong(stored.get(NUMBER, RiceMatrix.index(block)));
      final long count = Integer.toUnsignedLong(stored.get(NUMBER, RiceMatrix.index(block) + 4));
      final long weights = (long) Math.min(blockRows, rows - block * blockRows) * columns;
      require(start >= body && start <= stored.byteSize(), "start", start);
      require(count <= Math.min(weights, Integer.MAX_VALUE - 1024), "count", count);
      require(RiceGaps.end(start, (int) count, shift) + RiceGaps.MARGIN <= stored.byteSize(), "count", count);
      checkGaps(start, (int) count, weights);
      counted += count;
    }
    require(counted == stored.get(WORD, 16), "nonzeros", stored.get(WORD, 16));
  }

  /** Every nonzero must lie in its block. */
  private void checkGaps(final long start, final int count, final long weights) {
    final long remainders = RiceGaps.remainders(start, count);
    final FlagReader flags = new FlagReader(stored, RiceGaps.end(start, count, shift), units);
    long used = 0;
    for (int entry = 0; entry < count; entry++) {
      while (!flags.next()) {
        used += 1L << shift;
        require(used < weights, "flags", used);
      }
      final long bit = (long) entry * shift;
      used += (stored.get(WORD, remainders + (bit >>> 3)) >>> (bit & 7) & (1L << shift) - 1) + 1;
      require(used <= weights, "remainder", used);
    }
  }

  private static void require(final boolean holds, final String name, final long value) {
    if (!holds) {
      throw new IllegalArgumentException("the memory does not hold a Rice code: " + name + "=" + value);
    }
  }

  /** Flags one by one, every access inside the memory. */
  private static final class FlagReader {
    private final MemorySegment stored;
    private final long start;
    private final FlagCode packing;
    private final long limit;
    private long bit;
    private int held;
    private int left;

    FlagReader(final MemorySegment stored, final long start, final int units) {
      this.stored = stored;
      this.start = start;
      packing = units == 0 ? null : FlagCode.of(units);
      limit = stored.byteSize() - RiceGaps.MARGIN;
    }

    boolean next() {
      if (left == 0) {
        final long at = start + (bit >>> 3);
        require(at <= limit, "flags", at);
        final int entry = packing == null ? Byte.SIZE << Byte.SIZE | (int) stored.get(WORD, at) & 0xff
            : packing.entry(stored.get(WORD, at) >>> (bit & 7));
        held = entry & 0xff;
        bit += entry >>> Byte.SIZE;
        left = Byte.SIZE;
      }
      final boolean one = (held & 1) == 1;
      held >>>= 1;
      left--;
      return one;
    }
  }
}
