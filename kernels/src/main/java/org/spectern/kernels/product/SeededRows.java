package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Draws the rows of a seeded matrix from their {@link RowStreams}. What is drawn depends on the streams and the law alone, not
 * on provider, width, or which rows are drawn together.
 */
public interface SeededRows {
  /** Digits of a table index, in bits. */
  int DIGIT = 8;
  /** Columns that one step of the upper digit skips. */
  int LOW = 1 << DIGIT;
  /** The upper digit that means: skip so many times {@value #LOW} columns and draw again. */
  int ESCAPE = LOW - 1;

  /**
   * Bernoulli planes. For each 64 columns of a row in turn: {@code digits} words are drawn and folded into Z, starting from the
   * last digit of the probability and from Z = 0, by {@code Z | word} where the digit is 1 and {@code Z & word} where it is 0;
   * one more word gives the signs, {@code S = Z & word}. So P(nonzero) is {@code expansion / 2^digits}. Without digits Z is
   * constant, {@code -expansion}.
   *
   * @param streams of the rows
   * @param expansion probability times {@code 2^digits}, odd unless zero
   * @param digits binary digits of the probability, 0 to 16
   * @param first first row
   * @param rows how many
   * @param columns columns of the matrix; bits past the last are zero
   * @param planes receives the rows in the form of {@link BitPlaneProducts}, the first one in place 0; up to the next multiple
   *        of {@link BitPlaneProducts#ROWS} what follows is undefined
   */
  void planes(RowStreams streams, int expansion, int digits, int first, int rows, int columns, MemorySegment planes);

  /**
   * Geometric gaps. One word u is drawn for each nonzero weight. Bits 0 to 30 give the lower digit of the number of zeros before
   * it, bits 32 to 62 the upper one, each by an alias table; bit 63 its sign. (The binary digits of a geometric number are
   * independent, so two small tables serve every gap.)
   *
   * @param streams of the rows
   * @param tables {@value #LOW} entries for the lower digit, then as many for the upper: alias in the lower 8 bits, above it a
   *        threshold; with index {@code u & 255} the digit is the index if {@code u >>> 8} lies below the threshold, else the
   *        alias
   * @param first first row
   * @param rows how many
   * @param columns columns of the matrix, at most 2^30
   * @param entries receives the nonzeros in order, as {@code 2 * column + (1 if negative)}
   * @param ends receives for each row the index after its last entry
   * @return the number of entries, or -1 when they may not fit: there must be room for {@code columns} more after those of all
   *         rows but the last
   */
  int gaps(RowStreams streams, int[] tables, int first, int rows, int columns, int[] entries, int[] ends);
}
