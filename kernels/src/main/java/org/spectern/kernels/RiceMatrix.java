package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.RiceGaps;

/**
 * Golomb-Rice codes of the gaps between nonzeros: within 2 % of the entropy of the paper's weights, eq. (16), everything counted,
 * for eps in [0.5, 0.99] from 1024 x 1024 on (docs/decisions/0051).
 *
 * <p>Memory, little-endian: a header of {@value #HEADER} bytes (shift, units of the flag code or 0 where flags are plain, rows per
 * block, zero; then the number of nonzeros, 64 bits); for each block of rows where it starts in units of 4 bytes and how many
 * nonzeros it has, 32 bits each; the blocks, as {@link RiceGaps} describes them, with flags packed by {@link FlagCode} where that
 * pays. Blocks decode independently, so rows can be reached and products split at blocks.
 */
final class RiceMatrix extends DecodedMatrix {
  static final int HEADER = 24;
  static final ValueLayout.OfInt NUMBER = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  static final int UNIT = 4;

  private final int shift;
  private final FlagCode packing;
  private final int blockRows;
  private final long nonzeros;
  private final ThreadLocal<Scratch> flags = ThreadLocal.withInitial(Scratch::new);

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
  int entries(final int first, final int rows, final int[] entries, final int[] ends) {
    final MemorySegment code = memory.segment();
    int total = 0;
    for (int row = first; row < first + rows; row += blockRows) {
      final int block = row / blockRows;
      final int count = code.get(NUMBER, index(block) + 4);
      if (entries.length < total + (long) count + RiceGaps.SLACK) {
        return -1;
      }
      decode(code, block, count, Math.min(blockRows, first + rows - row), entries, total, ends, row - first);
      total += count;
    }
    return total;
  }

  private void decode(final MemorySegment code, final int block, final int count, final int rows, final int[] entries,
      final int at, final int[] ends, final int place) {
    final RiceGaps kernel = Provider.kernels().rice();
    final long start = (long) UNIT * Integer.toUnsignedLong(code.get(NUMBER, index(block)));
    final long unary = RiceGaps.end(start, count, shift);
    if (packing == null) {
      kernel.decode(code, start, code, unary, shift, count, columns(), rows, entries, at, ends, place);
    } else {
      final MemorySegment unpacked = flags.get().atLeast(flagBytes(count, rows));
      packing.read(code, unary, count, unpacked);
      kernel.decode(code, start, unpacked, 0, shift, count, columns(), rows, entries, at, ends, place);
    }
  }

  /** Enough for the flags of so many nonzeros, whose zeros each skip 2^shift columns. */
  private long flagBytes(final int count, final int rows) {
    return Math.ceilDiv(((long) rows * columns() >>> shift) + count, Byte.SIZE) + 2 * RiceGaps.MARGIN;
  }
}
