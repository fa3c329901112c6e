package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.byteAt;
import static org.spectern.kernels.vector.Native.charAt;
import static org.spectern.kernels.vector.Native.floatAt;
import static org.spectern.kernels.vector.Native.intAt;

/**
 * Signed-list products of one group with scalar loads, two rows at a time: their eight chains of sums hide the latency
 * of an addition. Where the number of rows is odd, the last goes with itself.
 */
final class ListLoads {
  private static final long INDEX = 0x7fff_ffffL;

  private ListLoads() {}

  /**
   * Sums of the rows of a group.
   *
   * @param group address of its indices
   * @param length indices of each row, a multiple of four
   * @param lanes how many rows
   * @param wide whether indices take 32 bits
   * @param x address of the mirrored activations
   * @param order address of the rows' places
   * @param y results
   * @param block where those of the block start
   */
  static void floats(final long group, final int length, final int lanes, final boolean wide, final long x,
      final long order, final float[] y, final int block) {
    final long values = x & ADDRESS;
    final int width = wide ? Integer.BYTES : Character.BYTES;
    final int step = lanes * width;
    for (int lane = 0; lane < lanes; lane += 2) {
      final int other = Math.min(lane + 1, lanes - 1);
      final long first = group + lane * width;
      final int apart = (other - lane) * width;
      float a0 = 0;
      float a1 = 0;
      float a2 = 0;
      float a3 = 0;
      float b0 = 0;
      float b1 = 0;
      float b2 = 0;
      float b3 = 0;
      for (long next = first; next != first + (long) length * step; next += 4L * step) {
        a0 += floatAt(values + 4 * index(next, wide));
        b0 += floatAt(values + 4 * index(next + apart, wide));
        a1 += floatAt(values + 4 * index(next + step, wide));
        b1 += floatAt(values + 4 * index(next + step + apart, wide));
        a2 += floatAt(values + 4 * index(next + 2 * step, wide));
        b2 += floatAt(values + 4 * index(next + 2 * step + apart, wide));
        a3 += floatAt(values + 4 * index(next + 3 * step, wide));
        b3 += floatAt(values + 4 * index(next + 3 * step + apart, wide));
      }
      y[block + byteAt((order & ADDRESS) + lane)] = (a0 + a1) + (a2 + a3);
      y[block + byteAt((order & ADDRESS) + other)] = (b0 + b1) + (b2 + b3);
    }
  }

  /** As {@link #floats}, for mirrored integers. */
  static void ints(final long group, final int length, final int lanes, final boolean wide, final int[] x,
      final long order, final int[] y, final int block) {
    final int width = wide ? Integer.BYTES : Character.BYTES;
    final int step = lanes * width;
    for (int lane = 0; lane < lanes; lane += 2) {
      final int other = Math.min(lane + 1, lanes - 1);
      final long first = group + lane * width;
      final int apart = (other - lane) * width;
      int a = 0;
      int b = 0;
      for (long next = first; next != first + (long) length * step; next += step) {
        a += x[(int) index(next, wide)];
        b += x[(int) index(next + apart, wide)];
      }
      y[block + byteAt((order & ADDRESS) + lane)] = a;
      y[block + byteAt((order & ADDRESS) + other)] = b;
    }
  }

  private static long index(final long at, final boolean wide) {
    return wide ? intAt(at & ADDRESS) & INDEX : charAt(at & ADDRESS);
  }
}
