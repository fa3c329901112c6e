package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Products of a matrix of five-trit bytes.
 *
 * <p>Five weights are the digits of a number {@code n = w_0 + 3 w_1 + 9 w_2 + 27 w_3 + 81 w_4} in [-{@value #MOST},
 * {@value #MOST}]. A byte holds |n| in its low seven bits and the sign of n in bit 7; a byte without value (-0, or
 * beyond {@value #MOST}) does not occur. Columns past the last one are digits 0.
 *
 * <p>Weights: blocks of {@value #ROWS} rows; a block holds, for each five columns, {@value #ROWS} bytes, row i of the
 * block in byte {@link #place place(i)}. Rows past the last one are zero.
 *
 * <p>Vectors with entries in {-1, 0, 1} come as one byte for each five elements, {@code 121 + n}.
 */
public interface FiveTritProducts {
  /** Rows that lie beside each other in one block. */
  int ROWS = 64;
  /** Weights of one byte. */
  int TRITS = 5;
  /** The largest number of five digits. */
  int MOST = 121;
  /** Numbers of five digits. */
  int CODES = 2 * MOST + 1;

  /**
   * Where a row of a block lies: the first half in even bytes, the second in odd ones, so that halves of 16-bit lanes
   * are neighbouring rows.
   */
  static int place(final int row) {
    return 2 * (row % (ROWS / 2)) + row / (ROWS / 2);
  }

  /**
   * y = W x for x in {-1, 0, 1}, exact modulo 2^32.
   *
   * @param weights the weights
   * @param groups bytes per row
   * @param x one byte per group, {@code 121 + n}
   * @param at where the first of them lies: an offset, as a slice per input would be allocated
   * @param y result of row i at {@code offset + i}
   * @param offset where the results of this input start
   * @param from first row, a multiple of {@value #ROWS}
   * @param to row after the last
   */
  void timesTrits(MemorySegment weights, int groups, MemorySegment x, long at, int[] y, int offset, int from, int to);
}
