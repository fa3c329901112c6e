package org.spectern.kernels.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Memory outside the heap by address, without a check per access.
 *
 * <p>A check costs little, but the compiler moves checks out of counted loops by computing their limits before each
 * loop, and a row of 1,024 weights is a loop of 16 steps: half the time went there (docs/decisions/0011). Here every
 * address is a base masked to {@link #ADDRESS} plus an offset masked to {@link #OFFSET}, so the compiler sees by type
 * alone that it lies inside a segment of 2^63 bytes and drops the check; loops run to {@code next != end}, which it
 * takes as it is. Callers check shapes, and hold the memory open, before a kernel starts.
 */
final class Native {
  /** All memory. */
  static final MemorySegment MEMORY = all();
  /** Bits of an address. */
  static final long ADDRESS = (1L << 56) - 1;
  /** Bits of an offset that is added to an address. */
  static final long OFFSET = (1L << 40) - 1;
  static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;
  static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
  static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;
  static final ValueLayout.OfChar CHAR = ValueLayout.JAVA_CHAR_UNALIGNED;
  static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

  private Native() {}

  @SuppressWarnings("restricted")
  private static MemorySegment all() {
    return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
  }

  static long address(final MemorySegment segment) {
    if (!segment.scope().isAlive()) {
      throw new IllegalStateException("used after its arena was closed: segment=" + segment);
    }
    return segment.address() & ADDRESS;
  }

  static long longAt(final long address) {
    return MEMORY.get(WORD, address);
  }

  static int intAt(final long address) {
    return MEMORY.get(INT, address);
  }

  static float floatAt(final long address) {
    return MEMORY.get(FLOAT, address);
  }

  static int charAt(final long address) {
    return MEMORY.get(CHAR, address);
  }

  static int byteAt(final long address) {
    return MEMORY.get(ValueLayout.JAVA_BYTE, address) & 0xff;
  }
}
