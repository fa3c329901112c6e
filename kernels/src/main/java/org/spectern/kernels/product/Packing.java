package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/** Conversions between kinds of activations. */
public interface Packing {
  /**
   * Levels of integers between thresholds: {@code out[i] = levels[#{t : y[offset + i] > thresholds[t * rows + i]}]}.
   *
   * @param y integers
   * @param offset where those of this input start
   * @param thresholds one ascending series per row, threshold-major
   * @param rows rows
   * @param levels one more than there are thresholds
   * @param out one byte per row
   * @param outOffset where row 0 lies
   * @param from first row, a multiple of 64
   * @param to row after the last
   */
  void levels(int[] y, int offset, int[] thresholds, int rows, byte[] levels, MemorySegment out, long outOffset,
      int from,
      int to);

  /**
   * Bits of integers between thresholds, with levels in {0, 1}: 64 rows fill one word, and words lie {@code stride}
   * longs apart.
   *
   * @param y integers
   * @param offset where those of this input start
   * @param thresholds one ascending series per row, threshold-major
   * @param rows rows
   * @param levels one more than there are thresholds, each 0 or 1
   * @param out words
   * @param first index of the long that takes rows 0 to 63
   * @param stride longs from one word to the next
   * @param from first row, a multiple of 64
   * @param to row after the last
   */
  void bits(int[] y, int offset, int[] thresholds, int rows, byte[] levels, MemorySegment out, long first, int stride,
      int from,
      int to);

  /**
   * Bit planes of bytes in two's complement: bit c of word w of plane p is bit p of byte {@code 64 w + c}.
   *
   * @param bytes the values, zeros up to {@code 64 * words}
   * @param bytesOffset where they start
   * @param words 64-byte words
   * @param depth how many planes
   * @param out where word w of plane p goes to long {@code tile(first + p, w)} of a batch of binary vectors
   * @param first number of the vector that plane 0 becomes
   */
  void planes(MemorySegment bytes, long bytesOffset, int words, int depth, MemorySegment out, int first);

  /**
   * Rounds floats to bytes: {@code out[i] = clamp(round(x[i] * scale), -127, 127)}, ties to even, NaN to 0.
   *
   * @param x floats
   * @param scale multiplier
   * @param out bytes
   * @param outOffset where they start
   */
  void quantise(float[] x, float scale, MemorySegment out, long outOffset);

  /**
   * Bits or trits as integers, each before its negative: {@code out[2c] = x[c]} and {@code out[2c + 1] = -x[c]}.
   *
   * @param words for each 64 columns a word of nonzeros and, if signed, one of signs
   * @param signed whether there are signs
   * @param columns how many
   * @param out room for twice as many as words have bits
   */
  void alternate(MemorySegment words, boolean signed, int columns, int[] out);

  /**
   * Floats, each before its negative: {@code out[2c] = x[c]} and {@code out[2c + 1] = -x[c]}.
   *
   * @param x floats
   * @param columns how many
   * @param out room for twice as many
   */
  void alternate(MemorySegment x, int columns, float[] out);

  /**
   * Bits or trits as integers with their negatives behind them: {@code out[c] = x[c]} and
   * {@code out[mirror + c] = -x[c]}, zeros from {@code columns} to the next multiple of 64.
   *
   * @param words for each 64 columns a word of nonzeros and, if signed, one of signs behind it; zeros past the last
   * column
   * @param first index of the first word
   * @param stride longs from the nonzeros of 64 columns to those of the next
   * @param signed whether there are signs
   * @param columns how many
   * @param mirror where the negatives start, a multiple of 64 above {@code columns}
   * @param out room for {@code 2 * mirror}
   */
  void mirror(MemorySegment words, long first, int stride, boolean signed, int columns, int mirror, int[] out);
}
