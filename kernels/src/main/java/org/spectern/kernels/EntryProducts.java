package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/**
 * Products of one vector with decoded entries {@code 2 * column + (1 if negative)}, as they come: sorting them into lists first
 * took as long as decoding them.
 *
 * <p>Activations alternate with their negatives, so that an entry is an index. The sums of integer rows are differences of one
 * running sum: exact modulo 2^32, and no row's end is a branch that must be guessed.
 */
final class EntryProducts {
  private final int columns;
  private final int[] ints;
  private final float[] floats;
  private int[] sums = new int[0];

  EntryProducts(final int columns) {
    this.columns = columns;
    ints = new int[2 * Long.SIZE * Activations.words(columns)];
    floats = new float[2 * columns];
  }

  /** Integers taken last, each before its negative. */
  int[] ints() {
    return ints;
  }

  /** Floats taken last, each before its negative. */
  float[] floats() {
    return floats;
  }

  void take(final BinaryVector x) {
    Provider.kernels().packing().alternate(x.segment(), false, columns, ints);
  }

  void take(final TernaryVector x) {
    Provider.kernels().packing().alternate(x.segment(), true, columns, ints);
  }

  void take(final Int8Vector x) {
    final MemorySegment bytes = x.segment();
    for (int column = 0; column < columns; column++) {
      final int value = bytes.get(JAVA_BYTE, column);
      ints[2 * column] = value;
      ints[2 * column + 1] = -value;
    }
  }

  void take(final Float32Vector x) {
    Provider.kernels().packing().alternate(x.segment(), columns, floats);
  }

  /** Results of {@code rows} rows into y from {@code first} on. */
  void times(final int[] entries, final int[] ends, final int rows, final int[] y, final int first) {
    final int count = ends[rows - 1];
    if (sums.length <= count) {
      sums = new int[Math.max(entries.length, count) + 1];
    }
    int sum = 0;
    for (int at = 0; at < count; at++) {
      sum += ints[entries[at]];
      sums[at + 1] = sum;
    }
    int before = 0;
    for (int row = 0; row < rows; row++) {
      final int upTo = sums[ends[row]];
      y[first + row] = upTo - before;
      before = upTo;
    }
  }

  /** Results of {@code rows} rows into y from {@code first} on, each summed in the order of its columns. */
  void times(final int[] entries, final int[] ends, final int rows, final float[] y, final int first) {
    int at = 0;
    for (int row = 0; row < rows; row++) {
      float sum = 0;
      for (; at < ends[row]; at++) {
        sum += floats[entries[at]];
      }
      y[first + row] = sum;
    }
  }
}
