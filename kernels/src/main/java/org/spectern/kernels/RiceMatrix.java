package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.RiceBlock;
import org.spectern.kernels.product.RiceGaps;

/**
 * Golomb-Rice codes of the gaps between nonzeros: within 2 % of the entropy of the paper's weights, eq. (16),
 * everything counted, for eps in [0.5, 0.99] from 1024 x 1024 on (docs/decisions/0051).
 *
 * <p>Memory, little-endian: a header of {@value #HEADER} bytes (shift, units of the flag code or 0 where flags are
 * plain, rows per block, lanes; then the number of nonzeros, 64 bits); for each block of rows where it starts in units
 * of 4 bytes and how many nonzeros it has, 32 bits each; the blocks, as {@link RiceGaps} describes them, with flags
 * packed by {@link FlagCode} where that pays. Blocks decode independently, so rows can be reached and products split at
 * blocks.
 */
final class RiceMatrix extends EntryMatrix {
  static final int HEADER = 24;
  static final ValueLayout.OfInt NUMBER = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final int UNIT = 4;

  private final int shift;
  private final FlagCode packing;
  private final int blockRows;
  private final long nonzeros;
  private final ThreadLocal<Scratch> flags = ThreadLocal.withInitial(() -> keep(new Scratch()));
  private final ThreadLocal<Scratch> room = ThreadLocal.withInitial(() -> keep(new Scratch()));
  private final ThreadLocal<RiceBlock> blocks = ThreadLocal.withInitial(RiceBlock::new);

  private RiceMatrix(final int rows, final int columns, final OffHeap memory) {
    super(rows, columns, memory);
    final MemorySegment stored = memory.segment();
    shift = stored.get(NUMBER, 0);
    final int units = stored.get(NUMBER, 4);
    packing = units == 0 ? null : FlagCode.of(units);
    blockRows = stored.get(NUMBER, 8);
    nonzeros = stored.get(WORD, 16);
  }

  static RiceMatrix encode(final TernarySource source) {
    return new RiceMatrix(source.rows(), source.columns(), new RiceEncoder(source).encode());
  }

  static RiceMatrix over(final int rows, final int columns, final OffHeap memory) {
    new RiceValidation(rows, columns, memory.segment()).check();
    return new RiceMatrix(rows, columns, memory);
  }

  static long index(final int block) {
    return HEADER + 8L * block;
  }

  @Override
  public Layout layout() {
    return Layout.RICE;
  }

  @Override
  public long weightBytes() {
    return memory.bytes();
  }

  @Override
  public long nonzeros() {
    memory.segment();
    return nonzeros;
  }

  @Override
  boolean drawsPlanes() {
    return false;
  }

  @Override
  int unit() {
    return blockRows;
  }

  @Override
  long expected(final int rows) {
    return Math.ceilDiv(nonzeros * rows, rows());
  }

  @Override
  void product(final BinaryVector x, final int[] y, final int from, final int to) {
    if (RiceGaps.narrow(columns(), shift)) {
      bits(x.segment(), false, y, from, to);
    } else {
      super.product(x, y, from, to);
    }
  }

  @Override
  void product(final TernaryVector x, final int[] y, final int from, final int to) {
    if (RiceGaps.narrow(columns(), shift)) {
      bits(x.segment(), true, y, from, to);
    } else {
      super.product(x, y, from, to);
    }
  }

  private void bits(final MemorySegment x, final boolean signed, final int[] y, final int from, final int to) {
    final RiceGaps kernel = Provider.kernels().rice();
    Arrays.fill(y, from, to, 0);
    for (int row = from; row < to; row += blockRows) {
      final RiceBlock block = block(row, to);
      kernel.times(block, x, signed, y, row, room.get().atLeast(RiceGaps.room(block.count(), block.rows())));
    }
  }

  @Override
  void products(final int[] x, final int[] y, final int from, final int to) {
    final RiceGaps kernel = Provider.kernels().rice();
    Arrays.fill(y, from, to, 0);
    for (int row = from; row < to; row += blockRows) {
      final RiceBlock block = block(row, to);
      kernel.times(block, x, y, row, room.get().atLeast(RiceGaps.room(block.count(), block.rows())));
    }
  }

  @Override
  void products(final float[] x, final float[] y, final int from, final int to) {
    final RiceGaps kernel = Provider.kernels().rice();
    Arrays.fill(y, from, to, 0);
    for (int row = from; row < to; row += blockRows) {
      final RiceBlock block = block(row, to);
      kernel.times(block, x, y, row, room.get().atLeast(RiceGaps.room(block.count(), block.rows())));
    }
  }

  @Override
  int entries(final int first, final int rows, final int[] entries, final int[] ends) {
    final RiceGaps kernel = Provider.kernels().rice();
    int total = 0;
    for (int row = first; row < first + rows; row += blockRows) {
      final int count = count(memory.segment(), row / blockRows);
      if (entries.length < total + (long) count + RiceGaps.SLACK) {
        return -1;
      }
      final RiceBlock block = block(row, first + rows);
      kernel.decode(block, entries, total, ends, row - first, room.get().atLeast(RiceGaps.room(count, block.rows())));
      total += count;
    }
    return total;
  }

  /** The block that starts with a row; the same object for every block of a thread. */
  private RiceBlock block(final int row, final int limit) {
    final MemorySegment code = memory.segment();
    final int number = row / blockRows;
    final int count = count(code, number);
    final int rows = Math.min(blockRows, limit - row);
    return blocks.get().of(columns(), rows, count, shift).at(code, start(code, number),
        flags(code, number, count, rows), flagsAt(code, number, count));
  }

  private static int count(final MemorySegment code, final int block) {
    return code.get(NUMBER, index(block) + 4);
  }

  private static long start(final MemorySegment code, final int block) {
    return (long) UNIT * Integer.toUnsignedLong(code.get(NUMBER, index(block)));
  }

  /** Where the flags of a block lie in the code. */
  private long plain(final MemorySegment code, final int block, final int count) {
    return RiceGaps.end(start(code, block), count, shift);
  }

  /** Where {@link #flags} has them. */
  private long flagsAt(final MemorySegment code, final int block, final int count) {
    return packing == null ? plain(code, block, count) : 0;
  }

  /** The code, or room to which its packed flags have been read. */
  private MemorySegment flags(final MemorySegment code, final int block, final int count, final int rows) {
    if (packing == null) {
      return code;
    }
    final MemorySegment unpacked = flags.get().atLeast(flagBytes(count, rows));
    packing.read(code, plain(code, block, count), count, unpacked);
    return unpacked;
  }

  /** Enough for the flags of so many nonzeros, whose zeros each skip 2^shift columns. */
  private long flagBytes(final int count, final int rows) {
    return Math.ceilDiv(((long) rows * columns() >>> shift) + count, Byte.SIZE) + 2 * RiceGaps.MARGIN;
  }
}
