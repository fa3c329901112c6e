package org.spectern.kernels;

import java.util.Arrays;

/** A growing sequence of bits, lowest of each byte first. */
final class BitWriter {
  private byte[] bytes = new byte[1024];
  private long bits;

  /** Appends the lowest {@code width} bits of a value, up to 32. */
  void write(final int value, final int width) {
    final int needed = Math.toIntExact((bits + width >>> 3) + 8);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * needed);
    }
    long pending = (value & (1L << width) - 1) << (bits & 7);
    for (int at = (int) (bits >>> 3); pending != 0; at++) {
      bytes[at] |= (byte) pending;
      pending >>>= Byte.SIZE;
    }
    bits += width;
  }

  /** Appends zeros, then a one. */
  void writeUnary(final long zeros) {
    for (long left = zeros; left > 0; left -= 16) {
      write(0, (int) Math.min(16, left));
    }
    write(1, 1);
  }

  long bits() {
    return bits;
  }

  /** Returns the bytes that hold at least one bit. */
  int size() {
    return Math.toIntExact(bits + 7 >>> 3);
  }

  byte[] bytes() {
    return bytes;
  }

  void clear() {
    Arrays.fill(bytes, 0, size(), (byte) 0);
    bits = 0;
  }

  void writeAll(final BitWriter other) {
    bits = (long) size() << 3;
    for (int at = 0; at < other.size(); at++) {
      write(other.bytes[at], Byte.SIZE);
    }
  }
}
