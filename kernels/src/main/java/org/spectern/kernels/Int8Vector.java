package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/**
 * A vector of bytes. Bit-plane matrices take it as binary vectors, one for each bit its values really use; those are
 * made once after the values have changed, not in every product. Writing while another thread multiplies is not
 * allowed.
 */
public final class Int8Vector extends Activations {
  private final BitPlanes planes;

  private Int8Vector(final int columns) {
    super(columns, 1, (long) words(columns) * Long.SIZE);
    planes = new BitPlanes(columns, 1);
  }

  /** Returns a vector of zeros. */
  public static Int8Vector allocate(final int columns) {
    checkSize(columns, 1);
    return new Int8Vector(columns);
  }

  /** Returns an element. */
  public byte get(final int element) {
    Checks.index("element", element, columns);
    return segment().get(JAVA_BYTE, element);
  }

  /** Sets an element. */
  public void set(final int element, final byte value) {
    Checks.index("element", element, columns);
    segment().set(JAVA_BYTE, element, value);
    planes.forget();
  }

  /** Copies {@link #length()} values. */
  public void copyFrom(final byte[] values) {
    Checks.equal("values.length", values.length, columns);
    MemorySegment.copy(values, 0, writable(), JAVA_BYTE, 0, columns);
  }

  /**
   * Rounds floats: {@code x[i] = clamp(round(values[i] * scale), -127, 127)}, ties to even, NaN to 0.
   *
   * @param values {@link #length()} floats
   * @param scale multiplier
   */
  public void quantise(final float[] values, final float scale) {
    Checks.equal("values.length", values.length, columns);
    Provider.kernels().packing().quantise(values, scale, writable(), 0);
  }

  /** The memory, about to be written. */
  MemorySegment writable() {
    planes.forget();
    return segment();
  }

  BitPlanes planes() {
    planes.refresh(segment());
    return planes;
  }
}
