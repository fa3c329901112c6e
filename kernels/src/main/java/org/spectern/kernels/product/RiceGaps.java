package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Decodes Golomb-Rice coded gaps.
 *
 * <p>Bits are counted from the lowest of each byte. A block of rows is read as one long row, the rows end to end:
 * before each nonzero there are {@code gap = q * 2^shift + r} zeros. Three streams hold this, each starting on a whole
 * byte: the signs, one bit each (1 is negative); the remainders r, {@code shift} bits each; the flags, q zeros and a
 * one for each nonzero.
 *
 * <p>The nonzeros of a block are dealt to {@value #LANES} lanes, each a run of them, equally long but for one; the
 * streams hold the first of every lane, then the second of every lane, and so on. So a vector of lanes walks through
 * {@value #LANES} runs at once, and the sum of a lane's gaps tells where the next one starts.
 */
public interface RiceGaps {
  /** Bytes that must be readable after the last byte of each stream. */
  int MARGIN = 8;
  /** Entries that may be overwritten after the last. */
  int SLACK = 64;
  /** Runs of a block. */
  int LANES = 32;
  /** The largest remainder in bits. */
  int MOST_SHIFT = 24;
  /** The most columns of a narrow block: their bits fill two vectors of 512. */
  int NARROW_COLUMNS = 1024;
  /** The largest remainder of a narrow block: 127 quotients make strides of 15 bits. */
  int NARROW_SHIFT = 7;

  /** Returns the byte at which the remainders of {@code count} nonzeros start. */
  static long remainders(final long signs, final int count) {
    return signs + (count + 7L >>> 3);
  }

  /** Returns the byte after the remainders. */
  static long end(final long signs, final int count, final int shift) {
    return remainders(signs, count) + ((long) count * shift + 7 >>> 3);
  }

  /** Returns the number of nonzeros in the lanes before one. */
  static int start(final int count, final int lane) {
    return count / LANES * lane + Math.min(lane, count % LANES);
  }

  /** Returns the bytes of room that products of a block need. */
  static long room(final int count, final int rows) {
    return 2048 + 5L * count + 8L * rows;
  }

  /** Returns whether columns and strides are short enough for products with bits and trits as they are stored. */
  static boolean narrow(final int columns, final int shift) {
    return columns <= NARROW_COLUMNS && shift <= NARROW_SHIFT;
  }

  /**
   * Decodes the columns and signs of a block.
   *
   * @param block the block
   * @param entries receives the nonzeros in order, as {@code 2 * column + (1 if negative)}; needs room for
   * {@value #SLACK} more
   * @param at index of the first entry
   * @param ends receives for each row the index after its last entry
   * @param place index of the first row's end
   * @param room outside the heap, {@link #room} bytes
   */
  void decode(RiceBlock block, int[] entries, int at, int[] ends, int place, MemorySegment room);

  /**
   * Multiplies a block's rows by a vector, without storing the entries.
   *
   * @param block the block
   * @param x each element of the vector and its negative in turn
   * @param y receives the sums, where zeros must be
   * @param first index of the first row's sum
   * @param room outside the heap, {@link #room} bytes
   */
  void times(RiceBlock block, int[] x, int[] y, int first, MemorySegment room);

  /**
   * Multiplies a block's rows by a vector, without storing the entries. What a lane has of a row is summed in the order
   * of its columns; the lanes' sums are added as they come.
   *
   * @param block the block
   * @param x each element of the vector and its negative in turn
   * @param y receives the sums, where zeros must be
   * @param first index of the first row's sum
   * @param room outside the heap, {@link #room} bytes
   */
  void times(RiceBlock block, float[] x, float[] y, int first, MemorySegment room);

  /**
   * Multiplies a block's rows by a vector of bits or trits, without storing the entries.
   *
   * @param block a block that is {@link #narrow}
   * @param x a word of nonzero bits for each 64 columns, and after each a word of sign bits if {@code signed}
   * @param signed whether there are signs
   * @param y receives the sums, where zeros must be
   * @param first index of the first row's sum
   * @param room outside the heap, {@link #room} bytes
   */
  void times(RiceBlock block, MemorySegment x, boolean signed, int[] y, int first, MemorySegment room);
}
