package org.spectern.kernels.scalar;

import org.spectern.kernels.product.RowStreams;

/** The words of 32 bits that gaps of one row are drawn from, as {@link RowStreams} defines them. */
public final class RowDraws {
  private final RowStream block = new RowStream();
  private RowStreams streams;
  private int row;
  private int drawn;

  /** Starts before the first word of a row. */
  public void start(final RowStreams from, final int number) {
    streams = from;
    row = number;
    drawn = 0;
  }

  /** Returns the next word. */
  public int next() {
    final int place = drawn % RowStreams.BLOCK;
    if (place == 0) {
      block.block(streams, row, drawn / RowStreams.BLOCK);
    }
    drawn++;
    final long pair = place < 2 ? block.state0() : block.state1();
    return (int) (pair >>> Integer.SIZE * (place & 1));
  }
}
