package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.spectern.kernels.product.ThreeTritProducts.BLOCK_BYTES;
import static org.spectern.kernels.product.ThreeTritProducts.NINE;
import static org.spectern.kernels.product.ThreeTritProducts.ROWS;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.ThreeTritProducts;

/** 1.78 bits per weight in the form that {@link ThreeTritProducts} describes. */
final class ThreeTritMatrix extends TritMatrix {
  private final int words;

  private ThreeTritMatrix(final int rows, final int columns, final OffHeap memory) {
    super(rows, columns, memory);
    words = ThreeTritProducts.words(columns);
  }

  private static int storedRows(final int rows) {
    return Math.ceilDiv(rows, ROWS) * ROWS;
  }

  private static long bytes(final int rows, final int columns) {
    return (long) storedRows(rows) / ROWS * ThreeTritProducts.words(columns) * BLOCK_BYTES;
  }

  static ThreeTritMatrix encode(final TernarySource source) {
    final OffHeap memory = OffHeap.allocate(bytes(source.rows(), source.columns()));
    final ThreeTritMatrix matrix = new ThreeTritMatrix(source.rows(), source.columns(), memory);
    matrix.storeAll(source, storedRows(source.rows()));
    return matrix;
  }

  static ThreeTritMatrix over(final int rows, final int columns, final OffHeap memory) {
    Checks.equal("stored.byteSize", memory.bytes(), bytes(rows, columns));
    final ThreeTritMatrix matrix = new ThreeTritMatrix(rows, columns, memory);
    for (int row = 0; row < storedRows(rows); row++) {
      matrix.checkRow(row);
    }
    return matrix;
  }

  /** Every word has a value, and nothing lies past the last row and column. */
  private void checkRow(final int row) {
    final MemorySegment stored = memory.segment();
    for (int word = 0; word < words; word++) {
      final short found = stored.get(JAVA_SHORT, at(row, word));
      final int used = row < rows() ? Math.min(NINE, columns() - word * NINE) : 0;
      if (!ThreeTrits.valid(found, used)) {
        throw new IllegalArgumentException("a word holds three codes of weights inside the matrix: row=" + row
            + " word=" + word + " columns=" + used + " found=" + Integer.toHexString(found & 0xffff));
      }
    }
  }

  private long at(final int row, final int word) {
    return ThreeTritProducts.at(rows(), columns(), row / ROWS, word)
        + (long) ThreeTritProducts.place(row % ROWS) * Short.BYTES;
  }

  @Override
  void store(final int row, final byte[] weights) {
    for (int word = 0; word < words; word++) {
      memory.segment().set(JAVA_SHORT, at(row, word), ThreeTrits.store(weights, word * NINE));
    }
  }

  @Override
  public Layout layout() {
    return Layout.THREE_TRIT;
  }

  @Override
  public long nonzeros() {
    final MemorySegment stored = memory.segment();
    long count = 0;
    for (long at = 0; at < stored.byteSize(); at += Short.BYTES) {
      count += Integer.bitCount(ThreeTrits.planes(stored.get(JAVA_SHORT, at)) & 0xffff);
    }
    return count;
  }

  @Override
  void planes(final int first, final int rows, final MemorySegment planes) {
    final int longs = Activations.words(columns());
    final PlaneWriter writer = writer();
    for (int row = 0; row < rows; row++) {
      writer.start(planes, row, longs);
      for (int word = 0; word < words; word++) {
        final int digits = ThreeTrits.planes(memory.segment().get(JAVA_SHORT, at(first + row, word)));
        writer.add(digits & 0xffff, digits >>> Short.SIZE, NINE);
      }
      writer.finish();
    }
  }

  @Override
  void product(final BinaryVector x, final int[] y, final int from, final int to) {
    final MemorySegment bytes = scratch(columns());
    for (int column = 0; column < columns(); column++) {
      bytes.set(JAVA_BYTE, column, (byte) Bits.get(x.segment(), column / Long.SIZE, column));
    }
    kernel().timesBytes(memory.segment(), rows(), columns(), bytes, 0, y, 0, from, to);
  }

  @Override
  void product(final TernaryVector x, final int[] y, final int from, final int to) {
    final MemorySegment bytes = scratch(columns());
    for (int column = 0; column < columns(); column++) {
      final long word = 2L * (column / Long.SIZE);
      bytes.set(JAVA_BYTE, column,
          (byte) (Bits.get(x.segment(), word, column) - 2 * Bits.get(x.segment(), word + 1, column)));
    }
    kernel().timesBytes(memory.segment(), rows(), columns(), bytes, 0, y, 0, from, to);
  }

  @Override
  void product(final Int8Vector x, final int[] y, final int from, final int to) {
    kernel().timesBytes(memory.segment(), rows(), columns(), x.segment(), 0, y, 0, from, to);
  }

  @Override
  void product(final Float32Vector x, final float[] y, final int from, final int to) {
    kernel().timesFloats(memory.segment(), rows(), columns(), x.segment(), y, from, to);
  }

  @Override
  void product(final Int8Batch x, final int[] y, final int from, final int to) {
    for (int input = 0; input < x.batch(); input++) {
      kernel().timesBytes(memory.segment(), rows(), columns(), x.segment(), input * x.stride(), y, input * rows(),
          from, to);
    }
  }

  private static ThreeTritProducts kernel() {
    return Provider.kernels().threeTrits();
  }
}
