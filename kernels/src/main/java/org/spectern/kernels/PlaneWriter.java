package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.spectern.kernels.product.BitPlaneProducts.GROUP_BYTES;
import static org.spectern.kernels.product.BitPlaneProducts.ROWS;

import java.lang.foreign.MemorySegment;

/**
 * Writes the bit planes of one row after the other, a few columns at a time; one writer serves many rows, since
 * products allocate nothing.
 */
final class PlaneWriter {
  private MemorySegment planes;
  private long strip;
  private int words;
  private long nonzero;
  private long sign;
  private int filled;
  private int word;

  /**
   * Starts a row.
   *
   * @param target planes of a matrix
   * @param row the row
   * @param wordsPerRow words per row
   */
  void start(final MemorySegment target, final int row, final int wordsPerRow) {
    planes = target;
    strip = (long) (row / ROWS) * wordsPerRow * GROUP_BYTES + (long) (row % ROWS) * Long.BYTES;
    words = wordsPerRow;
    nonzero = 0;
    sign = 0;
    filled = 0;
    word = 0;
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
    planes.set(JAVA_LONG, strip + (long) word * GROUP_BYTES, nonzero);
    planes.set(JAVA_LONG, strip + (long) word * GROUP_BYTES + GROUP_BYTES / 2, sign);
    word++;
  }
}
