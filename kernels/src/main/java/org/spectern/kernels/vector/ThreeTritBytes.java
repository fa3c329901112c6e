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
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.ThreeTritProducts;

/**
 * Three-trit products with bytes and 512-bit vectors: one register holds the 27 signed sums of three activations, one lookup adds
 * three columns to 32 rows. A chunk's tables stay in near memory while all rows pass; its sums fit 16 bits.
 *
 * <p>Words are shifted as 32-bit lanes: a constant shift of 16-bit ones is compiled to a variable shift, which competes with the
 * lookups. What strays in from the neighbour lies above the five bits that a lookup reads.
 */
final class ThreeTritBytes {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_512;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final int STRIPS = 4;
  private static final long STEP = BLOCK_BYTES;
  private static final int HALF = ROWS / 2;
  private static final ThreadLocal<int[]> LAST = ThreadLocal.withInitial(() -> new int[ROWS]);
  private static final ThreadLocal<MemorySegment> TABLES = ThreadLocal
      .withInitial(() -> ThreeTritTables.allocate(CHUNK * CODES * BLOCK_BYTES));

  void timesBytes(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final long xOffset, final int[] y, final int offset, final int from, final int to) {
    Arrays.fill(y, offset + from, offset + to, 0);
    final long tables = Native.address(TABLES.get());
    final long bytes = Native.address(x) + xOffset;
    for (int first = 0; first < ThreeTritProducts.words(columns); first += CHUNK) {
      final int words = ThreeTritProducts.chunk(columns, first);
      ThreeTritTables.fillShorts(bytes + (long) first * NINE, columns - first * NINE, words * CODES, tables);
      final long stride = words * STEP;
      final long base = Native.address(weights) + ThreeTritProducts.at(rows, columns, 0, first);
      int row = from;
      for (; row + STRIPS * ROWS <= to; row += STRIPS * ROWS) {
        four(base + row / ROWS * stride, stride, tables, y, offset + row);
      }
      for (; row < to; row += ROWS) {
        last(base + row / ROWS * stride, stride, tables, y, offset + row, Math.min(ROWS, to - row));
      }
    }
  }

  private static void last(final long weights, final long stride, final long tables, final int[] y, final int at,
      final int rows) {
    final int[] sums = LAST.get();
    Arrays.fill(sums, 0);
    one(weights, stride, tables, sums);
    for (int row = 0; row < rows; row++) {
      y[at + row] += sums[row];
    }
  }

  private static void four(final long weights, final long stride, final long sums, final int[] y, final int at) {
    final long a = weights & ADDRESS;
    final long b = weights + stride & ADDRESS;
    final long c = weights + 2 * stride & ADDRESS;
    final long d = weights + 3 * stride & ADDRESS;
    final long tables = sums & ADDRESS;
    ShortVector sum0 = ShortVector.zero(SHORTS);
    ShortVector sum1 = sum0;
    ShortVector sum2 = sum0;
    ShortVector sum3 = sum0;
    for (long next = 0; next != stride; next += STEP) {
      final long word = next & OFFSET;
      final ShortVector first = ShortVector.fromMemorySegment(SHORTS, MEMORY, tables + CODES * word, LITTLE);
      final ShortVector second = ShortVector.fromMemorySegment(SHORTS, MEMORY, tables + CODES * word + STEP, LITTLE);
      final ShortVector third = ShortVector.fromMemorySegment(SHORTS, MEMORY, tables + CODES * word + 2 * STEP,
          LITTLE);
      final ShortVector codes0 = ShortVector.fromMemorySegment(SHORTS, MEMORY, a + word, LITTLE);
      sum0 = sum0.add(codes0.selectFrom(first))
          .add(codes0.reinterpretAsInts().lanewise(VectorOperators.LSHR, BITS).reinterpretAsShorts().selectFrom(second)
              .add(codes0.reinterpretAsInts().lanewise(VectorOperators.LSHR, 2 * BITS).reinterpretAsShorts()
                  .selectFrom(third)));
      final ShortVector codes1 = ShortVector.fromMemorySegment(SHORTS, MEMORY, b + word, LITTLE);
      sum1 = sum1.add(codes1.selectFrom(first))
          .add(codes1.reinterpretAsInts().lanewise(VectorOperators.LSHR, BITS).reinterpretAsShorts().selectFrom(second)
              .add(codes1.reinterpretAsInts().lanewise(VectorOperators.LSHR, 2 * BITS).reinterpretAsShorts()
                  .selectFrom(third)));
      final ShortVector codes2 = ShortVector.fromMemorySegment(SHORTS, MEMORY, c + word, LITTLE);
      sum2 = sum2.add(codes2.selectFrom(first))
          .add(codes2.reinterpretAsInts().lanewise(VectorOperators.LSHR, BITS).reinterpretAsShorts().selectFrom(second)
              .add(codes2.reinterpretAsInts().lanewise(VectorOperators.LSHR, 2 * BITS).reinterpretAsShorts()
                  .selectFrom(third)));
      final ShortVector codes3 = ShortVector.fromMemorySegment(SHORTS, MEMORY, d + word, LITTLE);
      sum3 = sum3.add(codes3.selectFrom(first))
          .add(codes3.reinterpretAsInts().lanewise(VectorOperators.LSHR, BITS).reinterpretAsShorts().selectFrom(second)
              .add(codes3.reinterpretAsInts().lanewise(VectorOperators.LSHR, 2 * BITS).reinterpretAsShorts()
                  .selectFrom(third)));
    }
    sum0.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16)
        .add(IntVector.fromArray(INTS, y, at)).intoArray(y, at);
    sum0.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16).add(IntVector.fromArray(INTS, y, at + HALF))
        .intoArray(y, at + HALF);
    sum1.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16)
        .add(IntVector.fromArray(INTS, y, at + ROWS)).intoArray(y, at + ROWS);
    sum1.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16).add(IntVector.fromArray(INTS, y, at + ROWS + HALF))
        .intoArray(y, at + ROWS + HALF);
    sum2.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16)
        .add(IntVector.fromArray(INTS, y, at + 2 * ROWS)).intoArray(y, at + 2 * ROWS);
    sum2.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16).add(IntVector.fromArray(INTS, y, at + 2 * ROWS + HALF))
        .intoArray(y, at + 2 * ROWS + HALF);
    sum3.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16)
        .add(IntVector.fromArray(INTS, y, at + 3 * ROWS)).intoArray(y, at + 3 * ROWS);
    sum3.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16).add(IntVector.fromArray(INTS, y, at + 3 * ROWS + HALF))
        .intoArray(y, at + 3 * ROWS + HALF);
  }

  private static void one(final long weights, final long stride, final long sums, final int[] y) {
    final long a = weights & ADDRESS;
    final long tables = sums & ADDRESS;
    ShortVector sum = ShortVector.zero(SHORTS);
    for (long next = 0; next != stride; next += STEP) {
      final long word = next & OFFSET;
      final long table = tables + CODES * word;
      final ShortVector codes = ShortVector.fromMemorySegment(SHORTS, MEMORY, a + word, LITTLE);
      sum = sum.add(codes.selectFrom(ShortVector.fromMemorySegment(SHORTS, MEMORY, table, LITTLE)))
          .add(codes.reinterpretAsInts().lanewise(VectorOperators.LSHR, BITS).reinterpretAsShorts()
              .selectFrom(ShortVector.fromMemorySegment(SHORTS, MEMORY, table + STEP, LITTLE)))
          .add(codes.reinterpretAsInts().lanewise(VectorOperators.LSHR, 2 * BITS).reinterpretAsShorts()
              .selectFrom(ShortVector.fromMemorySegment(SHORTS, MEMORY, table + 2 * STEP, LITTLE)));
    }
    sum.reinterpretAsInts().lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16)
        .add(IntVector.fromArray(INTS, y, 0)).intoArray(y, 0);
    sum.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16).add(IntVector.fromArray(INTS, y, HALF))
        .intoArray(y, HALF);
  }
}
