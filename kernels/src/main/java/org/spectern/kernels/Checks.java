package org.spectern.kernels;

/** Refusals of wrong arguments, all in the form {@code what was expected: name=value}. */
final class Checks {
  private Checks() {}

  static void shape(final int rows, final int columns) {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "a matrix has at least one row and one column: rows=" + rows + " columns=" + columns);
    }
  }

  static void positive(final String name, final int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + name + "=" + value);
    }
  }

  static void equal(final String name, final long value, final long expected) {
    if (value != expected) {
      throw new IllegalArgumentException(name + " must be " + expected + ": " + name + "=" + value);
    }
  }

  static void atLeast(final String name, final long value, final long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + ": " + name + "=" + value);
    }
  }

  static void index(final String name, final int index, final int size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException(name + " must lie in [0, " + size + "): " + name + "=" + index);
    }
  }

  static void range(final int from, final int to, final int rows, final int block) {
    if (from < 0 || from > to || to > rows) {
      throw new IllegalArgumentException("need 0 <= from <= to <= rows: from=" + from + " to=" + to + " rows=" + rows);
    }
    if (from % block != 0 || to % block != 0 && to != rows) {
      throw new IllegalArgumentException(
          "a range of rows starts and ends at multiples of " + block + ", or ends with the matrix: from=" + from
              + " to=" + to
              + " rows=" + rows);
    }
  }

  static void weight(final int row, final int column, final int value) {
    if (value < -1 || value > 1) {
      throw new IllegalArgumentException(
          "a weight is -1, 0 or 1: row=" + row + " column=" + column + " weight=" + value);
    }
  }
}
