package org.spectern.kernels.vector;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.ThreeTritProducts;

/** Three-trit products in the Vector API. */
final class VectorThreeTritProducts implements ThreeTritProducts {
  private final ThreeTritBytes wideBytes = new ThreeTritBytes();
  private final NarrowThreeTritBytes narrowBytes = new NarrowThreeTritBytes();
  private final ThreeTritFloats wideFloats = new ThreeTritFloats();
  private final NarrowThreeTritFloats narrowFloats = new NarrowThreeTritFloats();

  @Override
  public void timesBytes(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final long xOffset, final int[] y, final int offset, final int from, final int to) {
    if (VectorKernels.bits() == 512) {
      wideBytes.timesBytes(weights, rows, columns, x, xOffset, y, offset, from, to);
    } else {
      narrowBytes.timesBytes(weights, rows, columns, x, xOffset, y, offset, from, to);
    }
  }

  @Override
  public void timesFloats(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final float[] y, final int from, final int to) {
    if (VectorKernels.bits() == 512) {
      wideFloats.timesFloats(weights, rows, columns, x, y, from, to);
    } else {
      narrowFloats.timesFloats(weights, rows, columns, x, y, from, to);
    }
  }
}
