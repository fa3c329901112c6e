package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.IndexLists;
import org.spectern.kernels.product.SignedListProducts;

/** Signed-list products with four scalar accumulators. Gathers lose to scalar loads, so this is the fast form at batch 1 too. */
public final class ScalarSignedListProducts implements SignedListProducts {
  @Override
  public void timesFloats(final IndexLists lists, final MemorySegment x, final float[] y, final int from,
      final int to) {
    final MemorySegment indices = lists.indices();
    for (int block = from; block < to; block += BLOCK) {
      long at = lists.starts()[block / BLOCK];
      for (int place = block; place < Math.min(block + BLOCK, to); place++) {
        final int length = 4 * length(lists, place);
        y[block + order(lists, place)] = lists.wide() ? wideFloats(indices, at, length, x)
            : narrowFloats(indices, at, length, x);
        at += length;
      }
    }
  }

  @Override
  public void timesInts(final IndexLists lists, final MemorySegment x, final int[] y, final int offset, final int from,
      final int to) {
    final MemorySegment indices = lists.indices();
    for (int block = from; block < to; block += BLOCK) {
      long at = lists.starts()[block / BLOCK];
      for (int place = block; place < Math.min(block + BLOCK, to); place++) {
        final int length = 4 * length(lists, place);
        y[offset + block + order(lists, place)] = lists.wide() ? wideInts(indices, at, length, x)
            : narrowInts(indices, at, length, x);
        at += length;
      }
    }
  }

  @Override
  public void timesFloatBatch(final IndexLists lists, final MemorySegment x, final int stride, final MemorySegment y,
      final int from, final int to) {
    for (int block = from; block < to; block += BLOCK) {
      long at = lists.starts()[block / BLOCK];
      for (int place = block; place < Math.min(block + BLOCK, to); place++) {
        final int length = 4 * length(lists, place);
        final long row = block + order(lists, place);
        for (int input = 0; input < stride; input++) {
          y.setAtIndex(JAVA_FLOAT, row * stride + input, sum(lists, at, length, x, stride, input));
        }
        at += length;
      }
    }
  }

  private static float sum(final IndexLists lists, final long at, final int length, final MemorySegment x,
      final int stride,
      final int input) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (int next = 0; next < length; next += 4) {
      first += signed(lists, at + next, x, stride, input);
      second += signed(lists, at + next + 1, x, stride, input);
      third += signed(lists, at + next + 2, x, stride, input);
      fourth += signed(lists, at + next + 3, x, stride, input);
    }
    return (first + second) + (third + fourth);
  }

  private static float signed(final IndexLists lists, final long at, final MemorySegment x, final int stride,
      final int input) {
    final int index = lists.wide() ? lists.indices().getAtIndex(JAVA_INT, at)
        : Short.toUnsignedInt(lists.indices().getAtIndex(JAVA_SHORT, at));
    return index < lists.mirror() ? x.getAtIndex(JAVA_FLOAT, (long) index * stride + input)
        : -x.getAtIndex(JAVA_FLOAT, (long) (index - lists.mirror()) * stride + input);
  }

  private static float narrowFloats(final MemorySegment indices, final long start, final int length,
      final MemorySegment x) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (int next = 0; next < length; next += 4) {
      first += x.getAtIndex(JAVA_FLOAT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, start + next)));
      second += x.getAtIndex(JAVA_FLOAT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, start + next + 1)));
      third += x.getAtIndex(JAVA_FLOAT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, start + next + 2)));
      fourth += x.getAtIndex(JAVA_FLOAT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, start + next + 3)));
    }
    return (first + second) + (third + fourth);
  }

  private static float wideFloats(final MemorySegment indices, final long start, final int length,
      final MemorySegment x) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (int next = 0; next < length; next += 4) {
      first += x.getAtIndex(JAVA_FLOAT, indices.getAtIndex(JAVA_INT, start + next));
      second += x.getAtIndex(JAVA_FLOAT, indices.getAtIndex(JAVA_INT, start + next + 1));
      third += x.getAtIndex(JAVA_FLOAT, indices.getAtIndex(JAVA_INT, start + next + 2));
      fourth += x.getAtIndex(JAVA_FLOAT, indices.getAtIndex(JAVA_INT, start + next + 3));
    }
    return (first + second) + (third + fourth);
  }

  private static int narrowInts(final MemorySegment indices, final long start, final int length,
      final MemorySegment x) {
    int first = 0;
    int second = 0;
    for (int next = 0; next < length; next += 2) {
      first += x.getAtIndex(JAVA_INT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, start + next)));
      second += x.getAtIndex(JAVA_INT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, start + next + 1)));
    }
    return first + second;
  }

  private static int wideInts(final MemorySegment indices, final long start, final int length, final MemorySegment x) {
    int first = 0;
    int second = 0;
    for (int next = 0; next < length; next += 2) {
      first += x.getAtIndex(JAVA_INT, indices.getAtIndex(JAVA_INT, start + next));
      second += x.getAtIndex(JAVA_INT, indices.getAtIndex(JAVA_INT, start + next + 1));
    }
    return first + second;
  }

  private static int length(final IndexLists lists, final int place) {
    return lists.wide() ? lists.quads().getAtIndex(JAVA_INT, place)
        : Short.toUnsignedInt(lists.quads().getAtIndex(JAVA_SHORT, place));
  }

  private static int order(final IndexLists lists, final int place) {
    return Byte.toUnsignedInt(lists.order().get(JAVA_BYTE, place));
  }
}
