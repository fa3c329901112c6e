package org.spectern.kernels.scalar;

import org.spectern.kernels.product.RowStreams;

/** The random words of one row, as {@link RowStreams} defines them. */
public final class RowStream {
  private long first;
  private long second;

  /** Starts the stream of a row. */
  public void start(final RowStreams streams, final long row) {
    threefry(streams, row, streams.layer(), RowStreams.ROUNDS);
  }

  /** Starts in a given state, as the known answers do. */
  void start(final long state0, final long state1) {
    first = state0;
    second = state1;
  }

  /** Sets the state to Threefry2x64 of a counter. */
  void threefry(final RowStreams streams, final long counter0, final long counter1, final int rounds) {
    long key0 = streams.high();
    long key1 = streams.low();
    long key2 = streams.parity();
    long left = counter0 + key0;
    long right = counter1 + key1;
    for (int round = 0; round < rounds; round++) {
      left += right;
      right = Long.rotateLeft(right, RowStreams.rotation(round)) ^ left;
      if (round % 4 == 3) {
        final int injection = round / 4 + 1;
        final long used = key0;
        key0 = key1;
        key1 = key2;
        key2 = used;
        left += key0;
        right += key1 + injection;
      }
    }
    first = left;
    second = right;
  }

  /** Sets the state to a block of a row's, and returns its first word. */
  public long block(final RowStreams streams, final long row, final int number) {
    threefry(streams, row, streams.counter(number), RowStreams.ROUNDS);
    return first;
  }

  /** Returns the first word of the state. */
  public long state0() {
    return first;
  }

  /** Returns the second word of the state. */
  public long state1() {
    return second;
  }

  /** Returns the next word of RomuDuoJr, of which planes are made. */
  public long nextOfPlane() {
    final long word = first;
    first = RowStreams.ROMU_FACTOR * second;
    second = Long.rotateLeft(second - word, RowStreams.ROMU_ROTATION);
    return word;
  }
}
