package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.spectern.kernels.product.SignedListProducts.BLOCK;
import static org.spectern.kernels.product.SignedListProducts.GROUP;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.IndexLists;

/**
 * Signed lists found in memory: divides it into indices, lengths and order, and checks that no product can leave it and
 * that every row is a list of distinct columns.
 */
final class StoredLists {
  private StoredLists() {}

  static IndexLists read(final int rows, final int columns, final MemorySegment stored) {
    final boolean wide = SignedListMatrix.wide(columns);
    final long width = SignedListMatrix.width(wide);
    final int groups = SignedListMatrix.groups(rows);
    final long room = stored.byteSize() - SignedListMatrix.aligned(rows) - SignedListMatrix.aligned(groups * width);
    Checks.atLeast("stored.byteSize", room, 0);
    final long[] starts = new long[Math.ceilDiv(rows, BLOCK)];
    final IndexLists lists = SignedListMatrix.divide(rows, columns, stored, room / width, starts);
    long next = 0;
    for (int place = 0; place < rows; place += GROUP) {
      if (place % BLOCK == 0) {
        starts[place / BLOCK] = next;
        checkOrder(lists.order(), place, Math.min(BLOCK, rows - place));
      }
      final int length = lists.length(place);
      if (length < 0 || length > SignedListMatrix.padded(columns) || length % 4 != 0) {
        throw new IllegalArgumentException(
            "a row has at most as many weights as columns, padded to a multiple of four: place=" + place + " length="
                + length);
      }
      next += (long) length * SignedListMatrix.lanes(rows, place);
    }
    Checks.equal("stored.byteSize", stored.byteSize(),
        SignedListMatrix.aligned(next * width) + stored.byteSize() - room);
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
    long group = 0;
    for (int place = 0; place < rows; place++) {
      final int lanes = SignedListMatrix.lanes(rows, place);
      final int length = lists.length(place);
      int before = -1;
      for (int next = 0; next < length; next++) {
        final int index = SignedListMatrix.index(lists, group + (long) next * lanes + place % GROUP);
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
      group += place % GROUP == lanes - 1 ? (long) length * lanes : 0;
    }
    return nonzeros;
  }
}
