package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/** Vectors of bytes, input after input, each padded to a multiple of 64. See {@link Int8Vector}. */
public final class Int8Batch extends Activations {
  private final BitPlanes planes;

  private Int8Batch(final int columns, final int batch) {
    super(columns, batch, (long) words(columns) * Long.SIZE * batch);
    planes = new BitPlanes(columns, batch);
  }

  /** Returns a batch of zeros. */
  public static Int8Batch allocate(final int columns, final int batch) {
    checkSize(columns, batch);
    return new Int8Batch(columns, batch);
  }

  /** Returns an element of an input. */
  public byte get(final int input, final int element) {
    return segment().get(JAVA_BYTE, at(input, element));
  }

  /** Sets an element of an input. */
  public void set(final int input, final int element, final byte value) {
    segment().set(JAVA_BYTE, at(input, element), value);
    planes.forget();
  }

  /** Copies a vector of the same length to one input. */
  public void copyFrom(final int input, final Int8Vector x) {
    Checks.equal("x.length", x.length(), columns);
    MemorySegment.copy(x.segment(), 0, writable(), at(input, 0), columns);
  }

  /** Copies {@link #length()} values to one input. */
  public void copyFrom(final int input, final byte[] values) {
    Checks.equal("values.length", values.length, columns);
    MemorySegment.copy(values, 0, writable(), JAVA_BYTE, at(input, 0), columns);
  }

  /**
   * Rounds floats to one input: {@code x[i] = clamp(round(values[i] * scale), -127, 127)}, ties to even, NaN to 0.
   *
   * @param input which input
   * @param values {@link #length()} floats
   * @param scale multiplier
   */
  public void quantise(final int input, final float[] values, final float scale) {
    Checks.equal("values.length", values.length, columns);
    Provider.kernels().packing().quantise(values, scale, writable(), at(input, 0));
  }

  /** Bytes from one input to the next. */
  long stride() {
    return (long) words(columns) * Long.SIZE;
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

  private long at(final int input, final int element) {
    Checks.index("input", input, batch);
    Checks.index("element", element, columns);
    return input * stride() + element;
  }
}
