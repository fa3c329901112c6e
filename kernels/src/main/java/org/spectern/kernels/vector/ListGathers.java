package org.spectern.kernels.vector;

import static org.spectern.kernels.product.SignedListProducts.BLOCK;
import static org.spectern.kernels.product.SignedListProducts.GROUP;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.byteAt;
import static org.spectern.kernels.vector.Native.charAt;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.IndexLists;

/**
 * Signed-list products of whole groups with rows in lanes: every index of a group is one gather and one addition, and
 * there is no sum across lanes. The four accumulators move down one place with every index, and stand where they
 * started after a multiple of four; moving registers is free.
 *
 * <p>The Vector API gathers from arrays only, with indices from an array only. Activations are therefore copied to the
 * heap, once per product; indices pass through scratch, a store beside which the compiler keeps the vector in its
 * register. The loop over indices is a counted one, which the compiler unrolls, and then stores only the last vector of
 * a turn. The kernels hold all their loops in one method; beside a caller's code they pass the inliner's limit and box.
 * Results leave one by one: a scatter boxed wherever the inliner had not seen it often enough.
 */
final class ListGathers {
  /**
   * Gathers lose to loads on AMD's Zen 4 and beat them on Intel's Sapphire Rapids (docs/decisions/0013); below 256 bits
   * they were not measured.
   */
  static final boolean FASTER = VectorKernels.bits() >= 256 && CpuFlags.isIntel() && CpuFlags.has("avx2");

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOATS.length();
  private static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());
  private static final VectorSpecies<Short> INDICES = VectorSpecies.of(short.class,
      VectorShape.forBitSize(LANES * Short.SIZE));
  /** Ints of a page of memory. */
  private static final int PLACES = 4096 / Integer.BYTES;
  /** Products that use one place. */
  private static final int STAY = 64;
  private static final ThreadLocal<ListGathers> OF_THREAD = ThreadLocal.withInitial(ListGathers::new);

  private final int[] picked = new int[PLACES];
  private int products;
  private final float[] floatSums = new float[GROUP];
  private final int[] intSums = new int[GROUP];
  private float[] values = {};

  /**
   * Where indices pass in the next product. A store that straddles two pages of memory takes ten times as long as
   * another; where an array lies is not for a program to know, so products move from place to place of a page and none
   * is slow for good; they stay for a while, because a place that was just used is in the nearest cache.
   */
  private int next() {
    products = products + 1 & STAY * PLACES / GROUP - 1;
    return products / STAY * GROUP;
  }

  /** Products of whole groups, rows {@code from} to {@code to - 1}, with mirrored floats. */
  static void floats(final IndexLists lists, final MemorySegment x, final float[] y, final int from, final int to) {
    final ListGathers own = OF_THREAD.get();
    final int count = 2 * lists.mirror();
    if (own.values.length < count) {
      own.values = new float[count];
    }
    MemorySegment.copy(x, ValueLayout.JAVA_FLOAT, 0, own.values, 0, count);
    floats(lists, own.values, own.picked, own.next(), own.floatSums, y, from, to);
  }

  /**
   * Products of whole groups, rows {@code from} to {@code to - 1}, with mirrored ints; row i goes to
   * {@code offset + i}.
   */
  static void ints(final IndexLists lists, final int[] x, final int[] y, final int offset, final int from,
      final int to) {
    final ListGathers own = OF_THREAD.get();
    ints(lists, x, own.picked, own.next(), own.intSums, y, offset, from, to);
  }

  private static void floats(final IndexLists lists, final float[] x, final int[] picked, final int place,
      final float[] sums,
      final float[] y, final int from, final int to) {
    final long lengths = Native.address(lists.lengths());
    final long order = Native.address(lists.order());
    for (int block = from; block < to; block += BLOCK) {
      long start = Native.address(lists.indices()) + lists.starts()[block / BLOCK] * Short.BYTES;
      for (int group = block; group < Math.min(block + BLOCK, to); group += GROUP) {
        final int length = charAt(lengths + (long) group / GROUP * Short.BYTES & ADDRESS);
        for (int part = 0; part < GROUP; part += LANES) {
          FloatVector a = FloatVector.zero(FLOATS);
          FloatVector b = a;
          FloatVector c = a;
          FloatVector d = a;
          final long first = start + part * Short.BYTES;
          for (int index = 0; index < length; index++) {
            ((IntVector) ShortVector
                .fromMemorySegment(INDICES, MEMORY, first + (long) index * GROUP * Short.BYTES & ADDRESS,
                    LITTLE)
                .convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0)).intoArray(picked, place);
            final FloatVector sum = a.add(FloatVector.fromArray(FLOATS, x, 0, picked, place));
            a = b;
            b = c;
            c = d;
            d = sum;
          }
          final FloatVector sum = a.add(b).add(c.add(d));
          final long places = order + group + part & ADDRESS;
          sum.intoArray(sums, 0);
          for (int lane = 0; lane < LANES; lane++) {
            y[block + byteAt(places + lane)] = sums[lane];
          }
        }
        start += (long) length * GROUP * Short.BYTES;
      }
    }
  }

  private static void ints(final IndexLists lists, final int[] x, final int[] picked, final int place, final int[] sums,
      final int[] y, final int offset, final int from, final int to) {
    final long lengths = Native.address(lists.lengths());
    final long order = Native.address(lists.order());
    for (int block = from; block < to; block += BLOCK) {
      long start = Native.address(lists.indices()) + lists.starts()[block / BLOCK] * Short.BYTES;
      for (int group = block; group < Math.min(block + BLOCK, to); group += GROUP) {
        final int length = charAt(lengths + (long) group / GROUP * Short.BYTES & ADDRESS);
        for (int part = 0; part < GROUP; part += LANES) {
          IntVector sum = IntVector.zero(INTS);
          final long first = start + part * Short.BYTES;
          for (int index = 0; index < length; index++) {
            ((IntVector) ShortVector
                .fromMemorySegment(INDICES, MEMORY, first + (long) index * GROUP * Short.BYTES & ADDRESS,
                    LITTLE)
                .convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0)).intoArray(picked, place);
            sum = sum.add(IntVector.fromArray(INTS, x, 0, picked, place));
          }
          final long places = order + group + part & ADDRESS;
          sum.intoArray(sums, 0);
          for (int lane = 0; lane < LANES; lane++) {
            y[offset + block + byteAt(places + lane)] = sums[lane];
          }
        }
        start += (long) length * GROUP * Short.BYTES;
      }
    }
  }
}
