package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.byteAt;
import static org.spectern.kernels.vector.Native.charAt;
import static org.spectern.kernels.vector.Native.intAt;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.IndexLists;
import org.spectern.kernels.product.SignedListProducts;

/**
 * Signed-list products. One vector at a time is gathered ({@link ListGathers}) or loaded ({@link ListLoads}), with the
 * same sums; a batch adds whole rows of inputs ({@link ListRows}).
 */
public final class VectorSignedListProducts implements SignedListProducts {
  @Override
  public void timesFloats(final IndexLists lists, final MemorySegment x, final float[] y, final int from,
      final int to) {
    final int whole = gathers(lists, from, to) ? to - to % GROUP : from;
    if (whole > from) {
      ListGathers.floats(lists, x, y, from, whole);
    }
    for (int group = whole; group < to; group += GROUP) {
      final int block = group / BLOCK * BLOCK;
      ListLoads.floats(start(lists, group), length(lists, group), Math.min(GROUP, to - group), lists.wide(),
          Native.address(x), Native.address(lists.order()) + group, y, block);
    }
  }

  @Override
  public void timesInts(final IndexLists lists, final int[] x, final int[] y, final int offset, final int from,
      final int to) {
    final int whole = ListGathers.FASTER && !lists.wide() ? to - to % GROUP : from;
    if (whole > from) {
      ListGathers.ints(lists, x, y, offset, from, whole);
    }
    for (int group = whole; group < to; group += GROUP) {
      final int block = group / BLOCK * BLOCK;
      ListLoads.ints(start(lists, group), length(lists, group), Math.min(GROUP, to - group), lists.wide(), x,
          Native.address(lists.order()) + group, y, offset + block);
    }
  }

  @Override
  public void timesFloatBatch(final IndexLists lists, final MemorySegment x, final int stride, final MemorySegment y,
      final int from, final int to) {
    final int width = width(lists);
    final long order = Native.address(lists.order());
    for (int block = from; block < to; block += BLOCK) {
      final int end = Math.min(block + BLOCK, to);
      long next = Native.address(lists.indices()) + lists.starts()[block / BLOCK] * width;
      for (int group = block; group < end; group += GROUP) {
        final int lanes = Math.min(GROUP, end - group);
        final long bytes = (long) length(lists, group) * lanes * width;
        for (int lane = 0; lane < lanes; lane++) {
          final long row = block + byteAt((order + group + lane) & ADDRESS);
          final long list = next + lane * width;
          ListRows.sum(list, list + bytes, lanes * width, lists.wide(), lists.mirror(), Native.address(x), stride,
              Native.address(y) + row * stride * Float.BYTES);
        }
        next += bytes;
      }
    }
  }

  /** Copying the activations to gather them from pays if there is an index for each of them. */
  private static boolean gathers(final IndexLists lists, final int from, final int to) {
    if (!ListGathers.FASTER || lists.wide()) {
      return false;
    }
    long indices = 0;
    for (int group = from; group < to && indices < lists.mirror(); group += GROUP) {
      indices += (long) GROUP * length(lists, group);
    }
    return indices >= lists.mirror();
  }

  /** Address of the first index of a group: groups before it in its block are whole. */
  private static long start(final IndexLists lists, final int group) {
    long index = lists.starts()[group / BLOCK];
    for (int before = group / BLOCK * BLOCK; before < group; before += GROUP) {
      index += (long) GROUP * length(lists, before);
    }
    return Native.address(lists.indices()) + index * width(lists);
  }

  private static int width(final IndexLists lists) {
    return lists.wide() ? Integer.BYTES : Character.BYTES;
  }

  private static int length(final IndexLists lists, final int row) {
    final long at = Native.address(lists.lengths()) + (long) row / GROUP * width(lists) & ADDRESS;
    return lists.wide() ? intAt(at) : charAt(at);
  }
}
