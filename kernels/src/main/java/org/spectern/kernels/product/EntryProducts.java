package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Products of decoded entries, {@code 2 * column + (1 if negative)}, with up to {@value #INPUTS} vectors of bits or
 * trits at once.
 *
 * <p>The inputs lie beside each other as bytes, each element before its negative: element c of input b at
 * {@code 2c * INPUTS + b}, its negative {@value #INPUTS} bytes on. So an entry is an index, and the sums of a row grow
 * by one addition of {@value #INPUTS} bytes per nonzero.
 */
public interface EntryProducts {
  /** Inputs side by side. */
  int INPUTS = 64;
  /** The most entries whose sum fits into a byte. */
  int MOST = 127;

  /**
   * Lays inputs beside each other.
   *
   * @param words the batch: words of {@link BitPlaneProducts#TILE} inputs beside each other, tile after tile; each a
   *        word of nonzeros and, if signed, one of signs
   * @param signed whether there are signs
   * @param columns columns of the inputs
   * @param first first input, a multiple of {@value #INPUTS}
   * @param inputs how many, at most {@value #INPUTS}; the bytes of others are zero
   * @param out receives {@code 2 * columns * INPUTS} bytes
   * @param at where they start
   */
  void spread(MemorySegment words, boolean signed, int columns, int first, int inputs, MemorySegment out, long at);

  /**
   * Sums the entries of every row.
   *
   * @param entries the nonzeros, row after row
   * @param ends for each row the index after its last entry
   * @param rows how many
   * @param x inputs side by side
   * @param at where they start
   * @param inputs how many
   * @param y result of row i for input b at {@code offset + b * stride + i}
   * @param offset where the results of the first row start
   * @param stride from one input's results to the next
   */
  void times(int[] entries, int[] ends, int rows, MemorySegment x, long at, int inputs, int[] y, int offset,
      int stride);
}
