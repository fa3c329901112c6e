package org.spectern.kernels.vector;

import static org.spectern.kernels.product.ThreeTritProducts.ZERO;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.NarrowThreeTritFloats.ENTRIES;
import static org.spectern.kernels.vector.NarrowThreeTritFloats.QUARTER;
import static org.spectern.kernels.vector.NarrowThreeTritFloats.TABLE;

import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of three-trit codes looked up with vectors of 128 bits. A table of sixteen floats would take four registers, of
 * which a lookup reads two; so a table has the first bytes of its floats, then the second ones, and so on. A lookup of
 * bytes serves sixteen rows, and shifts put the four bytes of a float together again, for the rows of one quarter after
 * the other.
 */
final class ThreeTritFloatPlanes {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_128;
  private static final int ODD_BYTES = 0xff00ff00;
  private static final int LOW = 0xffff;

  private ThreeTritFloatPlanes() {}

  /** Stores one entry of a table. */
  static void set(final long table, final int entry, final float value) {
    final int bits = Float.floatToRawIntBits(value);
    for (int plane = 0; plane < Float.BYTES; plane++) {
      MEMORY.set(ValueLayout.JAVA_BYTE, (table & ADDRESS) + plane * ENTRIES + entry,
          (byte) (bits >>> plane * Byte.SIZE));
    }
  }

  /** Adds what the codes of sixteen rows, four of each quarter, give to {@code y}. */
  static void part(final long unpacked, final int count, final long sums, final float[] y, final int at) {
    final long codes = unpacked & ADDRESS;
    final long tables = sums & ADDRESS;
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    for (long next = 0; next != count; next++) {
      final long code = next & OFFSET;
      final long table = tables + code * TABLE;
      final ByteVector numbers = ByteVector.fromMemorySegment(BYTES, MEMORY, codes + code * ENTRIES, LITTLE)
          .sub((byte) ZERO);
      final ByteVector sizes = numbers.lanewise(VectorOperators.ABS);
      final IntVector plane0 = sizes.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table, LITTLE))
          .reinterpretAsInts();
      final IntVector plane1 = sizes.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + ENTRIES, LITTLE))
          .reinterpretAsInts();
      final IntVector plane2 = sizes
          .selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 2 * ENTRIES, LITTLE)).reinterpretAsInts();
      final IntVector plane3 = numbers.and(Byte.MIN_VALUE)
          .lanewise(VectorOperators.XOR,
              sizes.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 3 * ENTRIES, LITTLE)))
          .reinterpretAsInts();
      final IntVector evenLow = plane0.lanewise(VectorOperators.BITWISE_BLEND,
          plane1.lanewise(VectorOperators.LSHL, Byte.SIZE), ODD_BYTES);
      final IntVector oddLow = plane0.lanewise(VectorOperators.LSHR, Byte.SIZE)
          .lanewise(VectorOperators.BITWISE_BLEND, plane1, ODD_BYTES);
      final IntVector evenHigh = plane2.lanewise(VectorOperators.BITWISE_BLEND,
          plane3.lanewise(VectorOperators.LSHL, Byte.SIZE), ODD_BYTES);
      final IntVector oddHigh = plane2.lanewise(VectorOperators.LSHR, Byte.SIZE)
          .lanewise(VectorOperators.BITWISE_BLEND, plane3, ODD_BYTES);
      sum0 = evenLow.and(LOW).or(evenHigh.lanewise(VectorOperators.LSHL, Short.SIZE)).reinterpretAsFloats().add(sum0);
      sum1 = oddLow.and(LOW).or(oddHigh.lanewise(VectorOperators.LSHL, Short.SIZE)).reinterpretAsFloats().add(sum1);
      sum2 = evenLow.lanewise(VectorOperators.LSHR, Short.SIZE).or(evenHigh.and(~LOW)).reinterpretAsFloats().add(sum2);
      sum3 = oddLow.lanewise(VectorOperators.LSHR, Short.SIZE).or(oddHigh.and(~LOW)).reinterpretAsFloats().add(sum3);
    }
    FloatVector.fromArray(FLOATS, y, at).add(sum0).intoArray(y, at);
    FloatVector.fromArray(FLOATS, y, at + QUARTER).add(sum1).intoArray(y, at + QUARTER);
    FloatVector.fromArray(FLOATS, y, at + 2 * QUARTER).add(sum2).intoArray(y, at + 2 * QUARTER);
    FloatVector.fromArray(FLOATS, y, at + 3 * QUARTER).add(sum3).intoArray(y, at + 3 * QUARTER);
  }
}
