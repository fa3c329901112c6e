package org.spectern.kernels.vector;

import static org.spectern.kernels.product.ThreeTritProducts.BLOCK_BYTES;
import static org.spectern.kernels.product.ThreeTritProducts.CHUNK;
import static org.spectern.kernels.product.ThreeTritProducts.CODES;
import static org.spectern.kernels.product.ThreeTritProducts.FIRST_SHIFT;
import static org.spectern.kernels.product.ThreeTritProducts.NINE;
import static org.spectern.kernels.product.ThreeTritProducts.ROWS;
import static org.spectern.kernels.product.ThreeTritProducts.SECOND_SHIFT;
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
 * Three-trit products with floats and 512-bit vectors: two registers hold the 27 signed sums of three activations. A
 * 32-bit lane of bytes has the codes of four rows, 16 rows apart, so all four read the same tables.
 */
final class ThreeTritFloats {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
  private static final int QUARTER = ROWS / 4;
  private static final long STEP = BLOCK_BYTES;
  /** Bytes of half a table, one vector. */
  private static final long HALF = 64;
  /** Bytes of the tables of a word. */
  private static final long TABLES_OF_WORD = 2 * HALF * CODES;
  private static final ThreadLocal<float[]> LAST = ThreadLocal.withInitial(() -> new float[ROWS]);
  private static final ThreadLocal<MemorySegment> TABLES = ThreadLocal
      .withInitial(() -> ThreeTritTables.allocate(CHUNK * (int) TABLES_OF_WORD));

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
      for (; row + ROWS <= to; row += ROWS) {
        block(base + row / ROWS * stride, stride, tables, y, row);
      }
      if (row < to) {
        last(base + row / ROWS * stride, stride, tables, y, row, to - row);
      }
    }
  }

  private static void last(final long weights, final long stride, final long tables, final float[] y, final int at,
      final int rows) {
    final float[] sums = LAST.get();
    Arrays.fill(sums, 0);
    block(weights, stride, tables, sums, 0);
    for (int row = 0; row < rows; row++) {
      y[at + row] += sums[row];
    }
  }

  private static void block(final long weights, final long stride, final long sums, final float[] y, final int at) {
    final long bytes = weights & ADDRESS;
    final long tables = sums & ADDRESS;
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    for (long next = 0; next != stride; next += STEP) {
      final long word = next & OFFSET;
      final long table = tables + word * (TABLES_OF_WORD / STEP);
      final IntVector first = IntVector.fromMemorySegment(INTS, MEMORY, bytes + word, LITTLE);
      final IntVector near0 = IntVector.fromMemorySegment(INTS, MEMORY, table, LITTLE);
      final IntVector far0 = IntVector.fromMemorySegment(INTS, MEMORY, table + HALF, LITTLE);
      sum0 = sum0.add(first.selectFrom(near0, far0).reinterpretAsFloats());
      sum1 = sum1.add(first.lanewise(VectorOperators.LSHR, 8).selectFrom(near0, far0).reinterpretAsFloats());
      sum2 = sum2.add(first.lanewise(VectorOperators.LSHR, 16).selectFrom(near0, far0).reinterpretAsFloats());
      sum3 = sum3.add(first.lanewise(VectorOperators.LSHR, 24).selectFrom(near0, far0).reinterpretAsFloats());
      final IntVector second = IntVector.fromMemorySegment(INTS, MEMORY, bytes + word + ROWS, LITTLE);
      final IntVector near1 = IntVector.fromMemorySegment(INTS, MEMORY, table + 2 * HALF, LITTLE);
      final IntVector far1 = IntVector.fromMemorySegment(INTS, MEMORY, table + 3 * HALF, LITTLE);
      sum0 = sum0.add(second.selectFrom(near1, far1).reinterpretAsFloats());
      sum1 = sum1.add(second.lanewise(VectorOperators.LSHR, 8).selectFrom(near1, far1).reinterpretAsFloats());
      sum2 = sum2.add(second.lanewise(VectorOperators.LSHR, 16).selectFrom(near1, far1).reinterpretAsFloats());
      sum3 = sum3.add(second.lanewise(VectorOperators.LSHR, 24).selectFrom(near1, far1).reinterpretAsFloats());
      final IntVector third = first.reinterpretAsLongs().lanewise(VectorOperators.LSHR, FIRST_SHIFT)
          .lanewise(VectorOperators.XOR, second.reinterpretAsLongs().lanewise(VectorOperators.LSHR, SECOND_SHIFT))
          .reinterpretAsInts();
      final IntVector near2 = IntVector.fromMemorySegment(INTS, MEMORY, table + 4 * HALF, LITTLE);
      final IntVector far2 = IntVector.fromMemorySegment(INTS, MEMORY, table + 5 * HALF, LITTLE);
      sum0 = sum0.add(third.selectFrom(near2, far2).reinterpretAsFloats());
      sum1 = sum1.add(third.lanewise(VectorOperators.LSHR, 8).selectFrom(near2, far2).reinterpretAsFloats());
      sum2 = sum2.add(third.lanewise(VectorOperators.LSHR, 16).selectFrom(near2, far2).reinterpretAsFloats());
      sum3 = sum3.add(third.lanewise(VectorOperators.LSHR, 24).selectFrom(near2, far2).reinterpretAsFloats());
    }
    FloatVector.fromArray(FLOATS, y, at).add(sum0).intoArray(y, at);
    FloatVector.fromArray(FLOATS, y, at + QUARTER).add(sum1).intoArray(y, at + QUARTER);
    FloatVector.fromArray(FLOATS, y, at + 2 * QUARTER).add(sum2).intoArray(y, at + 2 * QUARTER);
    FloatVector.fromArray(FLOATS, y, at + 3 * QUARTER).add(sum3).intoArray(y, at + 3 * QUARTER);
  }
}
