package org.spectern.kernels.vector;

import static org.spectern.kernels.product.BitPlaneProducts.GROUP_BYTES;
import static org.spectern.kernels.product.BitPlaneProducts.ROWS;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.longAt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Bit planes times floats. One vector: masked additions and subtractions, the form everybody writes first and slower
 * than three trits or lists. A batch: each row is unpacked to a list of its columns, then summed as a list.
 */
final class BitPlaneFloats {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final ThreadLocal<MemorySegment[]> LIST = ThreadLocal.withInitial(() -> new MemorySegment[1]);

  void timesFloats(final MemorySegment planes, final int words, final MemorySegment x, final float[] y, final int from,
      final int to) {
    for (int row = from; row < to; row++) {
      final long group = Native.address(planes) + (long) (row / ROWS) * words * GROUP_BYTES;
      y[row] = masked(group + row % ROWS * Long.BYTES, (long) words * GROUP_BYTES, Native.address(x));
    }
  }

  private static float masked(final long row, final long end, final long x) {
    final long weights = row & ADDRESS;
    final long values = x & ADDRESS;
    FloatVector sum = FloatVector.zero(FLOATS);
    FloatVector minus = sum;
    for (long next = 0; next != end; next += GROUP_BYTES) {
      final long at = next & OFFSET;
      final long negative = longAt(weights + at + GROUP_BYTES / 2);
      final long positive = longAt(weights + at) & ~negative;
      for (int column = 0; column < Long.SIZE; column += LANES) {
        final FloatVector value = FloatVector.fromMemorySegment(FLOATS, MEMORY,
            values + at * (Long.SIZE * Float.BYTES) / GROUP_BYTES + 4L * column, LITTLE);
        sum = sum.add(value, VectorMask.fromLong(FLOATS, positive >>> column));
        minus = minus.add(value, VectorMask.fromLong(FLOATS, negative >>> column));
      }
    }
    return sum.reduceLanes(VectorOperators.ADD) - minus.reduceLanes(VectorOperators.ADD);
  }

  void timesFloatBatch(final MemorySegment planes, final int words, final int columns, final MemorySegment x,
      final int stride,
      final MemorySegment y, final int from, final int to) {
    final int mirror = (words + 1) * Long.SIZE;
    final MemorySegment list = list(mirror);
    for (int row = from; row < to; row++) {
      final long group = Native.address(planes) + (long) (row / ROWS) * words * GROUP_BYTES + row % ROWS * Long.BYTES;
      final int length = unpack(group, words, columns, mirror, list);
      final long start = Native.address(list);
      ListRows.sum(start, start + (long) length * Integer.BYTES, Integer.BYTES, true, mirror, Native.address(x), stride,
          Native.address(y) + (long) row * stride * Float.BYTES);
    }
  }

  private static MemorySegment list(final long length) {
    final MemorySegment[] held = LIST.get();
    if (held[0] == null || held[0].byteSize() < length * Integer.BYTES) {
      held[0] = Arena.ofAuto().allocate(length * Integer.BYTES, 64);
    }
    return held[0];
  }

  /** Lists the columns of a row as SignedListProducts orders them, padded with the index of a zero. */
  private static int unpack(final long row, final int words, final int columns, final int mirror,
      final MemorySegment list) {
    int length = 0;
    for (int word = 0; word < words; word++) {
      final long at = row + (long) word * GROUP_BYTES;
      final long positive = longAt(at & ADDRESS) & ~longAt(at + GROUP_BYTES / 2 & ADDRESS);
      for (long bits = positive; bits != 0; bits &= bits - 1) {
        list.setAtIndex(ValueLayout.JAVA_INT, length++, word * Long.SIZE + Long.numberOfTrailingZeros(bits));
      }
    }
    for (int word = 0; word < words; word++) {
      for (long bits = longAt(row + (long) word * GROUP_BYTES + GROUP_BYTES / 2 & ADDRESS); bits != 0; bits &= bits
          - 1) {
        list.setAtIndex(ValueLayout.JAVA_INT, length++, mirror + word * Long.SIZE + Long.numberOfTrailingZeros(bits));
      }
    }
    while (length % 4 != 0) {
      list.setAtIndex(ValueLayout.JAVA_INT, length++, columns);
    }
    return length;
  }
}
