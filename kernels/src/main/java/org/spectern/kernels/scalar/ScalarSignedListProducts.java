package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.IndexLists;
import org.spectern.kernels.product.SignedListProducts;

/** Signed-list products, one row after the other, with four scalar accumulators. */
public final class ScalarSignedListProducts implements SignedListProducts {
  @Override
  public void timesFloats(final IndexLists lists, final MemorySegment x, final float[] y, final int from,
      final int to) {
    for (int block = from; block < to; block += BLOCK) {
      final int end = Math.min(block + BLOCK, to);
      long at = lists.starts()[block / BLOCK];
      for (int group = block; group < end; group += GROUP) {
        final int lanes = Math.min(GROUP, end - group);
        final int length = lists.length(group);
        for (int lane = 0; lane < lanes; lane++) {
          y[block + order(lists, group + lane)] = lists.wide() ? wideSum(lists.indices(), at + lane, length, lanes, x)
              : narrowSum(lists.indices(), at + lane, length, lanes, x);
        }
        at += (long) length * lanes;
      }
    }
  }

  @Override
  public void timesInts(final IndexLists lists, final int[] x, final int[] y, final int offset, final int from,
      final int to) {
    for (int block = from; block < to; block += BLOCK) {
      final int end = Math.min(block + BLOCK, to);
      long at = lists.starts()[block / BLOCK];
      for (int group = block; group < end; group += GROUP) {
        final int lanes = Math.min(GROUP, end - group);
        final int length = lists.length(group);
        for (int lane = 0; lane < lanes; lane++) {
          y[offset + block + order(lists, group + lane)] = lists.wide()
              ? wideSum(lists.indices(), at + lane, length, lanes, x)
              : narrowSum(lists.indices(), at + lane, length, lanes, x);
        }
        at += (long) length * lanes;
      }
    }
  }

  @Override
  public void timesFloatBatch(final IndexLists lists, final MemorySegment x, final int stride, final MemorySegment y,
      final int from, final int to) {
    for (int block = from; block < to; block += BLOCK) {
      final int end = Math.min(block + BLOCK, to);
      long at = lists.starts()[block / BLOCK];
      for (int group = block; group < end; group += GROUP) {
        final int lanes = Math.min(GROUP, end - group);
        final int length = lists.length(group);
        for (int lane = 0; lane < lanes; lane++) {
          final long row = block + order(lists, group + lane);
          for (int input = 0; input < stride; input++) {
            y.setAtIndex(JAVA_FLOAT, row * stride + input, sum(lists, at + lane, length, lanes, x, stride, input));
          }
        }
        at += (long) length * lanes;
      }
    }
  }

  private static float sum(final IndexLists lists, final long start, final int length, final int lanes,
      final MemorySegment x, final int stride, final int input) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    long at = start;
    for (int place = 0; place < length; place += 4) {
      first += signed(lists, at, x, stride, input);
      second += signed(lists, at + lanes, x, stride, input);
      third += signed(lists, at + 2 * lanes, x, stride, input);
      fourth += signed(lists, at + 3 * lanes, x, stride, input);
      at += 4 * lanes;
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

  private static float narrowSum(final MemorySegment indices, final long start, final int length, final int lanes,
      final MemorySegment x) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    long at = start;
    for (int place = 0; place < length; place += 4) {
      first += x.getAtIndex(JAVA_FLOAT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, at)));
      second += x.getAtIndex(JAVA_FLOAT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, at + lanes)));
      third += x.getAtIndex(JAVA_FLOAT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, at + 2 * lanes)));
      fourth += x.getAtIndex(JAVA_FLOAT, Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, at + 3 * lanes)));
      at += 4 * lanes;
    }
    return (first + second) + (third + fourth);
  }

  private static float wideSum(final MemorySegment indices, final long start, final int length, final int lanes,
      final MemorySegment x) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    long at = start;
    for (int place = 0; place < length; place += 4) {
      first += x.getAtIndex(JAVA_FLOAT, indices.getAtIndex(JAVA_INT, at));
      second += x.getAtIndex(JAVA_FLOAT, indices.getAtIndex(JAVA_INT, at + lanes));
      third += x.getAtIndex(JAVA_FLOAT, indices.getAtIndex(JAVA_INT, at + 2 * lanes));
      fourth += x.getAtIndex(JAVA_FLOAT, indices.getAtIndex(JAVA_INT, at + 3 * lanes));
      at += 4 * lanes;
    }
    return (first + second) + (third + fourth);
  }

  private static int narrowSum(final MemorySegment indices, final long start, final int length, final int lanes,
      final int[] x) {
    int sum = 0;
    long at = start;
    for (int place = 0; place < length; place++) {
      sum += x[Short.toUnsignedInt(indices.getAtIndex(JAVA_SHORT, at))];
      at += lanes;
    }
    return sum;
  }

  private static int wideSum(final MemorySegment indices, final long start, final int length, final int lanes,
      final int[] x) {
    int sum = 0;
    long at = start;
    for (int place = 0; place < length; place++) {
      sum += x[indices.getAtIndex(JAVA_INT, at)];
      at += lanes;
    }
    return sum;
  }

  private static int order(final IndexLists lists, final int place) {
    return Byte.toUnsignedInt(lists.order().get(JAVA_BYTE, place));
  }
}
