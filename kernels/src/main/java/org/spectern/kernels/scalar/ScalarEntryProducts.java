package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.BitPlaneProducts;
import org.spectern.kernels.product.EntryProducts;

/** Element by element. */
public final class ScalarEntryProducts implements EntryProducts {
  @Override
  public void spread(final MemorySegment words, final boolean signed, final int columns, final int first,
      final int inputs, final MemorySegment out, final long at) {
    final int parts = signed ? 2 : 1;
    final long stride = Math.ceilDiv(columns, Long.SIZE);
    for (int input = 0; input < INPUTS; input++) {
      final long tile = (first + input) / BitPlaneProducts.TILE * stride;
      for (int column = 0; column < columns; column++) {
        final long word = parts * ((tile + column / Long.SIZE) * BitPlaneProducts.TILE + input % BitPlaneProducts.TILE);
        int value = 0;
        if (input < inputs) {
          value = bit(words, word, column) - (signed ? 2 * bit(words, word + 1, column) : 0);
        }
        out.set(JAVA_BYTE, at + 2L * column * INPUTS + input, (byte) value);
        out.set(JAVA_BYTE, at + (2L * column + 1) * INPUTS + input, (byte) -value);
      }
    }
  }

  private static int bit(final MemorySegment words, final long word, final int column) {
    return (int) (words.getAtIndex(JAVA_LONG, word) >>> column) & 1;
  }

  @Override
  public void times(final int[] entries, final int[] ends, final int rows, final MemorySegment x, final long at,
      final int inputs,
      final int[] y, final int offset, final int stride) {
    for (int input = 0; input < inputs; input++) {
      int entry = 0;
      for (int row = 0; row < rows; row++) {
        int sum = 0;
        for (; entry < ends[row]; entry++) {
          sum += x.get(JAVA_BYTE, at + (long) entries[entry] * INPUTS + input);
        }
        y[offset + input * stride + row] = sum;
      }
    }
  }
}
