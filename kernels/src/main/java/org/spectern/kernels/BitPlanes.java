package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;

/**
 * Bytes as binary vectors, one per bit of two's complement that the values really use: {0..7} take three, {-4..3} take
 * three of which the last counts negatively. Made on demand, kept until the bytes change.
 */
final class BitPlanes {
  private static final long TOP_BITS = 0x8080808080808080L;

  private final int columns;
  private final int batch;
  private volatile boolean fresh;
  private MemorySegment words;
  private int depth;
  private boolean signed;

  BitPlanes(final int columns, final int batch) {
    this.columns = columns;
    this.batch = batch;
  }

  void forget() {
    fresh = false;
  }

  int depth() {
    return depth;
  }

  boolean signed() {
    return signed;
  }

  MemorySegment words() {
    return words;
  }

  void refresh(final MemorySegment bytes) {
    if (!fresh) {
      make(bytes);
    }
  }

  private synchronized void make(final MemorySegment bytes) {
    final int rowWords = Activations.words(columns);
    final long stride = (long) rowWords * Long.SIZE;
    final long used = used(bytes, batch * stride);
    signed = used < 0;
    final int magnitude = Long.SIZE - Long.numberOfLeadingZeros(used & Byte.MAX_VALUE);
    depth = Math.max(1, signed ? magnitude + 1 : magnitude);
    final long needed = Bits.tiledWords(rowWords, batch * depth) * Long.BYTES;
    if (words == null || words.byteSize() < needed) {
      words = Arena.ofAuto().allocate(needed, OffHeap.ALIGNMENT);
    }
    for (int input = 0; input < batch; input++) {
      Provider.kernels().packing().planes(bytes, input * stride, rowWords, depth, words, input * depth);
    }
    fresh = true;
  }

  /** The union of the bits of all magnitudes, negative if any value is. A value -v - 1 needs the bits of v. */
  private static long used(final MemorySegment bytes, final long size) {
    long magnitudes = 0;
    long signs = 0;
    for (long at = 0; at < size; at += Long.BYTES) {
      final long eight = bytes.get(JAVA_LONG, at);
      final long negative = eight & TOP_BITS;
      magnitudes |= eight ^ (negative >>> Byte.SIZE - 1) * 0xff;
      signs |= negative;
    }
    for (int half = Long.SIZE / 2; half >= Byte.SIZE; half /= 2) {
      magnitudes |= magnitudes >>> half;
    }
    return signs == 0 ? magnitudes & Byte.MAX_VALUE : magnitudes & Byte.MAX_VALUE | Long.MIN_VALUE;
  }
}
