package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.spectern.kernels.product.BitPlaneProducts.TILE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.spectern.kernels.product.Packing;

/** Conversions of activations, one at a time. */
public class ScalarPacking implements Packing {
  @Override
  public void levels(final int[] y, final int offset, final int[] thresholds, final int rows, final byte[] levels,
      final MemorySegment out, final long outOffset, final int from, final int to) {
    for (int row = from; row < to; row++) {
      out.set(JAVA_BYTE, outOffset + row, level(y[offset + row], thresholds, rows, row, levels));
    }
  }

  @Override
  public void bits(final int[] y, final int offset, final int[] thresholds, final int rows, final byte[] levels,
      final MemorySegment out, final long first, final int stride, final int from, final int to) {
    for (int start = from; start < to; start += Long.SIZE) {
      long word = 0;
      for (int row = start; row < Math.min(start + Long.SIZE, to); row++) {
        word |= (long) level(y[offset + row], thresholds, rows, row, levels) << row;
      }
      out.setAtIndex(JAVA_LONG, first + (long) start / Long.SIZE * stride, word);
    }
  }

  private static byte level(final int value, final int[] thresholds, final int rows, final int row,
      final byte[] levels) {
    int below = 0;
    for (int threshold = 0; threshold < levels.length - 1; threshold++) {
      below += value > thresholds[threshold * rows + row] ? 1 : 0;
    }
    return levels[below];
  }

  @Override
  public void planes(final MemorySegment bytes, final long bytesOffset, final int words, final int depth,
      final MemorySegment out, final int first) {
    for (int word = 0; word < words; word++) {
      for (int plane = 0; plane < depth; plane++) {
        long bits = 0;
        for (int column = 0; column < Long.SIZE; column++) {
          final int value = bytes.get(JAVA_BYTE, bytesOffset + (long) word * Long.SIZE + column);
          bits |= (long) (value >> plane & 1) << column;
        }
        final int vector = first + plane;
        out.setAtIndex(JAVA_LONG, ((long) (vector / TILE) * words + word) * TILE + vector % TILE, bits);
      }
    }
  }

  @Override
  public void quantise(final float[] x, final float scale, final MemorySegment out, final long outOffset) {
    quantise(x, scale, out, outOffset, 0);
  }

  /** Rounds the floats from place {@code from} on. */
  public final void quantise(final float[] x, final float scale, final MemorySegment out, final long outOffset,
      final int from) {
    for (int element = from; element < x.length; element++) {
      final double rounded = Math.rint(x[element] * scale);
      out.set(JAVA_BYTE, outOffset + element, (byte) Math.clamp(rounded, -127, 127));
    }
  }

  @Override
  public void alternate(final MemorySegment words, final boolean signed, final int columns, final int[] out) {
    final int stride = signed ? 2 : 1;
    for (int column = 0; column < columns; column++) {
      final long word = (long) stride * (column / Long.SIZE);
      final int nonzero = (int) (words.getAtIndex(ValueLayout.JAVA_LONG, word) >>> column) & 1;
      final int sign = signed ? (int) (words.getAtIndex(ValueLayout.JAVA_LONG, word + 1) >>> column) & 1 : 0;
      out[2 * column] = nonzero - 2 * sign;
      out[2 * column + 1] = 2 * sign - nonzero;
    }
  }

  @Override
  public void alternate(final MemorySegment x, final int columns, final float[] out) {
    for (int column = 0; column < columns; column++) {
      final float value = x.getAtIndex(ValueLayout.JAVA_FLOAT, column);
      out[2 * column] = value;
      out[2 * column + 1] = -value;
    }
  }

  @Override
  public void mirror(final MemorySegment words, final long first, final int stride, final boolean signed,
      final int columns, final int mirror, final int[] out) {
    for (int side = 0; side < 2; side++) {
      for (int column = 0; column < Math.ceilDiv(columns, Long.SIZE) * Long.SIZE; column++) {
        final long word = first + (long) column / Long.SIZE * stride;
        final int nonzero = (int) (words.getAtIndex(ValueLayout.JAVA_LONG, word) >>> column) & 1;
        final int sign = signed ? (int) (words.getAtIndex(ValueLayout.JAVA_LONG, word + 1) >>> column) & 1 : 0;
        out[side * mirror + column] = (1 - 2 * side) * (nonzero - 2 * sign);
      }
    }
  }
}
