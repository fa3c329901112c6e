package org.spectern.kernels.vector;

import static org.spectern.kernels.product.ThreeTritProducts.TRITS;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The signed sums of three activations, 32 entries of which the first 27 are in use, made for 512-bit lookups. */
final class ThreeTritTables {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
  private static final int ENTRIES = 32;
  private static final int LANES = 16;

  /** For each digit, all ones in every entry where it is not zero. */
  private static final int[] NONZERO = new int[TRITS * ENTRIES];
  /** For each digit, the sign bit in every entry where it is negative. */
  private static final int[] SIGN = new int[TRITS * ENTRIES];

  static {
    for (int digit = 0, power = 1; digit < TRITS; digit++, power *= 3) {
      for (int entry = 0; entry < ENTRIES; entry++) {
        final int value = entry / power % 3 - 1;
        NONZERO[digit * ENTRIES + entry] = value == 0 ? 0 : -1;
        SIGN[digit * ENTRIES + entry] = value & Integer.MIN_VALUE;
      }
    }
  }

  private ThreeTritTables() {}

  static MemorySegment allocate(final int bytes) {
    return Arena.ofAuto().allocate(bytes, 64);
  }

  /**
   * Tables of 32 floats; an activation does not enter where its digit is zero, whatever it is.
   *
   * @param x address of the first float
   * @param columns how many there are; zeros follow
   * @param count how many tables
   * @param target address of the first
   */
  static void fillFloats(final long x, final int columns, final int count, final long target) {
    final long values = x & ADDRESS;
    final long tables = target & ADDRESS;
    for (int half = 0; half < 2; half++) {
      final int at = half * LANES;
      final IntVector nonzero0 = IntVector.fromArray(INTS, NONZERO, at);
      final IntVector nonzero1 = IntVector.fromArray(INTS, NONZERO, at + ENTRIES);
      final IntVector nonzero2 = IntVector.fromArray(INTS, NONZERO, at + 2 * ENTRIES);
      final IntVector sign0 = IntVector.fromArray(INTS, SIGN, at);
      final IntVector sign1 = IntVector.fromArray(INTS, SIGN, at + ENTRIES);
      final IntVector sign2 = IntVector.fromArray(INTS, SIGN, at + 2 * ENTRIES);
      for (int table = 0; table < count; table++) {
        final int column = table * TRITS;
        final FloatVector term0 = IntVector.broadcast(INTS, bitsOrZero(values, column, columns))
            .lanewise(VectorOperators.XOR, sign0).and(nonzero0).reinterpretAsFloats();
        final FloatVector term1 = IntVector.broadcast(INTS, bitsOrZero(values, column + 1, columns))
            .lanewise(VectorOperators.XOR, sign1).and(nonzero1).reinterpretAsFloats();
        final FloatVector term2 = IntVector.broadcast(INTS, bitsOrZero(values, column + 2, columns))
            .lanewise(VectorOperators.XOR, sign2).and(nonzero2).reinterpretAsFloats();
        term0.add(term1).add(term2).intoMemorySegment(MEMORY, tables + (table * 2L + half) * (LANES * 4L), LITTLE);
      }
    }
  }

  private static int bitsOrZero(final long x, final int column, final int columns) {
    return column < columns ? MEMORY.get(Native.INT, x + 4L * column) : 0;
  }
}
