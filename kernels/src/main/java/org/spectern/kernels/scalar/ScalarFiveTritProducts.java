package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.FiveTritProducts;

/** Five-trit products by a table of all products of five weights with five activations. */
public final class ScalarFiveTritProducts implements FiveTritProducts {
  private static final int BYTES = 256;
  private static final byte[] SUMS = sums();

  private static byte[] sums() {
    final byte[] sums = new byte[CODES * BYTES];
    for (int active = 0; active < CODES; active++) {
      for (int weights = -MOST; weights <= MOST; weights++) {
        final int stored = Math.abs(weights) | weights & 0x80;
        sums[active * BYTES + stored] = (byte) dot(MOST + weights, active);
      }
    }
    return sums;
  }

  /** The product of two vectors in {-1, 0, 1} given by their digits plus one. */
  private static int dot(final int weights, final int active) {
    int sum = 0;
    for (int digit = 0, power = 1; digit < TRITS; digit++, power *= 3) {
      sum += (weights / power % 3 - 1) * (active / power % 3 - 1);
    }
    return sum;
  }

  @Override
  public void timesTrits(final MemorySegment weights, final int groups, final MemorySegment x, final int[] y,
      final int offset, final int from, final int to) {
    for (int row = from; row < to; row++) {
      final MemorySegment block = weights.asSlice((long) (row / ROWS) * groups * ROWS, (long) groups * ROWS);
      final int place = FiveTritProducts.place(row % ROWS);
      int sum = 0;
      for (int group = 0; group < groups; group++) {
        final int active = x.get(JAVA_BYTE, group) & 0xff;
        sum += SUMS[active * BYTES + (block.get(JAVA_BYTE, group * ROWS + place) & 0xff)];
      }
      y[offset + row] = sum;
    }
  }
}
