package org.spectern.kernels.product;

/**
 * The law of which of four weights are nonzero: an alias table (Walker 1977) of {@value #CELLS} cells for what can be
 * told in units of 2^-14, and the rest of the law for draws that such units leave open.
 *
 * @param cells for each cell the threshold, 0 to 255; then for each its own pattern; then for each its alias; patterns
 *        are 4 bits, the lowest that of the first weight, or {@value #OPEN}
 * @param rest for each pattern the sum of what units leave of its probability and those of smaller patterns, in units
 * of 2^-64
 */
public record PatternTable(byte[] cells, long[] rest) {
  /** Cells of the table. */
  public static final int CELLS = 64;
  /** Patterns of four weights. */
  public static final int PATTERNS = 16;
  /** Where own patterns start in {@link #cells}. */
  public static final int OWN = CELLS;
  /** Where aliases start in {@link #cells}. */
  public static final int ALIAS = 2 * CELLS;
  /** Not decided: all four bits, for whatever is decided later to take away from, and one more. */
  public static final int OPEN = 31;

  /** Returns the pattern that a byte for the cell and one for the place in it choose, or {@value #OPEN}. */
  public int pattern(final int cellByte, final int place) {
    final int cell = cellByte % CELLS;
    return cells[place < (cells[cell] & 0xff) ? OWN + cell : ALIAS + cell];
  }

  /** Returns the pattern that a word of 64 bits chooses by the rest of the law; which is exact to 2^-64. */
  public int settle(final long word) {
    final long chosen = Math.unsignedMultiplyHigh(word, rest[PATTERNS - 1]);
    int pattern = 0;
    while (chosen >= rest[pattern]) {
      pattern++;
    }
    return pattern;
  }

  /** Returns the bytes that the table takes. */
  public long bytes() {
    return cells.length + (long) Long.BYTES * rest.length;
  }
}
