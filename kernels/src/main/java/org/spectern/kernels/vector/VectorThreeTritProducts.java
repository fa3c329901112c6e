package org.spectern.kernels.vector;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.ThreeTritProducts;

/** Three-trit products with 512-bit vectors. */
final class VectorThreeTritProducts implements ThreeTritProducts {
  private final ThreeTritBytes bytes = new ThreeTritBytes();
  private final ThreeTritFloats floats = new ThreeTritFloats();

  @Override
  public void timesBytes(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final long xOffset, final int[] y, final int offset, final int from, final int to) {
    bytes.timesBytes(weights, rows, columns, x, xOffset, y, offset, from, to);
  }

  @Override
  public void timesFloats(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final float[] y, final int from, final int to) {
    floats.timesFloats(weights, rows, columns, x, y, from, to);
  }
}
