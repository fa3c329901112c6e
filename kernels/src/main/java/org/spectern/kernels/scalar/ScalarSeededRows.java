package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.spectern.kernels.product.BitPlaneProducts.GROUP_BYTES;
import static org.spectern.kernels.product.BitPlaneProducts.ROWS;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.product.SeededRows;

/** Draws seeded rows one after the other. */
public final class ScalarSeededRows implements SeededRows {
  private static final long SIGNS = GROUP_BYTES / 2;
  private static final ThreadLocal<RowStream> STREAM = ThreadLocal.withInitial(RowStream::new);
  private static final ThreadLocal<RowDraws> DRAWS = ThreadLocal.withInitial(RowDraws::new);
  private static final ThreadLocal<long[]> OVER = ThreadLocal.withInitial(() -> new long[GROUP]);
  private static final ThreadLocal<long[]> DRAWN_SIGNS = ThreadLocal.withInitial(() -> new long[GROUP]);

  @Override
  public void planes(final RowStreams streams, final int expansion, final int digits, final int first, final int rows,
      final int columns, final MemorySegment planes) {
    final int words = Math.ceilDiv(columns, Long.SIZE);
    final long stride = (long) words * GROUP_BYTES;
    final RowStream stream = STREAM.get();
    for (int place = 0; place < rows; place++) {
      stream.start(streams, first + place);
      final long row = place / ROWS * stride + (long) (place % ROWS) * Long.BYTES;
      for (int word = 0; word < words; word += GROUP) {
        group(stream, expansion, digits, words - word, planes, row + (long) word * GROUP_BYTES);
      }
      final long last = row + stride - GROUP_BYTES;
      planes.set(JAVA_LONG, last, planes.get(JAVA_LONG, last) & -1L >>> -columns);
      planes.set(JAVA_LONG, last + SIGNS, planes.get(JAVA_LONG, last + SIGNS) & -1L >>> -columns);
    }
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

  private static void group(final RowStream stream, final int expansion, final int digits, final int left,
      final MemorySegment planes, final long start) {
    final long end = start + (long) Math.min(GROUP, left) * GROUP_BYTES;
    if (digits <= SHORT) {
      for (long at = start; at < end; at += GROUP_BYTES) {
        store(planes, at, fold(stream, expansion, digits), stream.nextOfPlane());
      }
    } else {
      ties(stream, expansion, digits - TOP, planes, start, end);
    }
  }

  private static void store(final MemorySegment planes, final long at, final long nonzero, final long signs) {
    planes.set(JAVA_LONG, at, nonzero);
    planes.set(JAVA_LONG, at + SIGNS, nonzero & signs);
  }

  /** Bits that are 1 with the probability of the lowest digits of an expansion. */
  public static long fold(final RowStream stream, final int expansion, final int digits) {
    long bits = digits == 0 ? -expansion : 0;
    for (int digit = 0; digit < digits; digit++) {
      final long drawn = stream.nextOfPlane();
      bits = (expansion >>> digit & 1) == 1 ? bits | drawn : bits & drawn;
    }
    return bits;
  }

  /** Compares the upper digits, and settles ties by the lower ones. */
  private static void ties(final RowStream stream, final int expansion, final int lower, final MemorySegment planes,
      final long start, final long end) {
    final long first = fold(stream, expansion, lower);
    final long second = fold(stream, expansion, lower);
    final long[] over = OVER.get();
    final long[] signs = DRAWN_SIGNS.get();
    long once = 0;
    long twice = 0;
    int word = 0;
    for (long at = start; at < end; at += GROUP_BYTES, word++) {
      long below = 0;
      long tied = -1;
      for (int digit = lower + TOP - 1; digit >= lower; digit--) {
        final long drawn = stream.nextOfPlane();
        if ((expansion >>> digit & 1) == 1) {
          below |= tied & ~drawn;
          tied &= drawn;
        } else {
          tied &= ~drawn;
        }
      }
      signs[word] = stream.nextOfPlane();
      over[word] = tied & twice;
      store(planes, at, below | tied & ~once & first | tied & once & second, signs[word]);
      twice |= tied & once;
      once |= tied;
    }
    word = 0;
    for (long at = start; at < end; at += GROUP_BYTES, word++) {
      if (over[word] != 0) {
        final long third = fold(stream, expansion, lower);
        store(planes, at, planes.get(JAVA_LONG, at) & ~over[word] | third & over[word], signs[word]);
      }
    }
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
