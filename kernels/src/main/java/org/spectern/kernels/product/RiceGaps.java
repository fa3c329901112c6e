package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Decodes Golomb-Rice coded gaps.
 *
 * <p>Bits are counted from the lowest of each byte. A block of rows is read as one long row, the rows end to end: before each
 * nonzero there are {@code gap = q * 2^shift + r} zeros. Three streams hold this, each starting on a whole byte: the signs, one
 * bit each (1 is negative); the remainders r, {@code shift} bits each; the flags, q zeros and a one for each nonzero.
 *
 * <p>The nonzeros of a block are dealt to {@value #LANES} lanes, each a run of them, equally long but for one; the streams hold
 * the first of every lane, then the second of every lane, and so on. So a vector of lanes walks through {@value #LANES} runs at
 * once, and the sum of a lane's gaps tells where the next one starts.
 */
public interface RiceGaps {
  /** Bytes that must be readable after the last byte of each stream. */
  int MARGIN = 8;
  /** Entries that may be overwritten after the last. */
  int SLACK = 64;
  /** Runs of a block. */
  int LANES = 16;
  /** The largest remainder in bits. */
  int MOST_SHIFT = 24;

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
    return 1024 + 5L * count + 8L * rows;
  }

  /**
   * Decodes the columns and signs of a block.
   *
   * @param code where signs and remainders lie
   * @param signs byte at which the signs start; the remainders follow on the next whole byte
   * @param unary where the flags lie
   * @param flags byte at which the flags start
   * @param shift bits of a remainder, 0 to {@value #MOST_SHIFT}
   * @param count number of nonzeros, all of which lie in the block
   * @param columns columns of the matrix
   * @param rows rows of the block
   * @param entries receives the nonzeros in order, as {@code 2 * column + (1 if negative)}; needs room for {@value #SLACK} more
   * @param at index of the first entry
   * @param ends receives for each row the index after its last entry
   * @param place index of the first row's end
   */
  void decode(MemorySegment code, long signs, MemorySegment unary, long flags, int shift, int count, int columns,
      int rows, int[] entries, int at, int[] ends, int place);

  /**
   * Adds the products of a block's rows with a vector, without storing the entries.
   *
   * @param code where signs and remainders lie
   * @param signs byte at which the signs start
   * @param unary where the flags lie
   * @param flags byte at which the flags start
   * @param shift bits of a remainder
   * @param count number of nonzeros
   * @param columns columns of the matrix
   * @param rows rows of the block
   * @param x each element of the vector and its negative in turn
   * @param y the sums
   * @param first index of the first row's sum
   * @param room outside the heap, {@link #room} bytes
   */
  void times(MemorySegment code, long signs, MemorySegment unary, long flags, int shift, int count, int columns,
      int rows,
      int[] x, int[] y, int first, MemorySegment room);

  /**
   * Adds the products of a block's rows with a vector, without storing the entries. What a lane has of a row is summed in the order
   * of its columns; the lanes' sums are added as they come.
   *
   * @param code where signs and remainders lie
   * @param signs byte at which the signs start
   * @param unary where the flags lie
   * @param flags byte at which the flags start
   * @param shift bits of a remainder
   * @param count number of nonzeros
   * @param columns columns of the matrix
   * @param rows rows of the block
   * @param x each element of the vector and its negative in turn
   * @param y the sums
   * @param first index of the first row's sum
   * @param room outside the heap, {@link #room} bytes
   */
  void times(MemorySegment code, long signs, MemorySegment unary, long flags, int shift, int count, int columns,
      int rows,
      float[] x, float[] y, int first, MemorySegment room);
}
