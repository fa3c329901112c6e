package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Products of a matrix of three-trit codes.
 *
 * <p>Three weights make a code {@code 13 + w_0 + 3 w_1 + 9 w_2} in [0, 26], and three codes of five bits a 16-bit word, the first
 * code lowest: nine columns. Columns past the last one are zeros, code 13 where all three are.
 *
 * <p>Weights: chunks of {@value #CHUNK} words ({@code CHUNK * NINE} = 252 columns, as many as 16 bits can sum for int8), the last
 * one as short as it may be; a chunk holds blocks of {@value #ROWS} rows; a block holds, for each of the chunk's words,
 * {@value #ROWS} words, row i of the block in word {@link #place place(i)}. Rows past the last one are zeros.
 *
 * <p><b>Order of summation of floats, the same on every provider and width.</b> A code's value is {@code (d_0 + d_1) + d_2} with
 * d_i = x_i, +0 or -x_i; a chunk's value adds those of its codes in ascending order of columns to +0; the result adds those
 * of the chunks in ascending order to +0. Columns with weight zero do not enter: their NaN or infinity does not spread.
 */
public interface ThreeTritProducts {
  /** Rows that lie beside each other in one block. */
  int ROWS = 32;
  /** Weights of one code. */
  int TRITS = 3;
  /** Codes of one word. */
  int CODES = 3;
  /** Columns of one word. */
  int NINE = TRITS * CODES;
  /** Words of one chunk. */
  int CHUNK = 28;
  /** Bits of one code. */
  int BITS = 5;
  /** The code of three zeros. */
  int ZERO = 13;
  /** Bytes of one block and one word. */
  int BLOCK_BYTES = ROWS * Short.BYTES;

  /**
   * Where a row of a block lies: the first half in even words, the second in odd ones, so that halves of 32-bit lanes are
   * neighbouring rows.
   */
  static int place(final int row) {
    return 2 * (row % (ROWS / 2)) + row / (ROWS / 2);
  }

  /** Words of one row of a matrix. */
  static int words(final int columns) {
    return Math.ceilDiv(columns, NINE);
  }

  /** Words of one row of the chunk that starts at word {@code first}. */
  static int chunk(final int columns, final int first) {
    return Math.min(CHUNK, words(columns) - first);
  }

  /** Offset of a word of a block, the first row's. */
  static long at(final int rows, final int columns, final int block, final int word) {
    final int first = word / CHUNK * CHUNK;
    final long blocks = Math.ceilDiv(rows, ROWS);
    return (first * blocks + (long) block * chunk(columns, first) + (word - first)) * BLOCK_BYTES;
  }

  /**
   * y = W x for int8 x, exact modulo 2^32.
   *
   * @param weights the weights
   * @param rows rows of the matrix
   * @param columns columns of the matrix
   * @param x one byte per column
   * @param xOffset where they start
   * @param y result of row i at {@code offset + i}
   * @param offset where the results of this input start
   * @param from first row, a multiple of {@value #ROWS}
   * @param to row after the last
   */
  void timesBytes(MemorySegment weights, int rows, int columns, MemorySegment x, long xOffset, int[] y, int offset,
      int from, int to);

  /**
   * y = W x for float32 x, summed in the order above.
   *
   * @param weights the weights
   * @param rows rows of the matrix
   * @param columns columns of the matrix
   * @param x one float per column
   * @param y result of row i at i
   * @param from first row, a multiple of {@value #ROWS}
   * @param to row after the last
   */
  void timesFloats(MemorySegment weights, int rows, int columns, MemorySegment x, float[] y, int from, int to);
}
