package org.spectern.kernels.vector;

import static org.spectern.kernels.product.BitPlaneProducts.ROWS;
import static org.spectern.kernels.product.BitPlaneProducts.TILE;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.WORD;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.APART;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.LANES;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.SIGN;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.STEP;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.WORDS;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.strip;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Bit-plane products with bytes that use all their bits, as pixels do: the eight planes of an input fill a tile, so one
 * pass over a strip of rows makes its sums.
 *
 * <p>In two's complement {@code w x = (x & Z ^ S) + S} for every bit of x alike: a negative weight complements and adds
 * one. So plane p counts {@code popcount(Z & X_p ^ S)} with its weight, {@code -2^7} for the last, and
 * {@code popcount(S)} comes on top: three operations per plane.
 */
final class BitPlaneBytes {
  private static final ThreadLocal<int[]> LAST_STRIP = ThreadLocal.withInitial(() -> new int[2 * ROWS]);

  /** As {@link org.spectern.kernels.product.BitPlaneProducts#timesPlanes}, for signed inputs of eight planes. */
  void times(final MemorySegment planes, final int words, final MemorySegment x, final int batch, final int[] y,
      final int rows, final int from, final int to) {
    final long base = Native.address(planes);
    final long inputs = Native.address(x);
    final long stride = words * STEP;
    for (int row = from; row < to; row += LANES) {
      final long strip = strip(base, stride, row);
      for (int input = 0; input < batch; input++) {
        final long tile = inputs + (long) input * words * TILE * Long.BYTES;
        if (row + 2 * LANES <= to) {
          oneStrip(strip, stride, tile, y, input * rows + row);
        } else {
          oneStrip(strip, stride, tile, LAST_STRIP.get(), 0);
          System.arraycopy(LAST_STRIP.get(), 0, y, input * rows + row,
              Math.min(LANES, to - row));
        }
      }
    }
  }

  /** Writes the results of a strip, and as many zeros or minus ones behind them, which the next strip overwrites. */
  private static void oneStrip(final long strip, final long end, final long x, final int[] y, final int row) {
    final long weights = strip & ADDRESS;
    final long tile = x & ADDRESS;
    LongVector negative = LongVector.zero(WORDS);
    LongVector sum0 = negative;
    LongVector sum1 = negative;
    LongVector sum2 = negative;
    LongVector sum3 = negative;
    LongVector sum4 = negative;
    LongVector sum5 = negative;
    LongVector sum6 = negative;
    LongVector sum7 = negative;
    for (long next = 0; next != end; next += STEP) {
      final long at = next & OFFSET;
      final long bits = tile + at / (STEP / (TILE * Long.BYTES));
      final LongVector nonzero = LongVector.fromMemorySegment(WORDS, MEMORY, weights + at, LITTLE);
      final LongVector sign = LongVector.fromMemorySegment(WORDS, MEMORY, weights + at + SIGN, LITTLE);
      negative = sign.lanewise(VectorOperators.BIT_COUNT).add(negative);
      sum0 = nonzero.and(LongVector.broadcast(WORDS, MEMORY.get(WORD, bits)))
          .lanewise(VectorOperators.XOR, sign).lanewise(VectorOperators.BIT_COUNT).add(sum0);
      sum1 = nonzero.and(LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + Long.BYTES)))
          .lanewise(VectorOperators.XOR, sign).lanewise(VectorOperators.BIT_COUNT).add(sum1);
      sum2 = nonzero.and(LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + 2 * Long.BYTES)))
          .lanewise(VectorOperators.XOR, sign).lanewise(VectorOperators.BIT_COUNT).add(sum2);
      sum3 = nonzero.and(LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + 3 * Long.BYTES)))
          .lanewise(VectorOperators.XOR, sign).lanewise(VectorOperators.BIT_COUNT).add(sum3);
      sum4 = nonzero.and(LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + 4 * Long.BYTES)))
          .lanewise(VectorOperators.XOR, sign).lanewise(VectorOperators.BIT_COUNT).add(sum4);
      sum5 = nonzero.and(LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + 5 * Long.BYTES)))
          .lanewise(VectorOperators.XOR, sign).lanewise(VectorOperators.BIT_COUNT).add(sum5);
      sum6 = nonzero.and(LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + 6 * Long.BYTES)))
          .lanewise(VectorOperators.XOR, sign).lanewise(VectorOperators.BIT_COUNT).add(sum6);
      sum7 = nonzero.and(LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + 7 * Long.BYTES)))
          .lanewise(VectorOperators.XOR, sign).lanewise(VectorOperators.BIT_COUNT).add(sum7);
    }
    LongVector total = LongVector.zero(WORDS).sub(sum7);
    total = total.lanewise(VectorOperators.LSHL, 1).add(sum6);
    total = total.lanewise(VectorOperators.LSHL, 1).add(sum5);
    total = total.lanewise(VectorOperators.LSHL, 1).add(sum4);
    total = total.lanewise(VectorOperators.LSHL, 1).add(sum3);
    total = total.lanewise(VectorOperators.LSHL, 1).add(sum2);
    total = total.lanewise(VectorOperators.LSHL, 1).add(sum1);
    total = total.lanewise(VectorOperators.LSHL, 1).add(sum0);
    total = total.add(negative);
    total.reinterpretAsInts().rearrange(APART).intoArray(y, row);
  }
}
