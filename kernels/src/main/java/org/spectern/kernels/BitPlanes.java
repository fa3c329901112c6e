package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;

/**
 * Bytes as binary vectors, one per bit of two's complement that the values really use: {0..7} take three, {-4..3} take three of
 * which the last counts negatively. Made on demand, kept until the bytes change.
 */
final class BitPlanes {
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
    final int magnitude = Long.SIZE - Long.numberOfLeadingZeros(used & 0x7f);
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
    for (long at = 0; at < size; at++) {
      final byte value = bytes.get(JAVA_BYTE, at);
      magnitudes |= value ^ value >> 7;
      signs |= value;
    }
    return signs < 0 ? magnitudes | Long.MIN_VALUE : magnitudes;
  }
}
