package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.spectern.kernels.product.BitPlaneProducts.GROUP_BYTES;
import static org.spectern.kernels.product.BitPlaneProducts.ROWS;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.PatternTable;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.product.SeededRows;

/** Draws seeded rows one after the other. */
public final class ScalarSeededRows implements SeededRows {
  private static final long SIGNS = GROUP_BYTES / 2;
  private static final ThreadLocal<RowStream> STREAM = ThreadLocal.withInitial(RowStream::new);
  private static final ThreadLocal<RowDraws> DRAWS = ThreadLocal.withInitial(RowDraws::new);
  private static final ThreadLocal<ScalarPatterns> PATTERNS = ThreadLocal.withInitial(ScalarPatterns::new);

  @Override
  public void planes(final RowStreams streams, final int expansion, final int digits, final int first, final int rows,
      final int columns, final MemorySegment planes) {
    final long stride = Math.ceilDiv(columns, Long.SIZE) * (long) GROUP_BYTES;
    final RowStream stream = STREAM.get();
    for (int place = 0; place < rows; place++) {
      stream.start(streams, first + place);
      final long start = start(place, stride);
      for (long at = start; at < start + stride; at += GROUP_BYTES) {
        store(planes, at, fold(stream, expansion, digits), stream.nextOfPlane());
      }
      trim(planes, start + stride - GROUP_BYTES, columns);
    }
  }

  @Override
  public void patterns(final RowStreams streams, final PatternTable table, final int first, final int rows,
      final int columns, final MemorySegment planes) {
    final int words = Math.ceilDiv(columns, Long.SIZE);
    final long stride = words * (long) GROUP_BYTES;
    final RowStream stream = STREAM.get();
    final ScalarPatterns patterns = PATTERNS.get();
    patterns.use(table);
    for (int place = 0; place < rows; place++) {
      final int row = first + place;
      stream.start(streams, row);
      final long start = start(place, stride);
      for (int word = 0; word < words; word++) {
        final long low = patterns.look(streams, stream.nextOfPlane(), stream.nextOfPlane(), row, 16 * word);
        final long high = patterns.look(streams, stream.nextOfPlane(), stream.nextOfPlane(), row, 16 * word + 1);
        store(planes, start + word * (long) GROUP_BYTES, low | high << 4, stream.nextOfPlane());
      }
      trim(planes, start + stride - GROUP_BYTES, columns);
    }
  }

  private static long start(final int place, final long stride) {
    return place / ROWS * stride + (long) (place % ROWS) * Long.BYTES;
  }

  private static void trim(final MemorySegment planes, final long last, final int columns) {
    planes.set(JAVA_LONG, last, planes.get(JAVA_LONG, last) & -1L >>> -columns);
    planes.set(JAVA_LONG, last + SIGNS, planes.get(JAVA_LONG, last + SIGNS) & -1L >>> -columns);
  }

  @Override
  public void times(final RowStreams streams, final int expansion, final int digits, final int first, final int rows,
      final int columns, final MemorySegment x, final int[] y) {
    final RowStream stream = STREAM.get();
    for (int row = first; row < first + rows; row++) {
      stream.start(streams, row);
      int sum = 0;
      for (long word = 0; word < Math.ceilDiv(columns, Long.SIZE); word++) {
        final long both = fold(stream, expansion, digits) & x.getAtIndex(JAVA_LONG, 2 * word);
        final long opposed = both & (stream.nextOfPlane() ^ x.getAtIndex(JAVA_LONG, 2 * word + 1));
        sum += Long.bitCount(both) - 2 * Long.bitCount(opposed);
      }
      y[row] = sum;
    }
  }

  private static void store(final MemorySegment planes, final long at, final long nonzero, final long signs) {
    planes.set(JAVA_LONG, at, nonzero);
    planes.set(JAVA_LONG, at + SIGNS, nonzero & signs);
  }

  /** Bits that are 1 with the probability of the lowest digits of an expansion. */
  private static long fold(final RowStream stream, final int expansion, final int digits) {
    long bits = digits == 0 ? -expansion : 0;
    for (int digit = 0; digit < digits; digit++) {
      final long drawn = stream.nextOfPlane();
      bits = (expansion >>> digit & 1) == 1 ? bits | drawn : bits & drawn;
    }
    return bits;
  }

  @Override
  public int gaps(final RowStreams streams, final int[] table, final int first, final int rows, final int columns,
      final int[] entries, final int[] ends) {
    final RowDraws draws = DRAWS.get();
    int count = 0;
    for (int place = 0; place < rows; place++) {
      if (entries.length - count < columns) {
        return -1;
      }
      draws.start(streams, first + place);
      int column = 0;
      while (true) {
        final int drawn = draws.next();
        final int gap = gap(table, drawn);
        column += gap;
        if (column >= columns) {
          break;
        }
        if (gap != ESCAPE) {
          entries[count++] = 2 * column++ + (drawn & 1);
        }
      }
      ends[place] = count;
    }
    return count;
  }

  @Override
  public void times(final RowStreams streams, final int[] table, final int first, final int rows, final int columns,
      final int[] x, final int[] y) {
    final RowDraws draws = DRAWS.get();
    for (int row = first; row < first + rows; row++) {
      draws.start(streams, row);
      int sum = 0;
      int column = 0;
      while (true) {
        final int drawn = draws.next();
        final int gap = gap(table, drawn);
        column += gap;
        if (column >= columns) {
          break;
        }
        if (gap != ESCAPE) {
          sum += x[2 * column++ + (drawn & 1)];
        }
      }
      y[row] = sum;
    }
  }

  @Override
  public void times(final RowStreams streams, final int[] table, final int first, final int rows, final int columns,
      final float[] x, final float[] y) {
    final RowDraws draws = DRAWS.get();
    for (int row = first; row < first + rows; row++) {
      draws.start(streams, row);
      float sum = 0;
      int column = 0;
      while (true) {
        final int drawn = draws.next();
        final int gap = gap(table, drawn);
        column += gap;
        if (column >= columns) {
          break;
        }
        if (gap != ESCAPE) {
          sum += x[2 * column++ + (drawn & 1)];
        }
      }
      y[row] = sum;
    }
  }

  private static int gap(final int[] table, final int drawn) {
    final int cell = drawn >>> Integer.SIZE - CELL_BITS;
    final int entry = table[cell];
    return drawn << CELL_BITS >>> THRESHOLD < entry >>> THRESHOLD ? cell : entry & ESCAPE;
  }
}
