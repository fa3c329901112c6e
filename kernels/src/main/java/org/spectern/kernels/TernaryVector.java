package org.spectern.kernels;

/** A vector with entries in {-1, 0, 1}: per 64 elements a word of nonzero bits, then a word of sign bits. */
public final class TernaryVector extends Activations {
  private TernaryVector(final int columns) {
    super(columns, 1, 2L * words(columns) * Long.BYTES);
  }

  /** Returns a vector of zeros. */
  public static TernaryVector allocate(final int columns) {
    checkSize(columns, 1);
    return new TernaryVector(columns);
  }

  /** Returns an element, -1, 0 or 1. */
  public int get(final int element) {
    Checks.index("element", element, columns);
    final long word = 2L * (element / Long.SIZE);
    return Bits.get(segment(), word, element) - 2 * Bits.get(segment(), word + 1, element);
  }

  /** Sets an element to -1, 0 or 1. */
  public void set(final int element, final int value) {
    Checks.index("element", element, columns);
    Checks.index("value + 1", value + 1, 3);
    final long word = 2L * (element / Long.SIZE);
    Bits.set(segment(), word, element, value & 1);
    Bits.set(segment(), word + 1, element, value >>> 31);
  }

  /** Copies {@link #length()} values, each -1, 0 or 1. */
  public void copyFrom(final byte[] values) {
    Checks.equal("values.length", values.length, columns);
    for (int element = 0; element < columns; element++) {
      set(element, values[element]);
    }
  }
}
