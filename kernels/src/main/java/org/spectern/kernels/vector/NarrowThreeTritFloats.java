package org.spectern.kernels.vector;

import static org.spectern.kernels.product.ThreeTritProducts.CHUNK;
import static org.spectern.kernels.product.ThreeTritProducts.CODES;
import static org.spectern.kernels.product.ThreeTritProducts.NINE;
import static org.spectern.kernels.product.ThreeTritProducts.ROWS;
import static org.spectern.kernels.product.ThreeTritProducts.TRITS;
import static org.spectern.kernels.product.ThreeTritProducts.ZERO;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.ThreeTritCodes.BYTES;
import static org.spectern.kernels.vector.ThreeTritCodes.LANES;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.ThreeTritProducts;

/**
 * Three-trit products with floats and vectors of 256 or 128 bits. A code and its mirror image have opposite sums, so
 * the table has the 14 sums of codes from {@code ZERO} on, which two registers of 256 bits hold, and a sign bit does
 * the rest. A sum of +0 may become -0 by that; added to a sum that began with +0 it makes no difference. At 128 bits
 * {@link ThreeTritFloatPlanes} serves.
 */
final class NarrowThreeTritFloats {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  static final int QUARTER = ROWS / 4;
  static final int ENTRIES = 16;
  /** Bytes of a table. */
  static final long TABLE = ENTRIES * Float.BYTES;
  /** A vector of bytes has a lane for each entry. */
  private static final boolean PLANES = LANES == ENTRIES;
  private static final int SIGN = Integer.MIN_VALUE;
  private static final ThreadLocal<float[]> LAST = ThreadLocal.withInitial(() -> new float[ROWS]);
  private static final ThreadLocal<ThreeTritCodes> UNPACKED = ThreadLocal.withInitial(ThreeTritCodes::new);
  private static final ThreadLocal<MemorySegment> TABLES = ThreadLocal
      .withInitial(() -> ThreeTritTables.allocate(CHUNK * CODES * (int) TABLE));

  void timesFloats(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final float[] y, final int from, final int to) {
    Arrays.fill(y, from, to, 0);
    final long tables = Native.address(TABLES.get());
    final ThreeTritCodes codes = UNPACKED.get();
    final long floats = Native.address(x);
    for (int first = 0; first < ThreeTritProducts.words(columns); first += CHUNK) {
      final int words = ThreeTritProducts.chunk(columns, first);
      fill(floats + (long) first * NINE * Float.BYTES, columns - first * NINE, words * CODES, tables);
      final long base = Native.address(weights);
      for (int row = from; row < to; row += ROWS) {
        final long block = base + ThreeTritProducts.at(rows, columns, row / ROWS, first);
        if (row + ROWS <= to) {
          block(codes, block, words, tables, y, row);
        } else {
          last(codes, block, words, tables, y, row, to - row);
        }
      }
    }
  }

  private static void fill(final long x, final int columns, final int count, final long target) {
    for (int code = 0; code < count; code++) {
      final float x0 = value(x, code * TRITS, columns);
      final float x1 = value(x, code * TRITS + 1, columns);
      final float x2 = value(x, code * TRITS + 2, columns);
      final long table = (target & ADDRESS) + code * TABLE;
      // The number of an entry, w_0 + 3 w_1 + 9 w_2, from 0 to 13; a weight of zero does not read x, which may be NaN.
      for (int entry = 0; entry <= ZERO; entry++) {
        final float d0 = term((entry + 1) % 3 - 1, x0);
        final float d1 = term((entry + 4) / 3 % 3 - 1, x1);
        final float d2 = term((entry + 13) / 9 - 1, x2);
        if (PLANES) {
          ThreeTritFloatPlanes.set(table, entry, d0 + d1 + d2);
        } else {
          MEMORY.set(Native.FLOAT, table + (long) entry * Float.BYTES, d0 + d1 + d2);
        }
      }
    }
  }

  private static float value(final long x, final int column, final int columns) {
    return column < columns ? MEMORY.get(Native.FLOAT, (x & ADDRESS) + (long) column * Float.BYTES) : 0;
  }

  private static float term(final int weight, final float x) {
    return weight == 0 ? 0 : weight * x;
  }

  private static void last(final ThreeTritCodes codes, final long block, final int words, final long tables,
      final float[] y, final int at, final int rows) {
    final float[] sums = LAST.get();
    Arrays.fill(sums, 0);
    block(codes, block, words, tables, sums, 0);
    for (int row = 0; row < rows; row++) {
      y[at + row] += sums[row];
    }
  }

  private static void block(final ThreeTritCodes codes, final long weights, final int words, final long tables,
      final float[] y, final int at) {
    for (int part = 0; part < ROWS; part += LANES) {
      codes.unpack(weights + part, words);
      if (PLANES) {
        ThreeTritFloatPlanes.part(codes.address(), words * CODES, tables, y, at + part / 4);
      } else {
        part(codes.address(), words * CODES, tables, y, at + part / 4);
      }
    }
  }

  private static void part(final long unpacked, final int count, final long sums, final float[] y, final int at) {
    final long codes = unpacked & ADDRESS;
    final long tables = sums & ADDRESS;
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    for (long next = 0; next != count; next++) {
      final long code = next & OFFSET;
      final long table = tables + code * TABLE;
      final ByteVector numbers = ByteVector.fromMemorySegment(BYTES, MEMORY, codes + code * LANES, LITTLE)
          .sub((byte) ZERO);
      final IntVector signs = numbers.reinterpretAsInts();
      final IntVector sizes = numbers.lanewise(VectorOperators.ABS).reinterpretAsInts();
      // The entry that the low four bits of a lane name, with the lane's sign bit.
      final IntVector near = IntVector.fromMemorySegment(INTS, MEMORY, table, LITTLE);
      final IntVector far = IntVector.fromMemorySegment(INTS, MEMORY, table + LANES, LITTLE);
      sum0 = signs.lanewise(VectorOperators.LSHL, 24).and(SIGN)
          .lanewise(VectorOperators.XOR, sizes.selectFrom(near, far)).reinterpretAsFloats().add(sum0);
      sum1 = signs.lanewise(VectorOperators.LSHL, 16).and(SIGN)
          .lanewise(VectorOperators.XOR, sizes.lanewise(VectorOperators.LSHR, 8).selectFrom(near, far))
          .reinterpretAsFloats().add(sum1);
      sum2 = signs.lanewise(VectorOperators.LSHL, 8).and(SIGN)
          .lanewise(VectorOperators.XOR, sizes.lanewise(VectorOperators.LSHR, 16).selectFrom(near, far))
          .reinterpretAsFloats().add(sum2);
      sum3 = signs.and(SIGN)
          .lanewise(VectorOperators.XOR, sizes.lanewise(VectorOperators.LSHR, 24).selectFrom(near, far))
          .reinterpretAsFloats().add(sum3);
    }
    FloatVector.fromArray(FLOATS, y, at).add(sum0).intoArray(y, at);
    FloatVector.fromArray(FLOATS, y, at + QUARTER).add(sum1).intoArray(y, at + QUARTER);
    FloatVector.fromArray(FLOATS, y, at + 2 * QUARTER).add(sum2).intoArray(y, at + 2 * QUARTER);
    FloatVector.fromArray(FLOATS, y, at + 3 * QUARTER).add(sum3).intoArray(y, at + 3 * QUARTER);
  }
}
