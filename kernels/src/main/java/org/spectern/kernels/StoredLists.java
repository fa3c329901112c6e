package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.spectern.kernels.product.SignedListProducts.BLOCK;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.IndexLists;

/**
 * Signed lists found in memory: divides it into indices, lengths and order, and checks that no product can leave it and that
 * every row is a list of distinct columns.
 */
final class StoredLists {
  private StoredLists() {}

  static IndexLists read(final int rows, final int columns, final MemorySegment stored) {
    final boolean wide = SignedListMatrix.wide(columns);
    final long width = wide ? Integer.BYTES : Short.BYTES;
    final long orderAt = stored.byteSize() - SignedListMatrix.aligned(rows);
    final long quadsAt = orderAt - SignedListMatrix.aligned(rows * width);
    Checks.atLeast("stored.byteSize", quadsAt, 0);
    final long[] starts = new long[Math.ceilDiv(rows, BLOCK)];
    final IndexLists lists = new IndexLists(stored.asSlice(0, quadsAt), stored.asSlice(quadsAt, rows * width),
        stored.asSlice(orderAt, rows), starts, wide, Float32Vector.mirror(columns));
    long next = 0;
    for (int place = 0; place < rows; place++) {
      if (place % BLOCK == 0) {
        starts[place / BLOCK] = next;
        checkOrder(lists.order(), place, Math.min(BLOCK, rows - place));
      }
      final int quads = SignedListMatrix.quads(lists, place);
      if (quads < 0 || quads > Math.ceilDiv(columns, 4)) {
        throw new IllegalArgumentException(
            "a row has at most as many weights as columns: place=" + place + " quads=" + quads);
      }
      next += 4L * quads;
    }
    Checks.equal("stored.byteSize", stored.byteSize(),
        SignedListMatrix.aligned(next * width) + stored.byteSize() - quadsAt);
    return lists;
  }

  private static void checkOrder(final MemorySegment order, final int start, final int rows) {
    final boolean[] taken = new boolean[rows];
    for (int place = start; place < start + rows; place++) {
      final int row = Byte.toUnsignedInt(order.get(JAVA_BYTE, place));
      if (row >= rows || taken[row]) {
        throw new IllegalArgumentException("every row has one place: place=" + place + " row=" + row);
      }
      taken[row] = true;
    }
  }

  /** Counts the weights and checks each on the way. */
  static long nonzeros(final int rows, final int columns, final IndexLists lists) {
    final int[] lastRow = new int[columns];
    long nonzeros = 0;
    long at = 0;
    for (int place = 0; place < rows; place++) {
      int before = -1;
      for (final long end = at + 4L * SignedListMatrix.quads(lists, place); at < end; at++) {
        final int index = SignedListMatrix.index(lists, at);
        final int column = index >= lists.mirror() ? index - lists.mirror() : index;
        final boolean padding = index == columns;
        if (!padding && (column < 0 || column >= columns || index <= before || lastRow[column] == place + 1)) {
          throw new IllegalArgumentException("a row lists distinct columns, ascending: place=" + place + " index="
              + index + " before=" + before);
        }
        if (!padding) {
          lastRow[column] = place + 1;
          nonzeros++;
        }
        before = padding ? Integer.MAX_VALUE : index;
      }
    }
    return nonzeros;
  }
}
