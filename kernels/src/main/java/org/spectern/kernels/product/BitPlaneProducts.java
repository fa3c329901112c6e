package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Products of a bit-plane matrix.
 *
 * <p>Weights: groups of {@value #ROWS} rows; a group holds, for each 64 columns, {@value #ROWS} words of the nonzero
 * plane Z and then {@value #ROWS} words of the sign plane S, S inside Z. Bit c of a word is column c of its 64. Rows
 * past the last one and columns past the last one are zero. A group has {@code words * GROUP_BYTES} bytes.
 *
 * <p>Row ranges start at a multiple of {@value #ROWS}. Results past {@code to} are never written.
 */
public interface BitPlaneProducts {
  /** Rows that lie beside each other in one group. */
  int ROWS = 8;
  /** Bytes of one group and one word: 8 nonzero words and 8 sign words. */
  int GROUP_BYTES = 2 * ROWS * Long.BYTES;
  /** Inputs whose words lie beside each other in a batch. */
  int TILE = 8;

  /**
   * y = W x for x in {0, 1}: {@code y[i] = popcount(Z_i & x) - 2 popcount(S_i & x)}.
   *
   * @param planes the weights
   * @param words 64-column words per row
   * @param x one bit per column, {@code words} longs; bits past the last column are zero
   * @param y result of row i at i
   * @param from first row
   * @param to row after the last
   */
  void timesBinary(MemorySegment planes, int words, MemorySegment x, int[] y, int from, int to);

  /**
   * y = W x for x in {-1, 0, 1}: with {@code t = Z_i & Zx} and {@code u = t & (S_i ^ Sx)},
   * {@code y[i] = popcount(t) - 2 popcount(u)}.
   *
   * @param planes the weights
   * @param words 64-column words per row
   * @param x per word the nonzero word Zx, then the sign word Sx
   * @param y result of row i at i
   * @param from first row
   * @param to row after the last
   */
  void timesTernary(MemorySegment planes, int words, MemorySegment x, int[] y, int from, int to);

  /**
   * Products with a batch of binary vectors. Word w of input b lies at long
   * {@code (b / TILE * words + w) * TILE + b % TILE}.
   *
   * @param planes the weights
   * @param words 64-column words per row
   * @param x the inputs in tiles, the last one full
   * @param batch number of inputs
   * @param y result of row i and input b at {@code b * rows + i}
   * @param rows rows of the matrix
   * @param from first row
   * @param to row after the last
   */
  void timesBinaries(MemorySegment planes, int words, MemorySegment x, int batch, int[] y, int rows, int from, int to);

  /**
   * Products with a batch of ternary vectors, tiled as the binary ones with the pair (nonzero, sign) in place of a
   * word.
   *
   * @param planes the weights
   * @param words 64-column words per row
   * @param x the inputs in tiles, the last one full
   * @param batch number of inputs
   * @param y result of row i and input b at {@code b * rows + i}
   * @param rows rows of the matrix
   * @param from first row
   * @param to row after the last
   */
  void timesTernaries(MemorySegment planes, int words, MemorySegment x, int batch, int[] y, int rows, int from, int to);

  /**
   * Products with integers given by their bits: input b is {@code sum_p weight_p * bit plane p}, with weight
   * {@code 2^p}, and {@code -2^(depth-1)} for the last plane where the inputs are signed (two's complement).
   *
   * @param planes the weights
   * @param words 64-column words per row
   * @param x binary vectors tiled as for {@link #timesBinaries}; plane p of input b is vector {@code b * depth + p}
   * @param depth planes per input, 1 to 8
   * @param signed whether the last plane counts negatively
   * @param batch number of inputs
   * @param y result of row i and input b at {@code b * rows + i}
   * @param rows rows of the matrix
   * @param from first row
   * @param to row after the last
   */
  void timesPlanes(MemorySegment planes, int words, MemorySegment x, int depth, boolean signed, int batch, int[] y,
      int rows,
      int from, int to);

  /**
   * y = W x for float32 x. The order of summation is the provider's and the width's own; every order is within
   * {@code k * 2^-23 * sum |x_j|} of the exact sum. Columns with weight zero are not read, so their NaN does not
   * spread.
   *
   * @param planes the weights
   * @param words 64-column words per row
   * @param x one float per column, zeros up to {@code 64 * words}
   * @param y result of row i at i
   * @param from first row
   * @param to row after the last
   */
  void timesFloats(MemorySegment planes, int words, MemorySegment x, float[] y, int from, int to);

  /**
   * Products with a batch of float32 vectors, element-major, summed in the order {@link SignedListProducts} fixes:
   * results are equal to the bit on every provider and width.
   *
   * @param planes the weights
   * @param words 64-column words per row
   * @param columns columns of the matrix
   * @param x element j of input b at {@code j * stride + b}; element {@code columns} is zero
   * @param stride floats from one element to the next, a multiple of 16 of which all are computed
   * @param y result of row i and input b at {@code i * stride + b}
   * @param from first row
   * @param to row after the last
   */
  void timesFloatBatch(MemorySegment planes, int words, int columns, MemorySegment x, int stride, MemorySegment y,
      int from,
      int to);
}
