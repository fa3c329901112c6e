package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/** A vector with entries in {0, 1}: bit c of word w is element {@code 64 w + c}. */
public final class BinaryVector extends Activations {
  private BinaryVector(final int columns) {
    super(columns, 1, (long) words(columns) * Long.BYTES);
  }

  /** Returns a vector of zeros. */
  public static BinaryVector allocate(final int columns) {
    checkSize(columns, 1);
    return new BinaryVector(columns);
  }

  /** Returns an element, 0 or 1. */
  public int get(final int element) {
    Checks.index("element", element, columns);
    return (int) (segment().getAtIndex(JAVA_LONG, element / Long.SIZE) >>> element) & 1;
  }

  /** Sets an element to 0 or 1. */
  public void set(final int element, final int value) {
    Checks.index("element", element, columns);
    Checks.index("value", value, 2);
    Bits.set(segment(), element / Long.SIZE, element, value);
  }

  /** Copies {@link #length()} values, each 0 or 1. */
  public void copyFrom(final byte[] values) {
    Checks.equal("values.length", values.length, columns);
    final MemorySegment target = segment();
    for (int word = 0; word < words(columns); word++) {
      target.setAtIndex(JAVA_LONG, word, Bits.pack(values, word * Long.SIZE));
    }
  }
}
