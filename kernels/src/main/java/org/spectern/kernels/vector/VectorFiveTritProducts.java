package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.FiveTritProducts;

/**
 * Five-trit products with 512-bit vectors: one lookup in a table of 122 entries (two registers) gives the products of
 * five weights in each of 64 rows.
 *
 * <p>The table of a group is one of {@value #CODES}, picked by the group's activations. Its entry for |n| is
 * {@code 64 + v - |n|}, v the product of those digits: adding the stored byte gives {@code 64 + v}, or where bit 7 is
 * set {@code v - 64} modulo 256, and the absolute value of that is {@code 64 - v}. So the sign costs an addition and an
 * absolute value, no mask, and every group adds 64 to the sum, which starts that much lower.
 */
final class VectorFiveTritProducts implements FiveTritProducts {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_512;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_512;
  private static final VectorSpecies<Short> HALVES = ShortVector.SPECIES_256;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final int TABLE_SHIFT = 7;
  private static final int TABLE = 1 << TABLE_SHIFT;
  private static final int STRIPS = 4;
  private static final int BIAS = 64;
  /** Groups whose sum surely fits a byte. */
  private static final int BYTE_GROUPS = Byte.MAX_VALUE / TRITS;
  /** Groups whose sum surely fits 16 bits. */
  private static final int SHORT_GROUPS = Short.MAX_VALUE / TRITS / BYTE_GROUPS * BYTE_GROUPS;
  private static final MemorySegment TABLES = FiveTritTables.biased(TABLE, BIAS);
  private static final ThreadLocal<short[]> SUMS = ThreadLocal.withInitial(() -> new short[STRIPS * ROWS]);

  @Override
  public void timesTrits(final MemorySegment weights, final int groups, final MemorySegment x, final long at,
      final int[] y, final int offset, final int from, final int to) {
    final long stride = (long) groups * ROWS;
    final short[] sums = SUMS.get();
    Arrays.fill(y, offset + from, offset + to, 0);
    for (int first = 0; first < groups; first += SHORT_GROUPS) {
      final int count = Math.min(SHORT_GROUPS, groups - first);
      final long active = Native.address(x) + at + first;
      final long base = Native.address(weights) + (long) first * ROWS;
      int row = from;
      for (; row + STRIPS * ROWS <= to; row += STRIPS * ROWS) {
        four(base + row / ROWS * stride, stride, active, count, sums);
        add(sums, y, offset + row);
      }
      for (; row < to; row += ROWS) {
        one(base + row / ROWS * stride, active, count, sums);
        for (int place = 0; place < Math.min(ROWS, to - row); place++) {
          y[offset + row + place] += sums[place];
        }
      }
    }
  }

  private static void add(final short[] sums, final int[] y, final int at) {
    for (int row = 0; row < STRIPS * ROWS; row += INTS.length()) {
      ((IntVector) ShortVector.fromArray(HALVES, sums, row).convertShape(VectorOperators.S2I, INTS, 0))
          .add(IntVector.fromArray(INTS, y, at + row)).intoArray(y, at + row);
    }
  }

  private static void four(final long weights, final long stride, final long active, final int groups,
      final short[] sums) {
    final long a = weights & ADDRESS;
    final long b = weights + stride & ADDRESS;
    final long c = weights + 2 * stride & ADDRESS;
    final long d = weights + 3 * stride & ADDRESS;
    final long codes = active & ADDRESS;
    final long tables = TABLES.address() & ADDRESS;
    ShortVector low0 = ShortVector.zero(SHORTS);
    ShortVector high0 = low0;
    ShortVector low1 = low0;
    ShortVector high1 = low0;
    ShortVector low2 = low0;
    ShortVector high2 = low0;
    ShortVector low3 = low0;
    ShortVector high3 = low0;
    for (int first = 0; first < groups; first += BYTE_GROUPS) {
      final long end = Math.min(first + BYTE_GROUPS, groups);
      final ByteVector start = ByteVector.broadcast(BYTES, (byte) (-BIAS * (end - first)));
      ByteVector sum0 = start;
      ByteVector sum1 = start;
      ByteVector sum2 = start;
      ByteVector sum3 = start;
      for (long next = first; next != end; next++) {
        final long group = next & OFFSET;
        final long table = tables + ((long) Native.byteAt(codes + group) << TABLE_SHIFT);
        final ByteVector near = ByteVector.fromMemorySegment(BYTES, MEMORY, table, LITTLE);
        final ByteVector far = ByteVector.fromMemorySegment(BYTES, MEMORY, table + TABLE / 2, LITTLE);
        final ByteVector trits0 = ByteVector.fromMemorySegment(BYTES, MEMORY, a + group * ROWS, LITTLE);
        sum0 = sum0.add(trits0.selectFrom(near, far).add(trits0).lanewise(VectorOperators.ABS));
        final ByteVector trits1 = ByteVector.fromMemorySegment(BYTES, MEMORY, b + group * ROWS, LITTLE);
        sum1 = sum1.add(trits1.selectFrom(near, far).add(trits1).lanewise(VectorOperators.ABS));
        final ByteVector trits2 = ByteVector.fromMemorySegment(BYTES, MEMORY, c + group * ROWS, LITTLE);
        sum2 = sum2.add(trits2.selectFrom(near, far).add(trits2).lanewise(VectorOperators.ABS));
        final ByteVector trits3 = ByteVector.fromMemorySegment(BYTES, MEMORY, d + group * ROWS, LITTLE);
        sum3 = sum3.add(trits3.selectFrom(near, far).add(trits3).lanewise(VectorOperators.ABS));
      }
      low0 = low0.add(sum0.reinterpretAsShorts().lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8));
      high0 = high0.add(sum0.reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8));
      low1 = low1.add(sum1.reinterpretAsShorts().lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8));
      high1 = high1.add(sum1.reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8));
      low2 = low2.add(sum2.reinterpretAsShorts().lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8));
      high2 = high2.add(sum2.reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8));
      low3 = low3.add(sum3.reinterpretAsShorts().lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8));
      high3 = high3.add(sum3.reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8));
    }
    low0.intoArray(sums, 0);
    high0.intoArray(sums, ROWS / 2);
    low1.intoArray(sums, ROWS);
    high1.intoArray(sums, 3 * ROWS / 2);
    low2.intoArray(sums, 2 * ROWS);
    high2.intoArray(sums, 5 * ROWS / 2);
    low3.intoArray(sums, 3 * ROWS);
    high3.intoArray(sums, 7 * ROWS / 2);
  }

  private static void one(final long weights, final long active, final int groups, final short[] sums) {
    final long a = weights & ADDRESS;
    final long codes = active & ADDRESS;
    final long tables = TABLES.address() & ADDRESS;
    ShortVector low = ShortVector.zero(SHORTS);
    ShortVector high = low;
    for (int first = 0; first < groups; first += BYTE_GROUPS) {
      final long end = Math.min(first + BYTE_GROUPS, groups);
      ByteVector sum = ByteVector.broadcast(BYTES, (byte) (-BIAS * (end - first)));
      for (long next = first; next != end; next++) {
        final long group = next & OFFSET;
        final long table = tables + ((long) Native.byteAt(codes + group) << TABLE_SHIFT);
        final ByteVector near = ByteVector.fromMemorySegment(BYTES, MEMORY, table, LITTLE);
        final ByteVector far = ByteVector.fromMemorySegment(BYTES, MEMORY, table + TABLE / 2, LITTLE);
        final ByteVector trits = ByteVector.fromMemorySegment(BYTES, MEMORY, a + group * ROWS, LITTLE);
        sum = sum.add(trits.selectFrom(near, far).add(trits).lanewise(VectorOperators.ABS));
      }
      low = low.add(sum.reinterpretAsShorts().lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8));
      high = high.add(sum.reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8));
    }
    low.intoArray(sums, 0);
    high.intoArray(sums, ROWS / 2);
  }
}
