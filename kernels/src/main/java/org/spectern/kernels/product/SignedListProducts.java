package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Products of a matrix stored as signed index lists.
 *
 * <p>Activations are mirrored: x lies at 0, -x at {@code mirror}, and x[columns] = 0. The list of a row holds column j
 * for weight 1, {@code mirror + j} for weight -1, first all the former, then the latter, each ascending. So a product
 * is a sum of loads, and the sign costs nothing.
 *
 * <p>Rows stand in blocks of {@value #BLOCK}; within a block they are sorted by length, and each {@value #GROUP} that
 * follow each other are a group (the matrix may end with fewer). A group of g rows is stored index by index, rows in
 * lanes: its p-th row has its t-th index at {@code t * g + p}, and all are padded by the index {@code columns} of a
 * zero to the length of the longest, up to a multiple of four. For the p-th row of a block,
 * {@code order[block * BLOCK + p]} is its place in the block (one byte); group n, rows from {@code n * GROUP} on, has
 * {@code lengths[n]} indices per row.
 *
 * <p><b>Order of summation, the same on every provider and width.</b> The t-th index of a row goes to accumulator t mod
 * 4, in ascending t, each accumulator starting at +0; the result is {@code (a0 + a1) + (a2 + a3)}. Float results are
 * therefore equal to the bit everywhere, one vector at a time or in batches.
 */
public interface SignedListProducts {
  /** Rows that are sorted together. */
  int BLOCK = 256;
  /** Rows whose indices lie beside each other. */
  int GROUP = 16;

  /**
   * y = W x for float32 x.
   *
   * @param lists the indices
   * @param x mirrored floats
   * @param y result of row i at i
   * @param from first row, a multiple of {@value #BLOCK}
   * @param to row after the last
   */
  void timesFloats(IndexLists lists, MemorySegment x, float[] y, int from, int to);

  /**
   * y = W x for integers, exact modulo 2^32.
   *
   * @param lists the indices
   * @param x mirrored ints
   * @param y result of row i at {@code offset + i}
   * @param offset where the results of this input start
   * @param from first row, a multiple of {@value #BLOCK}
   * @param to row after the last
   */
  void timesInts(IndexLists lists, int[] x, int[] y, int offset, int from, int to);

  /**
   * Products with a batch of float32 vectors, element-major: element j of input b lies at {@code j * stride + b}.
   * Inputs are not mirrored here: an index from {@code mirror} up means subtract. Row {@code columns} of x is zero.
   *
   * @param lists the indices
   * @param x the inputs
   * @param stride floats from one element to the next, a multiple of 16 of which all are computed
   * @param y result of row i and input b at {@code i * stride + b}
   * @param from first row, a multiple of {@value #BLOCK}
   * @param to row after the last
   */
  void timesFloatBatch(IndexLists lists, MemorySegment x, int stride, MemorySegment y, int from, int to);
}
