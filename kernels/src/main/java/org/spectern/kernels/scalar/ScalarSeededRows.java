package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.spectern.kernels.product.BitPlaneProducts.GROUP_BYTES;
import static org.spectern.kernels.product.BitPlaneProducts.ROWS;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.product.SeededRows;

/** Draws seeded rows one after the other. */
public final class ScalarSeededRows implements SeededRows {
  @Override
  public void planes(final RowStreams streams, final int expansion, final int digits, final int first, final int rows,
      final int columns, final MemorySegment planes) {
    final int words = Math.ceilDiv(columns, Long.SIZE);
    final RowStream stream = new RowStream();
    for (int place = 0; place < rows; place++) {
      stream.start(streams, first + place);
      for (int word = 0; word < words; word++) {
        long nonzero = digits == 0 ? -expansion : 0;
        for (int digit = 0; digit < digits; digit++) {
          final long drawn = stream.next();
          nonzero = (expansion >>> digit & 1) == 1 ? nonzero | drawn : nonzero & drawn;
        }
        if (word == words - 1) {
          nonzero &= -1L >>> -columns;
        }
        final long at = ((long) (place / ROWS) * words + word) * GROUP_BYTES + (long) (place % ROWS) * Long.BYTES;
        planes.set(JAVA_LONG, at, nonzero);
        planes.set(JAVA_LONG, at + ROWS * Long.BYTES, nonzero & stream.next());
      }
    }
  }

  @Override
  public int gaps(final RowStreams streams, final int[] tables, final int first, final int rows,
      final int columns, final int[] entries, final int[] ends) {
    final RowStream stream = new RowStream();
    int count = 0;
    for (int place = 0; place < rows; place++) {
      if (entries.length - count < columns) {
        return -1;
      }
      stream.start(streams, first + place);
      count = row(stream, tables, columns, entries, count);
      ends[place] = count;
    }
    return count;
  }

  private static int row(final RowStream stream, final int[] tables, final int columns, final int[] entries,
      final int start) {
    int count = start;
    int column = -1;
    while (true) {
      final long drawn = stream.next();
      final int low = digit(tables, 0, (int) drawn & Integer.MAX_VALUE);
      final int high = digit(tables, LOW, (int) (drawn >>> Integer.SIZE) & Integer.MAX_VALUE);
      if (high == ESCAPE) {
        column += ESCAPE * LOW;
      } else {
        column += LOW * high + low + 1;
      }
      if (column >= columns) {
        return count;
      }
      if (high != ESCAPE) {
        entries[count++] = 2 * column + (int) (drawn >>> 63);
      }
    }
  }

  private static int digit(final int[] tables, final int base, final int drawn) {
    final int index = drawn & ESCAPE;
    final int entry = tables[base + index];
    return drawn >>> DIGIT < entry >>> DIGIT ? index : entry & ESCAPE;
  }
}
