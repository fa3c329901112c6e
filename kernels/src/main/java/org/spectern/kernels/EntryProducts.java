package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/**
 * Products of one vector with decoded entries {@code 2 * column + (1 if negative)}, as they come: sorting them into lists first
 * took as long as decoding them.
 *
 * <p>Activations alternate with their negatives, so that an entry is an index. The sums of integer rows are differences of one
 * running sum: exact modulo 2^32, and no row's end is a branch that must be guessed.
 */
final class EntryProducts {
  private final int[] ints;
  private final float[] floats;
  private int[] sums = new int[0];

  EntryProducts(final int columns) {
    ints = new int[2 * columns];
    floats = new float[2 * columns];
  }

  void take(final BinaryVector x) {
    final MemorySegment words = x.segment();
    long word = 0;
    for (int column = 0; column < ints.length / 2; column++) {
      word = column % Long.SIZE == 0 ? words.getAtIndex(JAVA_LONG, column / Long.SIZE) : word >>> 1;
      put(column, (int) word & 1);
    }
  }

  void take(final TernaryVector x) {
    final MemorySegment words = x.segment();
    long nonzero = 0;
    long sign = 0;
    for (int column = 0; column < ints.length / 2; column++) {
      final boolean fresh = column % Long.SIZE == 0;
      nonzero = fresh ? words.getAtIndex(JAVA_LONG, 2L * (column / Long.SIZE)) : nonzero >>> 1;
      sign = fresh ? words.getAtIndex(JAVA_LONG, 2L * (column / Long.SIZE) + 1) : sign >>> 1;
      put(column, (int) (nonzero & 1) - 2 * (int) (sign & 1));
    }
  }

  void take(final Int8Vector x) {
    final MemorySegment bytes = x.segment();
    for (int column = 0; column < ints.length / 2; column++) {
      put(column, bytes.get(JAVA_BYTE, column));
    }
  }

  private void put(final int column, final int value) {
    ints[2 * column] = value;
    ints[2 * column + 1] = -value;
  }

  void take(final Float32Vector x) {
    final MemorySegment values = x.segment();
    for (int column = 0; column < floats.length / 2; column++) {
      final float value = values.getAtIndex(JAVA_FLOAT, column);
      floats[2 * column] = value;
      floats[2 * column + 1] = -value;
    }
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
