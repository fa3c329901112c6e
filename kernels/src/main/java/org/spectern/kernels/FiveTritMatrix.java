package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.spectern.kernels.product.FiveTritProducts.ROWS;
import static org.spectern.kernels.product.FiveTritProducts.TRITS;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.BitPlaneProducts;
import org.spectern.kernels.product.FiveTritProducts;

/** 1.6 bits per weight in the form that {@link FiveTritProducts} describes. */
final class FiveTritMatrix extends TritMatrix {
  /** Rows that a batch is multiplied by before the next. */
  private static final int STRIP = 4 * ROWS;

  private final int groups;

  private FiveTritMatrix(final int rows, final int columns, final OffHeap memory) {
    super(rows, columns, memory);
    groups = Math.ceilDiv(columns, TRITS);
  }

  private static int storedRows(final int rows) {
    return Math.ceilDiv(rows, ROWS) * ROWS;
  }

  private static long bytes(final int rows, final int columns) {
    return (long) storedRows(rows) * Math.ceilDiv(columns, TRITS);
  }

  static FiveTritMatrix encode(final TernarySource source) {
    final OffHeap memory = OffHeap.allocate(bytes(source.rows(), source.columns()));
    final FiveTritMatrix matrix = new FiveTritMatrix(source.rows(), source.columns(), memory);
    matrix.storeAll(source, storedRows(source.rows()));
    return matrix;
  }

  static FiveTritMatrix over(final int rows, final int columns, final OffHeap memory) {
    Checks.equal("stored.byteSize", memory.bytes(), bytes(rows, columns));
    final FiveTritMatrix matrix = new FiveTritMatrix(rows, columns, memory);
    for (int row = 0; row < storedRows(rows); row++) {
      matrix.checkRow(row);
    }
    return matrix;
  }

  /** Every byte has a value, and nothing lies past the last row and column. */
  private void checkRow(final int row) {
    final MemorySegment stored = memory.segment();
    for (int group = 0; group < groups; group++) {
      final byte found = stored.get(JAVA_BYTE, at(row, group));
      final int used = row < rows() ? Math.min(TRITS, columns() - group * TRITS) : 0;
      if (FiveTrits.planes(found) == FiveTrits.NONE || (FiveTrits.planes(found) & 0xff) >>> used != 0) {
        throw new IllegalArgumentException("a byte holds digits of weights inside the matrix: row=" + row + " group="
            + group + " digits=" + used + " found=" + found);
      }
    }
  }

  private long at(final int row, final int group) {
    return ((long) (row / ROWS) * groups + group) * ROWS + FiveTritProducts.place(row % ROWS);
  }

  @Override
  void store(final int row, final byte[] weights) {
    for (int group = 0; group < groups; group++) {
      memory.segment().set(JAVA_BYTE, at(row, group), FiveTrits.store(weights, group * TRITS));
    }
  }

  @Override
  public Layout layout() {
    return Layout.FIVE_TRIT;
  }

  @Override
  public long nonzeros() {
    final MemorySegment stored = memory.segment();
    long count = 0;
    for (long at = 0; at < stored.byteSize(); at++) {
      count += Integer.bitCount(FiveTrits.planes(stored.get(JAVA_BYTE, at)) & 0xff);
    }
    return count;
  }

  @Override
  void planes(final int first, final int rows, final MemorySegment planes) {
    final int words = Activations.words(columns());
    final PlaneWriter writer = writer();
    for (int row = 0; row < rows; row++) {
      final long stored = at(first + row, 0);
      writer.start(planes, row, words);
      for (int group = 0; group < groups; group++) {
        final int digits = FiveTrits.planes(memory.segment().get(JAVA_BYTE, stored + (long) group * ROWS));
        writer.add(digits & 0xff, digits >>> Byte.SIZE, TRITS);
      }
      writer.finish();
    }
  }

  @Override
  void product(final BinaryVector x, final int[] y, final int from, final int to) {
    final MemorySegment codes = codes(1);
    FiveTrits.codes(x.segment(), 0, FiveTrits.UNSIGNED, 1, columns(), codes, 0);
    kernel().timesTrits(memory.segment(), groups, codes, 0, y, 0, from, to);
  }

  @Override
  void product(final TernaryVector x, final int[] y, final int from, final int to) {
    final MemorySegment codes = codes(1);
    FiveTrits.codes(x.segment(), 0, 1, 2, columns(), codes, 0);
    kernel().timesTrits(memory.segment(), groups, codes, 0, y, 0, from, to);
  }

  @Override
  void product(final BinaryBatch x, final int[] y, final int from, final int to) {
    final MemorySegment codes = codes(x.batch());
    for (int input = 0; input < x.batch(); input++) {
      FiveTrits.codes(x.segment(), Bits.tiled(Activations.words(columns()), input, 0), FiveTrits.UNSIGNED,
          BitPlaneProducts.TILE, columns(), codes, input * codeBytes());
    }
    timesAll(codes, x.batch(), y, from, to);
  }

  @Override
  void product(final TernaryBatch x, final int[] y, final int from, final int to) {
    final MemorySegment codes = codes(x.batch());
    for (int input = 0; input < x.batch(); input++) {
      final long first = 2 * Bits.tiled(Activations.words(columns()), input, 0);
      FiveTrits.codes(x.segment(), first, first + 1, 2 * BitPlaneProducts.TILE, columns(), codes,
          input * codeBytes());
    }
    timesAll(codes, x.batch(), y, from, to);
  }

  /**
   * Multiplies a few rows by all inputs before the next, so that weights come from near memory for all but the first.
   */
  private void timesAll(final MemorySegment codes, final int batch, final int[] y, final int from, final int to) {
    for (int start = from; start < to; start += STRIP) {
      for (int input = 0; input < batch; input++) {
        kernel().timesTrits(memory.segment(), groups, codes, input * codeBytes(), y,
            input * rows(), start, Math.min(start + STRIP, to));
      }
    }
  }

  private MemorySegment codes(final int batch) {
    return scratch(batch * codeBytes());
  }

  /** Bytes of one vector's codes. */
  private long codeBytes() {
    return Math.ceilDiv(groups, Long.BYTES) * (long) Long.BYTES;
  }

  private static FiveTritProducts kernel() {
    return Provider.kernels().fiveTrits();
  }
}
