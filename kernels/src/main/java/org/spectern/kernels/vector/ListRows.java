package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.CHAR;
import static org.spectern.kernels.vector.Native.FLOAT;
import static org.spectern.kernels.vector.Native.INT;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Signed sums of rows of a batch, with inputs in lanes and the four accumulators that SignedListProducts prescribes.
 *
 * <p>The sign is a factor of a fused multiply-add: times 1 or -1 is exact, so the sum is rounded as an addition or
 * subtraction would be, and there is no branch to foresee.
 */
final class ListRows {
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final long VECTOR = FLOATS.vectorByteSize();
  private static final long SIGNS = signs();

  private static long signs() {
    final MemorySegment signs = Arena.global().allocate(2 * Float.BYTES, Float.BYTES);
    signs.setAtIndex(ValueLayout.JAVA_FLOAT, 0, 1);
    signs.setAtIndex(ValueLayout.JAVA_FLOAT, 1, -1);
    return Native.address(signs);
  }

  private ListRows() {}

  /**
   * Writes the sums of one row: {@code stride} floats at {@code y}.
   *
   * @param list address of the first index
   * @param end where the next one would lie behind the last, a multiple of four indices on
   * @param step bytes from one index to the next
   * @param wide whether indices take 32 bits
   * @param mirror what a negative weight added to its column
   * @param x address of the batch
   * @param stride floats from one of its rows to the next
   * @param y address of the sums
   */
  static void sum(final long list, final long end, final int step, final boolean wide, final int mirror,
      final long x, final int stride, final long y) {
    int lane = 0;
    for (; lane + 4 * LANES <= stride; lane += 4 * LANES) {
      four(list, end, step, x + (long) lane * Float.BYTES, (long) stride * Float.BYTES, wide, mirror,
          y + (long) lane * Float.BYTES);
    }
    for (; lane < stride; lane += LANES) {
      one(list, end, step, x + (long) lane * Float.BYTES, (long) stride * Float.BYTES, wide, mirror,
          y + (long) lane * Float.BYTES);
    }
  }

  private static void four(final long list, final long end, final int step, final long x, final long stride,
      final boolean wide, final int mirror, final long y) {
    final long inputs = x & ADDRESS;
    final long row = stride & 0xffff_ffffL;
    final long hop = step & 0xff;
    FloatVector a0 = FloatVector.zero(FLOATS);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = a0;
    FloatVector b1 = a0;
    FloatVector b2 = a0;
    FloatVector b3 = a0;
    FloatVector c0 = a0;
    FloatVector c1 = a0;
    FloatVector c2 = a0;
    FloatVector c3 = a0;
    FloatVector d0 = a0;
    FloatVector d1 = a0;
    FloatVector d2 = a0;
    FloatVector d3 = a0;
    for (long next = list; next != end; next += 4 * hop) {
      final long quad = next & ADDRESS;
      final int i = wide ? MEMORY.get(INT, quad) : MEMORY.get(CHAR, quad);
      final FloatVector signA = FloatVector.broadcast(FLOATS,
          MEMORY.get(FLOAT, (SIGNS & ADDRESS) + 4L * (mirror - 1 - i >>> 31)));
      final long a = inputs + (i - (mirror - 1 - i >> 31 & mirror)) * row & ADDRESS;
      a0 = FloatVector.fromMemorySegment(FLOATS, MEMORY, a, LITTLE).fma(signA, a0);
      a1 = FloatVector.fromMemorySegment(FLOATS, MEMORY, a + VECTOR, LITTLE).fma(signA, a1);
      a2 = FloatVector.fromMemorySegment(FLOATS, MEMORY, a + 2 * VECTOR, LITTLE).fma(signA, a2);
      a3 = FloatVector.fromMemorySegment(FLOATS, MEMORY, a + 3 * VECTOR, LITTLE).fma(signA, a3);
      final int j = wide ? MEMORY.get(INT, quad + hop) : MEMORY.get(CHAR, quad + hop);
      final FloatVector signB = FloatVector.broadcast(FLOATS,
          MEMORY.get(FLOAT, (SIGNS & ADDRESS) + 4L * (mirror - 1 - j >>> 31)));
      final long b = inputs + (j - (mirror - 1 - j >> 31 & mirror)) * row & ADDRESS;
      b0 = FloatVector.fromMemorySegment(FLOATS, MEMORY, b, LITTLE).fma(signB, b0);
      b1 = FloatVector.fromMemorySegment(FLOATS, MEMORY, b + VECTOR, LITTLE).fma(signB, b1);
      b2 = FloatVector.fromMemorySegment(FLOATS, MEMORY, b + 2 * VECTOR, LITTLE).fma(signB, b2);
      b3 = FloatVector.fromMemorySegment(FLOATS, MEMORY, b + 3 * VECTOR, LITTLE).fma(signB, b3);
      final int k = wide ? MEMORY.get(INT, quad + 2 * hop) : MEMORY.get(CHAR, quad + 2 * hop);
      final FloatVector signC = FloatVector.broadcast(FLOATS,
          MEMORY.get(FLOAT, (SIGNS & ADDRESS) + 4L * (mirror - 1 - k >>> 31)));
      final long c = inputs + (k - (mirror - 1 - k >> 31 & mirror)) * row & ADDRESS;
      c0 = FloatVector.fromMemorySegment(FLOATS, MEMORY, c, LITTLE).fma(signC, c0);
      c1 = FloatVector.fromMemorySegment(FLOATS, MEMORY, c + VECTOR, LITTLE).fma(signC, c1);
      c2 = FloatVector.fromMemorySegment(FLOATS, MEMORY, c + 2 * VECTOR, LITTLE).fma(signC, c2);
      c3 = FloatVector.fromMemorySegment(FLOATS, MEMORY, c + 3 * VECTOR, LITTLE).fma(signC, c3);
      final int l = wide ? MEMORY.get(INT, quad + 3 * hop) : MEMORY.get(CHAR, quad + 3 * hop);
      final FloatVector signD = FloatVector.broadcast(FLOATS,
          MEMORY.get(FLOAT, (SIGNS & ADDRESS) + 4L * (mirror - 1 - l >>> 31)));
      final long d = inputs + (l - (mirror - 1 - l >> 31 & mirror)) * row & ADDRESS;
      d0 = FloatVector.fromMemorySegment(FLOATS, MEMORY, d, LITTLE).fma(signD, d0);
      d1 = FloatVector.fromMemorySegment(FLOATS, MEMORY, d + VECTOR, LITTLE).fma(signD, d1);
      d2 = FloatVector.fromMemorySegment(FLOATS, MEMORY, d + 2 * VECTOR, LITTLE).fma(signD, d2);
      d3 = FloatVector.fromMemorySegment(FLOATS, MEMORY, d + 3 * VECTOR, LITTLE).fma(signD, d3);
    }
    final long target = y & ADDRESS;
    a0.add(b0).add(c0.add(d0)).intoMemorySegment(MEMORY, target, LITTLE);
    a1.add(b1).add(c1.add(d1)).intoMemorySegment(MEMORY, target + VECTOR, LITTLE);
    a2.add(b2).add(c2.add(d2)).intoMemorySegment(MEMORY, target + 2 * VECTOR, LITTLE);
    a3.add(b3).add(c3.add(d3)).intoMemorySegment(MEMORY, target + 3 * VECTOR, LITTLE);
  }

  private static void one(final long list, final long end, final int step, final long x, final long stride,
      final boolean wide, final int mirror, final long y) {
    final long inputs = x & ADDRESS;
    final long row = stride & 0xffff_ffffL;
    final long hop = step & 0xff;
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (long next = list; next != end; next += 4 * hop) {
      final long quad = next & ADDRESS;
      final int i = wide ? MEMORY.get(INT, quad) : MEMORY.get(CHAR, quad);
      a = FloatVector
          .fromMemorySegment(FLOATS, MEMORY, inputs + (i - (mirror - 1 - i >> 31 & mirror)) * row & ADDRESS, LITTLE)
          .fma(FloatVector.broadcast(FLOATS, MEMORY.get(FLOAT, (SIGNS & ADDRESS) + 4L * (mirror - 1 - i >>> 31))), a);
      final int j = wide ? MEMORY.get(INT, quad + hop) : MEMORY.get(CHAR, quad + hop);
      b = FloatVector
          .fromMemorySegment(FLOATS, MEMORY, inputs + (j - (mirror - 1 - j >> 31 & mirror)) * row & ADDRESS, LITTLE)
          .fma(FloatVector.broadcast(FLOATS, MEMORY.get(FLOAT, (SIGNS & ADDRESS) + 4L * (mirror - 1 - j >>> 31))), b);
      final int k = wide ? MEMORY.get(INT, quad + 2 * hop) : MEMORY.get(CHAR, quad + 2 * hop);
      c = FloatVector
          .fromMemorySegment(FLOATS, MEMORY, inputs + (k - (mirror - 1 - k >> 31 & mirror)) * row & ADDRESS, LITTLE)
          .fma(FloatVector.broadcast(FLOATS, MEMORY.get(FLOAT, (SIGNS & ADDRESS) + 4L * (mirror - 1 - k >>> 31))), c);
      final int l = wide ? MEMORY.get(INT, quad + 3 * hop) : MEMORY.get(CHAR, quad + 3 * hop);
      d = FloatVector
          .fromMemorySegment(FLOATS, MEMORY, inputs + (l - (mirror - 1 - l >> 31 & mirror)) * row & ADDRESS, LITTLE)
          .fma(FloatVector.broadcast(FLOATS, MEMORY.get(FLOAT, (SIGNS & ADDRESS) + 4L * (mirror - 1 - l >>> 31))), d);
    }
    a.add(b).add(c.add(d)).intoMemorySegment(MEMORY, y & ADDRESS, LITTLE);
  }

}
