package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.spectern.kernels.product.BitPlaneProducts;

/** Single bits in words, and where a batch keeps its words. */
final class Bits {
  private static final VarHandle OCTET = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  // Multiplying by this brings the lowest bits of eight bytes together in the highest byte.
  private static final long GATHER = 0x0102040810204080L;

  private Bits() {}

  /** The word of up to 64 values, each 0 or 1, that start at {@code from}. */
  static long pack(final byte[] values, final int from) {
    final int count = Math.min(Long.SIZE, values.length - from);
    final int whole = count & -8;
    long word = 0;
    long seen = 0;
    for (int i = 0; i < whole; i += 8) {
      final long octet = (long) OCTET.get(values, from + i);
      seen |= octet;
      word |= (octet * GATHER >>> 56) << i;
    }
    for (int i = whole; i < count; i++) {
      seen |= values[from + i];
      word |= (long) values[from + i] << i;
    }
    if ((seen & ~LOW_BITS) != 0) {
      throw new IllegalArgumentException("a bit is 0 or 1: values from=" + from + " to=" + (from + count));
    }
    return word;
  }

  static void set(final MemorySegment words, final long word, final int bit, final int value) {
    final long cleared = words.getAtIndex(JAVA_LONG, word) & ~(1L << bit);
    words.setAtIndex(JAVA_LONG, word, cleared | (long) value << bit);
  }

  static int get(final MemorySegment words, final long word, final int bit) {
    return (int) (words.getAtIndex(JAVA_LONG, word) >>> bit) & 1;
  }

  /** Index of word {@code word} of vector {@code input} in a batch of vectors of {@code words} words. */
  static long tiled(final int words, final int input, final int word) {
    return ((long) (input / BitPlaneProducts.TILE) * words + word) * BitPlaneProducts.TILE
        + input % BitPlaneProducts.TILE;
  }

  /** Words that hold {@code inputs} vectors in full tiles. */
  static long tiledWords(final int words, final int inputs) {
    return (long) Math.ceilDiv(inputs, BitPlaneProducts.TILE) * BitPlaneProducts.TILE * words;
  }
}
