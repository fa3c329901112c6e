package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.FiveTritProducts;

/**
 * Five-trit products with vectors of 256 or 128 bits: the same tables and the same sign as in
 * {@link VectorFiveTritProducts}, but a table takes four or eight registers, of which bits 5 and 6 of a byte choose
 * two.
 */
final class NarrowFiveTritProducts implements FiveTritProducts {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final int LANES = BYTES.length();
  private static final int TABLE_SHIFT = 7;
  private static final int TABLE = 1 << TABLE_SHIFT;
  private static final int BIAS = 64;
  /** Groups whose sum surely fits a byte. */
  private static final int BYTE_GROUPS = Byte.MAX_VALUE / TRITS;
  /** Groups whose sum surely fits 16 bits. */
  private static final int SHORT_GROUPS = Short.MAX_VALUE / TRITS / BYTE_GROUPS * BYTE_GROUPS;
  private static final MemorySegment TABLES = FiveTritTables.biased(TABLE, BIAS);
  private static final ThreadLocal<short[]> SUMS = ThreadLocal.withInitial(() -> new short[ROWS]);

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
      for (int row = from; row < to; row += ROWS) {
        for (int part = 0; part < ROWS; part += LANES) {
          part(base + row / ROWS * stride + part, active, count, sums, part / 2);
        }
        for (int place = 0; place < Math.min(ROWS, to - row); place++) {
          y[offset + row + place] += sums[place];
        }
      }
    }
  }

  private static void part(final long weights, final long active, final int groups, final short[] sums, final int at) {
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
        final ByteVector trits = ByteVector.fromMemorySegment(BYTES, MEMORY, a + group * ROWS, LITTLE);
        final VectorMask<Byte> odd = trits.and((byte) (2 * LANES)).compare(VectorOperators.NE, 0);
        ByteVector found = trits
            .selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table, LITTLE),
                ByteVector.fromMemorySegment(BYTES, MEMORY, table + LANES, LITTLE))
            .blend(trits.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 2L * LANES, LITTLE),
                ByteVector.fromMemorySegment(BYTES, MEMORY, table + 3L * LANES, LITTLE)), odd);
        if (4 * LANES != TABLE) {
          final ByteVector far = trits
              .selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 4L * LANES, LITTLE),
                  ByteVector.fromMemorySegment(BYTES, MEMORY, table + 5L * LANES, LITTLE))
              .blend(trits.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 6L * LANES, LITTLE),
                  ByteVector.fromMemorySegment(BYTES, MEMORY, table + 7L * LANES, LITTLE)), odd);
          found = found.blend(far, trits.and((byte) (4 * LANES)).compare(VectorOperators.NE, 0));
        }
        sum = found.add(trits).lanewise(VectorOperators.ABS).add(sum);
      }
      low = low.add(sum.reinterpretAsShorts().lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8));
      high = high.add(sum.reinterpretAsShorts().lanewise(VectorOperators.ASHR, 8));
    }
    low.intoArray(sums, at);
    high.intoArray(sums, at + ROWS / 2);
  }
}
