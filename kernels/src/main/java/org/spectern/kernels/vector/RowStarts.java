package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.WORDS;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.spectern.kernels.product.RowStreams;

/** Threefry2x64 of a row in each lane: where streams of planes start, and what gaps are drawn from. */
final class RowStarts {
  private static final long VECTOR = WORDS.vectorByteSize();

  private RowStarts() {}

  /**
   * Stores what Threefry2x64 gives for counters {@code (row, counter)}. The thirteen rounds are written out, as
   * rotations by constants cost half of what others do.
   *
   * @param streams the key
   * @param counter the second word of all counters
   * @param rows address of the rows, 64 bits each
   * @param bytes of them, whole vectors
   * @param firsts receives the first words
   * @param seconds receives the second words
   */
  static void draw(final RowStreams streams, final long counter, final long rows, final long bytes, final long firsts,
      final long seconds) {
    final long key0 = streams.high();
    final long key1 = streams.low();
    final long key2 = streams.parity();
    for (long next = 0; next != bytes; next += VECTOR) {
      final long at = next & OFFSET;
      LongVector a = LongVector.fromMemorySegment(WORDS, MEMORY, (rows & ADDRESS) + at, LITTLE).add(key0);
      LongVector b = LongVector.broadcast(WORDS, counter + key1);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 16).lanewise(VectorOperators.XOR, a);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 42).lanewise(VectorOperators.XOR, a);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 12).lanewise(VectorOperators.XOR, a);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 31).lanewise(VectorOperators.XOR, a);
      a = a.add(key1);
      b = b.add(key2 + 1);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 16).lanewise(VectorOperators.XOR, a);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 32).lanewise(VectorOperators.XOR, a);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 24).lanewise(VectorOperators.XOR, a);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 21).lanewise(VectorOperators.XOR, a);
      a = a.add(key2);
      b = b.add(key0 + 2);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 16).lanewise(VectorOperators.XOR, a);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 42).lanewise(VectorOperators.XOR, a);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 12).lanewise(VectorOperators.XOR, a);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 31).lanewise(VectorOperators.XOR, a);
      a = a.add(key0);
      b = b.add(key1 + 3);
      a = a.add(b);
      b = b.lanewise(VectorOperators.ROL, 16).lanewise(VectorOperators.XOR, a);
      a.intoMemorySegment(MEMORY, (firsts & ADDRESS) + at, LITTLE);
      b.intoMemorySegment(MEMORY, (seconds & ADDRESS) + at, LITTLE);
    }
  }
}
