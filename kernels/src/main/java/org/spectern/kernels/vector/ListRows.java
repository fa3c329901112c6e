package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.charAt;
import static org.spectern.kernels.vector.Native.floatAt;
import static org.spectern.kernels.vector.Native.intAt;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Signed sums of rows of a batch, with inputs in lanes and the four accumulators that SignedListProducts prescribes.
 *
 * <p>The sign is a factor of a fused multiply-add: times 1 or -1 is exact, so the sum is rounded as an addition or subtraction
 * would be, and there is no branch to foresee.
 *
 * @param wide whether indices take 32 bits
 * @param mirror what a negative weight added to its column
 * @param x the batch
 * @param stride floats from one of its rows to the next
 */
record ListRows(boolean wide, int mirror, long x, int stride) {
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

  /** Writes the sums of one row: {@code stride} floats. */
  void sum(final long list, final long end, final long y) {
    int lane = 0;
    for (; lane + 4 * LANES <= stride; lane += 4 * LANES) {
      four(list, end, x + (long) lane * Float.BYTES, (long) stride * Float.BYTES, wide, mirror,
          y + (long) lane * Float.BYTES);
    }
    for (; lane < stride; lane += LANES) {
      one(list, end, x + (long) lane * Float.BYTES, (long) stride * Float.BYTES, wide, mirror,
          y + (long) lane * Float.BYTES);
    }
  }

  private static void four(final long list, final long end, final long x, final long stride, final boolean wide,
      final int mirror, final long y) {
    final long inputs = x & ADDRESS;
    final long step = stride & 0xffff_ffffL;
    final long width = wide ? Integer.BYTES : Character.BYTES;
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
    for (long next = list; next != end; next += 4 * width) {
      final int i = index(next, wide);
      final FloatVector signA = sign(i, mirror);
      final long a = row(inputs, i, mirror, step);
      a0 = load(a).fma(signA, a0);
      a1 = load(a + VECTOR).fma(signA, a1);
      a2 = load(a + 2 * VECTOR).fma(signA, a2);
      a3 = load(a + 3 * VECTOR).fma(signA, a3);
      final int j = index(next + width, wide);
      final FloatVector signB = sign(j, mirror);
      final long b = row(inputs, j, mirror, step);
      b0 = load(b).fma(signB, b0);
      b1 = load(b + VECTOR).fma(signB, b1);
      b2 = load(b + 2 * VECTOR).fma(signB, b2);
      b3 = load(b + 3 * VECTOR).fma(signB, b3);
      final int k = index(next + 2 * width, wide);
      final FloatVector signC = sign(k, mirror);
      final long c = row(inputs, k, mirror, step);
      c0 = load(c).fma(signC, c0);
      c1 = load(c + VECTOR).fma(signC, c1);
      c2 = load(c + 2 * VECTOR).fma(signC, c2);
      c3 = load(c + 3 * VECTOR).fma(signC, c3);
      final int l = index(next + 3 * width, wide);
      final FloatVector signD = sign(l, mirror);
      final long d = row(inputs, l, mirror, step);
      d0 = load(d).fma(signD, d0);
      d1 = load(d + VECTOR).fma(signD, d1);
      d2 = load(d + 2 * VECTOR).fma(signD, d2);
      d3 = load(d + 3 * VECTOR).fma(signD, d3);
    }
    final long target = y & ADDRESS;
    a0.add(b0).add(c0.add(d0)).intoMemorySegment(MEMORY, target, LITTLE);
    a1.add(b1).add(c1.add(d1)).intoMemorySegment(MEMORY, target + VECTOR, LITTLE);
    a2.add(b2).add(c2.add(d2)).intoMemorySegment(MEMORY, target + 2 * VECTOR, LITTLE);
    a3.add(b3).add(c3.add(d3)).intoMemorySegment(MEMORY, target + 3 * VECTOR, LITTLE);
  }

  private static void one(final long list, final long end, final long x, final long stride, final boolean wide,
      final int mirror, final long y) {
    final long inputs = x & ADDRESS;
    final long step = stride & 0xffff_ffffL;
    final long width = wide ? Integer.BYTES : Character.BYTES;
    FloatVector a = FloatVector.zero(FLOATS);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (long next = list; next != end; next += 4 * width) {
      final int i = index(next, wide);
      a = load(row(inputs, i, mirror, step)).fma(sign(i, mirror), a);
      final int j = index(next + width, wide);
      b = load(row(inputs, j, mirror, step)).fma(sign(j, mirror), b);
      final int k = index(next + 2 * width, wide);
      c = load(row(inputs, k, mirror, step)).fma(sign(k, mirror), c);
      final int l = index(next + 3 * width, wide);
      d = load(row(inputs, l, mirror, step)).fma(sign(l, mirror), d);
    }
    a.add(b).add(c.add(d)).intoMemorySegment(MEMORY, y & ADDRESS, LITTLE);
  }

  private static int index(final long at, final boolean wide) {
    return wide ? intAt(at & ADDRESS) : charAt(at & ADDRESS);
  }

  private static FloatVector sign(final int index, final int mirror) {
    return FloatVector.broadcast(FLOATS, floatAt((SIGNS & ADDRESS) + 4L * (mirror - 1 - index >>> 31)));
  }

  private static long row(final long inputs, final int index, final int mirror, final long stride) {
    final int negative = mirror - 1 - index >> 31;
    return inputs + (index - (negative & mirror)) * stride & ADDRESS;
  }

  private static FloatVector load(final long address) {
    return FloatVector.fromMemorySegment(FLOATS, MEMORY, address, LITTLE);
  }
}
