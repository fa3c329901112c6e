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

  /** The most digits of a probability that are all drawn for every weight. */
  int SHORT = 8;
  /** How many are where there are more. */
  int TOP = 7;
  /** Words of a row that share their lower digits. */
  int GROUP = 16;

  /**
   * Bernoulli planes: Z, whose bits are 1 with probability P = {@code expansion / 2^digits}, and S.
   *
   * <p>A fold of d digits draws d words, starting from the last digit and from {@code z = 0}: {@code z | word} where the digit is
   * 1, {@code z & word} where it is 0. Without digits it draws nothing and is constant, {@code -expansion}.
   *
   * <p>For each 64 columns of a row in turn: with up to {@value #SHORT} digits Z is the fold of all of them. With more, only the
   * upper {@value #TOP} are drawn for every weight, highest first, and the few weights that tie with P there are settled by the
   * lower ones: where the digit is 1, {@code Z |= tied & ~word} and {@code tied &= word}; where it is 0,
   * {@code tied &= ~word}. Before each {@value #GROUP} words, the first included, two folds of the lower digits are drawn. The
   * first tie at each of the 64 places takes its bit of the first fold, the second tie that of the second fold; where a place
   * ties more often, one more fold is drawn for all such places of a word, after all words of the group and in their order. No
   * bit is used twice, so weights are independent.
   *
   * <p>One more word, after the others of its 64 columns, gives the signs, {@code S = Z & word}.
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
   * The product of Bernoulli planes of few digits with a ternary vector, as they are drawn: {@code y[first + i]} is that of row
   * {@code first + i}.
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
