package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Draws the rows of a seeded matrix from their {@link RowStreams}. What is drawn depends on the streams and the law
 * alone, not on provider, width, or which rows are drawn together.
 */
public interface SeededRows {
  /** Bits of a cell's number. */
  int CELL_BITS = 10;
  /** Cells of a table of gaps. */
  int CELLS = 1 << CELL_BITS;
  /** The gap that means: skip so many columns and draw again. */
  int ESCAPE = CELLS - 1;
  /** What a threshold is shifted by in a table. */
  int THRESHOLD = CELL_BITS + 1;

  /** The most digits of a probability that are all drawn for every weight. */
  int SHORT = 8;

  /**
   * Bernoulli planes: Z, whose bits are 1 with probability P = {@code expansion / 2^digits}, and S.
   *
   * <p>For each 64 columns of a row in turn Z is a fold: it draws a word for each digit, starting from the last one and
   * from {@code z = 0}: {@code z | word} where the digit is 1, {@code z & word} where it is 0. Without digits it draws
   * nothing and is constant, {@code -expansion}. One more word, after those of its 64 columns, gives the signs,
   * {@code S = Z & word}.
   *
   * @param streams of the rows
   * @param expansion probability times {@code 2^digits}, odd unless zero
   * @param digits binary digits of the probability, 0 to {@value #SHORT}
   * @param first first row
   * @param rows how many
   * @param columns columns of the matrix; bits past the last are zero
   * @param planes receives the rows in the form of {@link BitPlaneProducts}, the first one in place 0; up to the next
   *        multiple of {@link BitPlaneProducts#ROWS} what follows is undefined
   */
  void planes(RowStreams streams, int expansion, int digits, int first, int rows, int columns, MemorySegment planes);

  /**
   * Planes of probabilities with more digits, drawn as patterns of four weights.
   *
   * <p>For each 64 columns of a row in turn five words are drawn. Byte b of the first and of the second choose the
   * pattern of the nonzeros in columns 8b to 8b + 3, by {@link PatternTable#pattern}; byte b of the third and of the
   * fourth that in columns 8b + 4 to 8b + 7. Where the choice stays open, the pattern is what
   * {@link PatternTable#settle} makes of the first word of block {@code 1 + n} of the row, for columns 4n to 4n + 3.
   * The fifth word gives the signs, {@code S = Z & word}.
   *
   * @param streams of the rows
   * @param table the law of four weights
   * @param first first row
   * @param rows how many
   * @param columns columns of the matrix, at most 2^30; bits past the last are zero
   * @param planes as for {@link #planes}
   */
  void patterns(RowStreams streams, PatternTable table, int first, int rows, int columns, MemorySegment planes);

  /**
   * The product of Bernoulli planes of few digits with a ternary vector, as they are drawn: {@code y[first + i]} is
   * that of row {@code first + i}.
   *
   * @param streams of the rows
   * @param expansion probability times {@code 2^digits}, odd unless zero
   * @param digits binary digits of the probability, 0 to {@value #SHORT}
   * @param first first row
   * @param rows how many
   * @param columns columns of the matrix
   * @param x for each 64 columns a word of nonzeros and one of signs, zero past the last column
   * @param y receives the results
   */
  void times(RowStreams streams, int expansion, int digits, int first, int rows, int columns, MemorySegment x, int[] y);

  /**
   * Geometric gaps. A word u of 32 bits is drawn for each nonzero weight. Bits 22 to 31 choose a cell of an alias
   * table, bits 1 to 21 a place in it, which together give the number of zeros before the nonzero; bit 0 is its sign.
   *
   * @param streams of the rows
   * @param table {@value #CELLS} entries: an alias in the lower {@value #CELL_BITS} bits, a threshold from bit
   *        {@value #THRESHOLD} on; with {@code cell = u >>> 22} the gap is the cell if {@code u << 10 >>> 11} lies
   *        below the threshold, else the alias
   * @param first first row
   * @param rows how many
   * @param columns columns of the matrix, at most 2^30
   * @param entries receives the nonzeros in order, as {@code 2 * column + (1 if negative)}
   * @param ends receives for each row the index after its last entry
   * @return the number of entries, or -1 when they may not fit: there must be room for {@code columns} more after those
   *         of all rows but the last
   */
  int gaps(RowStreams streams, int[] table, int first, int rows, int columns, int[] entries, int[] ends);

  /**
   * The product of rows of geometric gaps with a vector, as they are drawn: {@code y[first + i]} is that of row
   * {@code first + i}.
   *
   * @param streams of the rows
   * @param table as for {@link #gaps}
   * @param first first row
   * @param rows how many
   * @param columns columns of the matrix, less than 2^30
   * @param x each element of the vector and its negative in turn; then a zero
   * @param y receives the results
   */
  void times(RowStreams streams, int[] table, int first, int rows, int columns, int[] x, int[] y);

  /**
   * The product of rows of geometric gaps with a vector, as they are drawn, each row summed in the order of its
   * columns.
   *
   * @param streams of the rows
   * @param table as for {@link #gaps}
   * @param first first row
   * @param rows how many
   * @param columns columns of the matrix, less than 2^30
   * @param x each element of the vector and its negative in turn; then a zero
   * @param y receives the results
   */
  void times(RowStreams streams, int[] table, int first, int rows, int columns, float[] x, float[] y);
}
