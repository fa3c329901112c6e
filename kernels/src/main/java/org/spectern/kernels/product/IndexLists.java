package org.spectern.kernels.product;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;

/**
 * The stored form of signed index lists, as {@link SignedListProducts} describes it.
 *
 * @param indices unsigned 16-bit indices, or 32-bit ones where {@code wide}
 * @param lengths indices per row of each group, a multiple of four; 16 or 32 bits as the indices
 * @param order place of each sorted row within its block, one unsigned byte
 * @param starts for each block, its first index in {@code indices}
 * @param wide whether indices take 32 bits
 * @param mirror what a negative weight adds to its column
 */
public record IndexLists(MemorySegment indices, MemorySegment lengths, MemorySegment order, long[] starts, boolean wide,
    int mirror) {

  /** Returns the indices of the row at a place, which are as many as those of its group. */
  public int length(final int place) {
    final int group = place / SignedListProducts.GROUP;
    return wide ? lengths.getAtIndex(JAVA_INT, group) : Short.toUnsignedInt(lengths.getAtIndex(JAVA_SHORT, group));
  }
}
