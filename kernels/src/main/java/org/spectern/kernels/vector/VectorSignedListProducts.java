package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.byteAt;
import static org.spectern.kernels.vector.Native.charAt;
import static org.spectern.kernels.vector.Native.floatAt;
import static org.spectern.kernels.vector.Native.intAt;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.IndexLists;
import org.spectern.kernels.product.SignedListProducts;

/**
 * Signed-list products. One vector at a time uses scalar loads, four chains of sums, since gathers lose to them; a batch adds
 * whole rows of inputs ({@link ListRows}).
 */
public final class VectorSignedListProducts implements SignedListProducts {
  private static final long INDEX = 0x7fff_ffffL;

  @Override
  public void timesFloats(final IndexLists lists, final MemorySegment x, final float[] y, final int from,
      final int to) {
    final long indices = Native.address(lists.indices());
    final int width = lists.wide() ? Integer.BYTES : Character.BYTES;
    for (int block = from; block < to; block += BLOCK) {
      final int rows = Math.min(BLOCK, to - block);
      final long start = indices + lists.starts()[block / BLOCK] * width;
      final long quads = Native.address(lists.quads()) + (long) block * width;
      final long order = Native.address(lists.order()) + block;
      if (lists.wide()) {
        wideFloats(start, quads, order, rows, Native.address(x), y, block);
      } else {
        narrowFloats(start, quads, order, rows, Native.address(x), y, block);
      }
    }
  }

  /**
   * Two rows at a time: they have four chains of sums each, and eight together hide the latency of an addition. Lengths ascend
   * within a block, so the second row is the longer one.
   */
  private static void narrowFloats(final long indices, final long quads, final long order, final int rows, final long x,
      final float[] y, final int block) {
    final long values = x & ADDRESS;
    long next = indices & ADDRESS;
    int place = 0;
    for (; place + 1 < rows; place += 2) {
      final long length = 8L * charAt((quads & ADDRESS) + 2L * place);
      final long longer = 8L * charAt((quads & ADDRESS) + 2L * place + 2);
      float a0 = 0;
      float a1 = 0;
      float a2 = 0;
      float a3 = 0;
      float b0 = 0;
      float b1 = 0;
      float b2 = 0;
      float b3 = 0;
      final long end = next + length;
      for (; next != end; next += 8) {
        final long first = next & ADDRESS;
        final long second = first + (length & OFFSET);
        a0 += floatAt(values + 4L * charAt(first));
        b0 += floatAt(values + 4L * charAt(second));
        a1 += floatAt(values + 4L * charAt(first + 2));
        b1 += floatAt(values + 4L * charAt(second + 2));
        a2 += floatAt(values + 4L * charAt(first + 4));
        b2 += floatAt(values + 4L * charAt(second + 4));
        a3 += floatAt(values + 4L * charAt(first + 6));
        b3 += floatAt(values + 4L * charAt(second + 6));
      }
      final long last = end + longer;
      for (next = end + length; next != last; next += 8) {
        final long second = next & ADDRESS;
        b0 += floatAt(values + 4L * charAt(second));
        b1 += floatAt(values + 4L * charAt(second + 2));
        b2 += floatAt(values + 4L * charAt(second + 4));
        b3 += floatAt(values + 4L * charAt(second + 6));
      }
      y[block + byteAt((order & ADDRESS) + place)] = (a0 + a1) + (a2 + a3);
      y[block + byteAt((order & ADDRESS) + place + 1)] = (b0 + b1) + (b2 + b3);
    }
    if (place < rows) {
      y[block + byteAt((order & ADDRESS) + place)] = narrowFloats(next, charAt((quads & ADDRESS) + 2L * place), values);
    }
  }

  private static float narrowFloats(final long indices, final int quads, final long x) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (long next = indices; next != indices + 8L * quads; next += 8) {
      final long at = next & ADDRESS;
      first += floatAt((x & ADDRESS) + 4L * charAt(at));
      second += floatAt((x & ADDRESS) + 4L * charAt(at + 2));
      third += floatAt((x & ADDRESS) + 4L * charAt(at + 4));
      fourth += floatAt((x & ADDRESS) + 4L * charAt(at + 6));
    }
    return (first + second) + (third + fourth);
  }

  private static void wideFloats(final long indices, final long quads, final long order, final int rows, final long x,
      final float[] y, final int block) {
    final long values = x & ADDRESS;
    long next = indices & ADDRESS;
    for (int place = 0; place < rows; place++) {
      final long end = next + 16L * intAt((quads & ADDRESS) + 4L * place);
      float first = 0;
      float second = 0;
      float third = 0;
      float fourth = 0;
      for (; next != end; next += 16) {
        final long at = next & ADDRESS;
        first += floatAt(values + 4L * (intAt(at) & INDEX));
        second += floatAt(values + 4L * (intAt(at + 4) & INDEX));
        third += floatAt(values + 4L * (intAt(at + 8) & INDEX));
        fourth += floatAt(values + 4L * (intAt(at + 12) & INDEX));
      }
      y[block + byteAt((order & ADDRESS) + place)] = (first + second) + (third + fourth);
    }
  }

  @Override
  public void timesInts(final IndexLists lists, final MemorySegment x, final int[] y, final int offset, final int from,
      final int to) {
    final long indices = Native.address(lists.indices());
    final int width = lists.wide() ? Integer.BYTES : Character.BYTES;
    for (int block = from; block < to; block += BLOCK) {
      final int rows = Math.min(BLOCK, to - block);
      final long start = indices + lists.starts()[block / BLOCK] * width;
      final long quads = Native.address(lists.quads()) + (long) block * width;
      final long order = Native.address(lists.order()) + block;
      if (lists.wide()) {
        wideInts(start, quads, order, rows, Native.address(x), y, offset + block);
      } else {
        narrowInts(start, quads, order, rows, Native.address(x), y, offset + block);
      }
    }
  }

  private static void narrowInts(final long indices, final long quads, final long order, final int rows, final long x,
      final int[] y, final int block) {
    final long values = x & ADDRESS;
    long next = indices & ADDRESS;
    for (int place = 0; place < rows; place++) {
      final long end = next + 8L * charAt((quads & ADDRESS) + 2L * place);
      int first = 0;
      int second = 0;
      for (; next != end; next += 8) {
        final long at = next & ADDRESS;
        first += intAt(values + 4L * charAt(at)) + intAt(values + 4L * charAt(at + 2));
        second += intAt(values + 4L * charAt(at + 4)) + intAt(values + 4L * charAt(at + 6));
      }
      y[block + byteAt((order & ADDRESS) + place)] = first + second;
    }
  }

  private static void wideInts(final long indices, final long quads, final long order, final int rows, final long x,
      final int[] y, final int block) {
    final long values = x & ADDRESS;
    long next = indices & ADDRESS;
    for (int place = 0; place < rows; place++) {
      final long end = next + 16L * intAt((quads & ADDRESS) + 4L * place);
      int first = 0;
      int second = 0;
      for (; next != end; next += 16) {
        final long at = next & ADDRESS;
        first += intAt(values + 4L * (intAt(at) & INDEX)) + intAt(values + 4L * (intAt(at + 4) & INDEX));
        second += intAt(values + 4L * (intAt(at + 8) & INDEX)) + intAt(values + 4L * (intAt(at + 12) & INDEX));
      }
      y[block + byteAt((order & ADDRESS) + place)] = first + second;
    }
  }

  @Override
  public void timesFloatBatch(final IndexLists lists, final MemorySegment x, final int stride, final MemorySegment y,
      final int from, final int to) {
    final int width = lists.wide() ? Integer.BYTES : Character.BYTES;
    final long quads = Native.address(lists.quads());
    final long order = Native.address(lists.order());
    for (int block = from; block < to; block += BLOCK) {
      long next = Native.address(lists.indices()) + lists.starts()[block / BLOCK] * width;
      for (int place = block; place < Math.min(block + BLOCK, to); place++) {
        final int length = lists.wide() ? intAt((quads + 4L * place) & ADDRESS)
            : charAt((quads + 2L * place) & ADDRESS);
        final long row = block + byteAt((order + place) & ADDRESS);
        final long end = next + 4L * width * length;
        ListRows.sum(next, end, lists.wide(), lists.mirror(), Native.address(x), stride,
            Native.address(y) + row * stride * Float.BYTES);
        next = end;
      }
    }
  }
}
