package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.spectern.kernels.product.ThreeTritProducts.BLOCK_BYTES;
import static org.spectern.kernels.product.ThreeTritProducts.NINE;
import static org.spectern.kernels.product.ThreeTritProducts.ROWS;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.ThreeTritProducts;

/** 1.78 bits per weight in the form that {@link ThreeTritProducts} describes. */
final class ThreeTritMatrix extends TritMatrix {
  /** Bytes of eight rows. */
  private static final ValueLayout.OfLong EIGHT = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

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
    for (int word = 0; word < words; word++) {
      final int found = word(row, word);
      final int used = row < rows() ? Math.clamp(columns() - word * NINE, 0, NINE) : 0;
      if (!ThreeTrits.valid(found, used)) {
        throw new IllegalArgumentException("a word holds three codes of weights inside the matrix: row=" + row
            + " word=" + word + " columns=" + used + " found=" + Integer.toHexString(found));
      }
    }
  }

  private int word(final int row, final int word) {
    final long at = at(row, word);
    return ThreeTrits.word(memory.segment().get(EIGHT, at), memory.segment().get(EIGHT, at + ROWS), lane(row));
  }

  /** Where the first bytes of a row and its seven neighbours lie; the second ones follow {@code ROWS} bytes later. */
  private long at(final int row, final int word) {
    return ThreeTritProducts.at(rows(), columns(), row / ROWS, word)
        + ThreeTritProducts.place(row % ROWS) / Long.BYTES * Long.BYTES;
  }

  private static int lane(final int row) {
    return ThreeTritProducts.place(row % ROWS) % Long.BYTES;
  }

  @Override
  void store(final int row, final byte[] weights) {
    for (int word = 0; word < words; word++) {
      final int codes = ThreeTrits.store(weights, word * NINE);
      final long at = at(row, word);
      xor(at, ThreeTrits.first(codes, lane(row)));
      xor(at + ROWS, ThreeTrits.second(codes, lane(row)));
    }
  }

  private void xor(final long at, final long bits) {
    memory.segment().set(EIGHT, at, memory.segment().get(EIGHT, at) ^ bits);
  }

  @Override
  public Layout layout() {
    return Layout.THREE_TRIT;
  }

  @Override
  public long nonzeros() {
    final MemorySegment stored = memory.segment();
    long count = 0;
    for (long block = 0; block < stored.byteSize(); block += BLOCK_BYTES) {
      for (long at = block; at < block + ROWS; at += Long.BYTES) {
        final long first = stored.get(EIGHT, at);
        final long second = stored.get(EIGHT, at + ROWS);
        for (int lane = 0; lane < Long.BYTES; lane++) {
          count += Integer.bitCount(ThreeTrits.planes(ThreeTrits.word(first, second, lane)) & 0xffff);
        }
      }
    }
    return count;
  }

  @Override
  void planes(final int first, final int rows, final MemorySegment planes) {
    final int longs = Activations.words(columns());
    final PlaneWriter writer = writer();
    for (int row = 0; row < rows; row++) {
      writer.start(planes, row, longs);
      for (int word = 0; word * NINE < columns(); word++) {
        final int digits = ThreeTrits.planes(word(first + row, word));
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
