package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.spectern.kernels.product.BitPlaneProducts.GROUP_BYTES;
import static org.spectern.kernels.product.BitPlaneProducts.ROWS;

import java.lang.foreign.MemorySegment;

/** Writes the bit planes of one row, a few columns at a time. */
final class PlaneWriter {
  private final MemorySegment strip;
  private final int words;
  private long nonzero;
  private long sign;
  private int filled;
  private int word;

  /**
   * Starts a row.
   *
   * @param planes planes of a matrix
   * @param row the row
   * @param words words per row
   */
  PlaneWriter(final MemorySegment planes, final int row, final int words) {
    strip = planes.asSlice((long) (row / ROWS) * words * GROUP_BYTES + (long) (row % ROWS) * Long.BYTES);
    this.words = words;
  }

  /** Appends fewer than 64 columns, given by their nonzero bits and their sign bits. */
  void add(final long any, final long negative, final int columns) {
    nonzero |= any << filled;
    sign |= negative << filled;
    filled += columns;
    if (filled >= Long.SIZE) {
      write();
      filled -= Long.SIZE;
      // Shifted twice, since a shift by 64 is none.
      nonzero = any >>> 1 >>> columns - filled - 1;
      sign = negative >>> 1 >>> columns - filled - 1;
    }
  }

  /** Writes what is left. */
  void finish() {
    if (word < words) {
      write();
    }
  }

  private void write() {
    strip.set(JAVA_LONG, (long) word * GROUP_BYTES, nonzero);
    strip.set(JAVA_LONG, (long) word * GROUP_BYTES + GROUP_BYTES / 2, sign);
    word++;
  }
}
