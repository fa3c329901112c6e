package org.spectern.kernels.vector;

import static org.spectern.kernels.product.ThreeTritProducts.BITS;
import static org.spectern.kernels.product.ThreeTritProducts.BLOCK_BYTES;
import static org.spectern.kernels.product.ThreeTritProducts.CHUNK;
import static org.spectern.kernels.product.ThreeTritProducts.CODES;
import static org.spectern.kernels.product.ThreeTritProducts.NINE;
import static org.spectern.kernels.product.ThreeTritProducts.ROWS;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.ThreeTritProducts;

/**
 * Three-trit products with floats and 512-bit vectors: two registers hold the 27 signed sums of three activations. A 32-bit lane
 * of words has the codes of two rows, 16 rows apart, so both read the same tables.
 */
final class ThreeTritFloats {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
  private static final int STRIPS = 2;
  private static final long STEP = BLOCK_BYTES;
  /** Bytes of a table, two vectors. */
  private static final long TABLE = 2 * STEP;
  private static final int HALF = ROWS / 2;
  private static final ThreadLocal<float[]> LAST = ThreadLocal.withInitial(() -> new float[ROWS]);
  private static final ThreadLocal<MemorySegment> TABLES = ThreadLocal
      .withInitial(() -> ThreeTritTables.allocate(CHUNK * CODES * (int) TABLE));

  void timesFloats(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final float[] y, final int from, final int to) {
    Arrays.fill(y, from, to, 0);
    final long tables = Native.address(TABLES.get());
    final long floats = Native.address(x);
    for (int first = 0; first < ThreeTritProducts.words(columns); first += CHUNK) {
      final int words = ThreeTritProducts.chunk(columns, first);
      ThreeTritTables.fillFloats(floats + (long) first * NINE * Float.BYTES, columns - first * NINE, words * CODES,
          tables);
      final long stride = words * STEP;
      final long base = Native.address(weights) + ThreeTritProducts.at(rows, columns, 0, first);
      int row = from;
      for (; row + STRIPS * ROWS <= to; row += STRIPS * ROWS) {
        two(base + row / ROWS * stride, stride, tables, y, row);
      }
      for (; row < to; row += ROWS) {
        last(base + row / ROWS * stride, stride, tables, y, row, Math.min(ROWS, to - row));
      }
    }
  }

  private static void last(final long weights, final long stride, final long tables, final float[] y, final int at,
      final int rows) {
    final float[] sums = LAST.get();
    Arrays.fill(sums, 0);
    one(weights, stride, tables, sums);
    for (int row = 0; row < rows; row++) {
      y[at + row] += sums[row];
    }
  }

  private static void two(final long weights, final long stride, final long sums, final float[] y, final int at) {
    final long a = weights & ADDRESS;
    final long b = weights + stride & ADDRESS;
    final long tables = sums & ADDRESS;
    FloatVector even0 = FloatVector.zero(FLOATS);
    FloatVector odd0 = even0;
    FloatVector even1 = even0;
    FloatVector odd1 = even0;
    for (long next = 0; next != stride; next += STEP) {
      final long word = next & OFFSET;
      final IntVector codes0 = IntVector.fromMemorySegment(INTS, MEMORY, a + word, LITTLE);
      final IntVector codes1 = IntVector.fromMemorySegment(INTS, MEMORY, b + word, LITTLE);
      long table = tables + CODES * 2 * word;
      IntVector near = IntVector.fromMemorySegment(INTS, MEMORY, table, LITTLE);
      IntVector far = IntVector.fromMemorySegment(INTS, MEMORY, table + STEP, LITTLE);
      even0 = even0.add(codes0.selectFrom(near, far).reinterpretAsFloats());
      odd0 = odd0.add(codes0.lanewise(VectorOperators.LSHR, 16).selectFrom(near, far).reinterpretAsFloats());
      even1 = even1.add(codes1.selectFrom(near, far).reinterpretAsFloats());
      odd1 = odd1.add(codes1.lanewise(VectorOperators.LSHR, 16).selectFrom(near, far).reinterpretAsFloats());
      table += TABLE;
      near = IntVector.fromMemorySegment(INTS, MEMORY, table, LITTLE);
      far = IntVector.fromMemorySegment(INTS, MEMORY, table + STEP, LITTLE);
      even0 = even0.add(codes0.lanewise(VectorOperators.LSHR, BITS).selectFrom(near, far).reinterpretAsFloats());
      odd0 = odd0.add(codes0.lanewise(VectorOperators.LSHR, 16 + BITS).selectFrom(near, far).reinterpretAsFloats());
      even1 = even1.add(codes1.lanewise(VectorOperators.LSHR, BITS).selectFrom(near, far).reinterpretAsFloats());
      odd1 = odd1.add(codes1.lanewise(VectorOperators.LSHR, 16 + BITS).selectFrom(near, far).reinterpretAsFloats());
      table += TABLE;
      near = IntVector.fromMemorySegment(INTS, MEMORY, table, LITTLE);
      far = IntVector.fromMemorySegment(INTS, MEMORY, table + STEP, LITTLE);
      even0 = even0.add(codes0.lanewise(VectorOperators.LSHR, 2 * BITS).selectFrom(near, far).reinterpretAsFloats());
      odd0 = odd0
          .add(codes0.lanewise(VectorOperators.LSHR, 16 + 2 * BITS).selectFrom(near, far).reinterpretAsFloats());
      even1 = even1.add(codes1.lanewise(VectorOperators.LSHR, 2 * BITS).selectFrom(near, far).reinterpretAsFloats());
      odd1 = odd1
          .add(codes1.lanewise(VectorOperators.LSHR, 16 + 2 * BITS).selectFrom(near, far).reinterpretAsFloats());
    }
    FloatVector.fromArray(FLOATS, y, at).add(even0).intoArray(y, at);
    FloatVector.fromArray(FLOATS, y, at + HALF).add(odd0).intoArray(y, at + HALF);
    FloatVector.fromArray(FLOATS, y, at + ROWS).add(even1).intoArray(y, at + ROWS);
    FloatVector.fromArray(FLOATS, y, at + ROWS + HALF).add(odd1).intoArray(y, at + ROWS + HALF);
  }

  private static void one(final long weights, final long stride, final long sums, final float[] y) {
    final long a = weights & ADDRESS;
    final long tables = sums & ADDRESS;
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = even;
    for (long next = 0; next != stride; next += STEP) {
      final long word = next & OFFSET;
      final IntVector codes = IntVector.fromMemorySegment(INTS, MEMORY, a + word, LITTLE);
      long table = tables + CODES * 2 * word;
      IntVector near = IntVector.fromMemorySegment(INTS, MEMORY, table, LITTLE);
      IntVector far = IntVector.fromMemorySegment(INTS, MEMORY, table + STEP, LITTLE);
      even = even.add(codes.selectFrom(near, far).reinterpretAsFloats());
      odd = odd.add(codes.lanewise(VectorOperators.LSHR, 16).selectFrom(near, far).reinterpretAsFloats());
      table += TABLE;
      near = IntVector.fromMemorySegment(INTS, MEMORY, table, LITTLE);
      far = IntVector.fromMemorySegment(INTS, MEMORY, table + STEP, LITTLE);
      even = even.add(codes.lanewise(VectorOperators.LSHR, BITS).selectFrom(near, far).reinterpretAsFloats());
      odd = odd.add(codes.lanewise(VectorOperators.LSHR, 16 + BITS).selectFrom(near, far).reinterpretAsFloats());
      table += TABLE;
      near = IntVector.fromMemorySegment(INTS, MEMORY, table, LITTLE);
      far = IntVector.fromMemorySegment(INTS, MEMORY, table + STEP, LITTLE);
      even = even.add(codes.lanewise(VectorOperators.LSHR, 2 * BITS).selectFrom(near, far).reinterpretAsFloats());
      odd = odd.add(codes.lanewise(VectorOperators.LSHR, 16 + 2 * BITS).selectFrom(near, far).reinterpretAsFloats());
    }
    FloatVector.fromArray(FLOATS, y, 0).add(even).intoArray(y, 0);
    FloatVector.fromArray(FLOATS, y, HALF).add(odd).intoArray(y, HALF);
  }
}
