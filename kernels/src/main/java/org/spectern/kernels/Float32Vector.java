package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/**
 * A vector of floats. Its negative lies behind it, which signed lists use in place of a sign; both are padded with
 * zeros.
 */
public final class Float32Vector extends Activations {
  private final int mirror;

  private Float32Vector(final int columns) {
    super(columns, 1, 2L * mirror(columns) * Float.BYTES);
    mirror = mirror(columns);
  }

  /** Returns a vector of zeros. */
  public static Float32Vector allocate(final int columns) {
    checkSize(columns, 1);
    return new Float32Vector(columns);
  }

  /** Where the negative of a vector lies, in elements: room for one zero at least, and a multiple of 64. */
  static int mirror(final int columns) {
    return Math.toIntExact(64L * (columns / 64 + 1));
  }

  /** Returns an element. */
  public float get(final int element) {
    Checks.index("element", element, columns);
    return segment().getAtIndex(JAVA_FLOAT, element);
  }

  /** Sets an element. */
  public void set(final int element, final float value) {
    Checks.index("element", element, columns);
    segment().setAtIndex(JAVA_FLOAT, element, value);
    segment().setAtIndex(JAVA_FLOAT, mirror + (long) element, -value);
  }

  /** Copies {@link #length()} values. */
  public void copyFrom(final float[] values) {
    Checks.equal("values.length", values.length, columns);
    final MemorySegment target = segment();
    for (int element = 0; element < columns; element++) {
      target.setAtIndex(JAVA_FLOAT, element, values[element]);
      target.setAtIndex(JAVA_FLOAT, (long) mirror + element, -values[element]);
    }
  }
}
