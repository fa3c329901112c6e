package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.spectern.kernels.product.BitPlaneProducts;

/** Bit-plane products, one row and one word at a time. */
public final class ScalarBitPlaneProducts implements BitPlaneProducts {
  private static final ThreadLocal<float[]> SUMS = ThreadLocal.withInitial(() -> new float[4]);

  @Override
  public void timesBinary(final MemorySegment planes, final int words, final MemorySegment x, final int[] y,
      final int from,
      final int to) {
    for (int row = from; row < to; row++) {
      int sum = 0;
      for (int word = 0; word < words; word++) {
        final long active = x.getAtIndex(JAVA_LONG, word);
        sum += Long.bitCount(nonzero(planes, words, row, word) & active)
            - 2 * Long.bitCount(sign(planes, words, row, word) & active);
      }
      y[row] = sum;
    }
  }

  @Override
  public void timesTernary(final MemorySegment planes, final int words, final MemorySegment x, final int[] y,
      final int from,
      final int to) {
    for (int row = from; row < to; row++) {
      int sum = 0;
      for (int word = 0; word < words; word++) {
        final long both = nonzero(planes, words, row, word) & x.getAtIndex(JAVA_LONG, 2L * word);
        final long opposed = both & (sign(planes, words, row, word) ^ x.getAtIndex(JAVA_LONG, 2L * word + 1));
        sum += Long.bitCount(both) - 2 * Long.bitCount(opposed);
      }
      y[row] = sum;
    }
  }

  @Override
  public void timesBinaries(final MemorySegment planes, final int words, final MemorySegment x, final int batch,
      final int[] y,
      final int rows, final int from, final int to) {
    for (int row = from; row < to; row++) {
      for (int input = 0; input < batch; input++) {
        y[input * rows + row] = dot(planes, words, row, x, input);
      }
    }
  }

  @Override
  public void timesTernaries(final MemorySegment planes, final int words, final MemorySegment x, final int batch,
      final int[] y,
      final int rows, final int from, final int to) {
    for (int row = from; row < to; row++) {
      for (int input = 0; input < batch; input++) {
        int sum = 0;
        for (int word = 0; word < words; word++) {
          final long at = 2 * tiled(words, input, word);
          final long both = nonzero(planes, words, row, word) & x.getAtIndex(JAVA_LONG, at);
          final long opposed = both & (sign(planes, words, row, word) ^ x.getAtIndex(JAVA_LONG, at + 1));
          sum += Long.bitCount(both) - 2 * Long.bitCount(opposed);
        }
        y[input * rows + row] = sum;
      }
    }
  }

  @Override
  public void timesPlanes(final MemorySegment planes, final int words, final MemorySegment x, final int depth,
      final boolean signed, final int batch, final int[] y, final int rows, final int from, final int to) {
    for (int row = from; row < to; row++) {
      for (int input = 0; input < batch; input++) {
        int sum = 0;
        for (int plane = 0; plane < depth; plane++) {
          final int dot = dot(planes, words, row, x, input * depth + plane);
          sum += (signed && plane == depth - 1 ? -dot : dot) << plane;
        }
        y[input * rows + row] = sum;
      }
    }
  }

  @Override
  public void timesFloats(final MemorySegment planes, final int words, final MemorySegment x, final float[] y,
      final int from,
      final int to) {
    for (int row = from; row < to; row++) {
      float sum = 0;
      for (int word = 0; word < words; word++) {
        final long negative = sign(planes, words, row, word);
        for (long bits = nonzero(planes, words, row, word); bits != 0; bits &= bits - 1) {
          final int column = Long.numberOfTrailingZeros(bits);
          final float value = x.getAtIndex(JAVA_FLOAT, 64 * word + column);
          sum += (negative >>> column & 1) == 0 ? value : -value;
        }
      }
      y[row] = sum;
    }
  }

  @Override
  public void timesFloatBatch(final MemorySegment planes, final int words, final int columns, final MemorySegment x,
      final int stride,
      final MemorySegment y, final int from, final int to) {
    final float[] sums = SUMS.get();
    for (int row = from; row < to; row++) {
      for (int input = 0; input < stride; input++) {
        Arrays.fill(sums, 0);
        int place = 0;
        for (int word = 0; word < words; word++) {
          final long positive = nonzero(planes, words, row, word) & ~sign(planes, words, row, word);
          for (long bits = positive; bits != 0; bits &= bits - 1) {
            final long column = 64L * word + Long.numberOfTrailingZeros(bits);
            sums[place++ & 3] += x.getAtIndex(JAVA_FLOAT, column * stride + input);
          }
        }
        for (int word = 0; word < words; word++) {
          for (long bits = sign(planes, words, row, word); bits != 0; bits &= bits - 1) {
            final long column = 64L * word + Long.numberOfTrailingZeros(bits);
            sums[place++ & 3] -= x.getAtIndex(JAVA_FLOAT, column * stride + input);
          }
        }
        y.setAtIndex(JAVA_FLOAT, (long) row * stride + input, (sums[0] + sums[1]) + (sums[2] + sums[3]));
      }
    }
  }

  private static int dot(final MemorySegment planes, final int words, final int row, final MemorySegment x,
      final int input) {
    int sum = 0;
    for (int word = 0; word < words; word++) {
      final long active = x.getAtIndex(JAVA_LONG, tiled(words, input, word));
      sum += Long.bitCount(nonzero(planes, words, row, word) & active)
          - 2 * Long.bitCount(sign(planes, words, row, word) & active);
    }
    return sum;
  }

  private static long tiled(final int words, final int input, final int word) {
    return ((long) (input / TILE) * words + word) * TILE + input % TILE;
  }

  private static long nonzero(final MemorySegment planes, final int words, final int row, final int word) {
    return planes.get(JAVA_LONG, ((long) (row / ROWS) * words + word) * GROUP_BYTES + (long) (row % ROWS) * Long.BYTES);
  }

  private static long sign(final MemorySegment planes, final int words, final int row, final int word) {
    return planes.get(JAVA_LONG,
        ((long) (row / ROWS) * words + word) * GROUP_BYTES + (long) (ROWS + row % ROWS) * Long.BYTES);
  }
}
