package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/**
 * One vector of activations, each before its negative, so that an entry {@code 2 * column + (1 if negative)} is an
 * index; after them stands a zero.
 */
final class SignedElements implements ThreadMemory {
  private final int columns;
  private final int[] ints;
  private final float[] floats;

  SignedElements(final int columns) {
    this.columns = columns;
    ints = new int[2 * Long.SIZE * Activations.words(columns) + 1];
    floats = new float[2 * columns + 1];
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

  /** Nothing: arrays are found from the matrix by whoever counts its objects. */
  @Override
  public long offHeapBytes() {
    return 0;
  }

  @Override
  public void close() {}
}
