package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Products of a matrix of three-trit codes.
 *
 * <p>Three weights make a code {@code 13 + w_0 + 3 w_1 + 9 w_2} in [0, 26], five bits. Three codes c_0, c_1, c_2, nine
 * columns, make a word of two bytes: c_0 is in the low bits of the first byte, c_1 in those of the second, and c_2 in
 * what is left of both.
 *
 * <p>Words are stored for eight rows at once, their first bytes in a 64-bit word a, lowest row first, their second
 * bytes in b. In each byte, bits 0 to 4 of a are c_0, those of b are c_1, and bits 0 to 5 of {@code a >>> 5 ^ b >>> 2}
 * are c_2: what these shifts bring in of other codes is known to the encoder, and the left-over bits undo it. So all
 * three come in bytes, the form of byte lookups, for two shifts.
 *
 * <p>Weights: chunks of {@value #CHUNK} words ({@code CHUNK * NINE} = 513 columns, whose tables fit near memory), the
 * last one as short as a multiple of {@value #STEP} words may be; a chunk holds blocks of {@value #ROWS} rows; a block
 * holds, for each of the chunk's words, {@value #ROWS} first bytes and then the second ones, row i of the block at byte
 * {@link #place place(i)}. Rows and columns past the last one are zeros.
 *
 * <p><b>Order of summation of floats, the same on every provider and width.</b> A code's value is
 * {@code (d_0 + d_1) + d_2} with d_i = x_i, +0 or -x_i; a chunk's value adds those of its codes in ascending order of
 * columns to +0; the result adds those of the chunks in ascending order to +0. Columns with weight zero do not enter:
 * their NaN or infinity does not spread.
 */
public interface ThreeTritProducts {
  /** Rows that lie beside each other in one block. */
  int ROWS = 64;
  /** Weights of one code. */
  int TRITS = 3;
  /** Codes of one word. */
  int CODES = 3;
  /** Columns of one word. */
  int NINE = TRITS * CODES;
  /** Words whose int8 sums fit bytes, in parts: rows have a multiple of so many. */
  int STEP = 3;
  /** Words of one chunk. */
  int CHUNK = 19 * STEP;
  /** Bits of one code. */
  int BITS = 5;
  /** How far the first bytes are shifted for c_2. */
  int FIRST_SHIFT = 5;
  /** How far the second bytes are shifted for c_2. */
  int SECOND_SHIFT = 2;
  /** The code of three zeros. */
  int ZERO = 13;
  /** Bytes of one block and one word. */
  int BLOCK_BYTES = 2 * ROWS;

  /**
   * Where a row of a block lies: quarters of the block take turns, so that byte j of 32-bit lane i is row i of quarter
   * j, and sums widen without a permutation.
   */
  static int place(final int row) {
    return row % (ROWS / 4) * 4 + row / (ROWS / 4);
  }

  /** Words of one row of a matrix. */
  static int words(final int columns) {
    return Math.ceilDiv(columns, STEP * NINE) * STEP;
  }

  /** Words of one row of the chunk that starts at word {@code first}. */
  static int chunk(final int columns, final int first) {
    return Math.min(CHUNK, words(columns) - first);
  }

  /** Offset of a word of a block, of its first bytes; the second ones follow {@value #ROWS} bytes later. */
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
