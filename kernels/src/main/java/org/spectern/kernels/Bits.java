package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.BitPlaneProducts;

/** Single bits in words, and where a batch keeps its words. */
final class Bits {
  private Bits() {}

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
