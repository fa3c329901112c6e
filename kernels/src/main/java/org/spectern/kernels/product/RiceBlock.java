package org.spectern.kernels.product;

import java.lang.foreign.MemorySegment;

/**
 * Where the streams of one block of rows lie, and how long they are; see {@link RiceGaps}. It is set anew for every
 * block, so that none is allocated.
 */
public final class RiceBlock {
  private MemorySegment code = MemorySegment.NULL;
  private long signs;
  private MemorySegment unary = MemorySegment.NULL;
  private long flags;
  private int shift;
  private int count;
  private int columns;
  private int rows;

  /**
   * Says what the block is.
   *
   * @param columns columns of the matrix
   * @param rows rows of the block
   * @param count number of nonzeros, all of which lie in the block
   * @param shift bits of a remainder, 0 to {@value RiceGaps#MOST_SHIFT}
   * @return this
   */
  public RiceBlock of(final int columns, final int rows, final int count, final int shift) {
    this.columns = columns;
    this.rows = rows;
    this.count = count;
    this.shift = shift;
    return this;
  }

  /**
   * Says where the block lies.
   *
   * @param code where signs and remainders lie
   * @param signs byte at which the signs start; the remainders follow on the next whole byte
   * @param unary where the flags lie
   * @param flags byte at which the flags start
   * @return this
   */
  public RiceBlock at(final MemorySegment code, final long signs, final MemorySegment unary, final long flags) {
    this.code = code;
    this.signs = signs;
    this.unary = unary;
    this.flags = flags;
    return this;
  }

  /** Returns where signs and remainders lie. */
  public MemorySegment code() {
    return code;
  }

  /** Returns the byte at which the signs start. */
  public long signs() {
    return signs;
  }

  /** Returns the byte at which the remainders start. */
  public long remainders() {
    return RiceGaps.remainders(signs, count);
  }

  /** Returns where the flags lie. */
  public MemorySegment unary() {
    return unary;
  }

  /** Returns the byte at which the flags start. */
  public long flags() {
    return flags;
  }

  /** Returns the bits of a remainder. */
  public int shift() {
    return shift;
  }

  /** Returns the number of nonzeros. */
  public int count() {
    return count;
  }

  /** Returns the columns of the matrix. */
  public int columns() {
    return columns;
  }

  /** Returns the rows of the block. */
  public int rows() {
    return rows;
  }
}
