package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.ThreeTritProducts;

/** Three-trit products by tables of the 27 signed sums of three activations, made anew for each chunk. */
public final class ScalarThreeTritProducts implements ThreeTritProducts {
  private static final int SUMS = 1 << BITS;
  private static final int TABLES = CHUNK * CODES;

  private record Tables(int[] ints, float[] floats) {}

  private static final ThreadLocal<Tables> TABLE = ThreadLocal
      .withInitial(() -> new Tables(new int[TABLES * SUMS], new float[TABLES * SUMS]));

  @Override
  public void timesBytes(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final long xOffset, final int[] y, final int offset, final int from, final int to) {
    final int[] sums = TABLE.get().ints;
    for (int first = 0; first < ThreeTritProducts.words(columns); first += CHUNK) {
      final int words = ThreeTritProducts.chunk(columns, first);
      fill(sums, x.asSlice(xOffset, columns), columns, first * NINE, words * CODES);
      for (int row = from; row < to; row++) {
        final MemorySegment block = block(weights, rows, columns, row, first, words);
        int sum = first == 0 ? 0 : y[offset + row];
        for (int word = 0; word < words; word++) {
          final int codes = block.get(JAVA_SHORT, word * BLOCK_BYTES);
          final int table = word * CODES * SUMS;
          sum += sums[table + (codes & SUMS - 1)] + sums[table + SUMS + (codes >>> BITS & SUMS - 1)]
              + sums[table + 2 * SUMS + (codes >>> 2 * BITS & SUMS - 1)];
        }
        y[offset + row] = sum;
      }
    }
  }

  @Override
  public void timesFloats(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final float[] y, final int from, final int to) {
    final float[] sums = TABLE.get().floats;
    for (int first = 0; first < ThreeTritProducts.words(columns); first += CHUNK) {
      final int words = ThreeTritProducts.chunk(columns, first);
      fillFloats(sums, x, columns, first * NINE, words * CODES);
      for (int row = from; row < to; row++) {
        final MemorySegment block = block(weights, rows, columns, row, first, words);
        float sum = 0;
        for (int word = 0; word < words; word++) {
          final int codes = block.get(JAVA_SHORT, word * BLOCK_BYTES);
          final int table = word * CODES * SUMS;
          sum += sums[table + (codes & SUMS - 1)];
          sum += sums[table + SUMS + (codes >>> BITS & SUMS - 1)];
          sum += sums[table + 2 * SUMS + (codes >>> 2 * BITS & SUMS - 1)];
        }
        y[row] = first == 0 ? sum : y[row] + sum;
      }
    }
  }

  /** A row's words of a chunk, {@link #BLOCK_BYTES} apart from 0. */
  private static MemorySegment block(final MemorySegment weights, final int rows, final int columns, final int row,
      final int first, final int words) {
    final long at = ThreeTritProducts.at(rows, columns, row / ROWS, first)
        + (long) ThreeTritProducts.place(row % ROWS) * Short.BYTES;
    return weights.asSlice(at, (words - 1L) * BLOCK_BYTES + Short.BYTES);
  }

  private static void fill(final int[] sums, final MemorySegment x, final int columns, final int column,
      final int tables) {
    for (int table = 0; table < tables; table++) {
      for (int code = 0; code < 27; code++) {
        int sum = 0;
        for (int digit = 0, rest = code; digit < TRITS; digit++, rest /= 3) {
          final int element = column + table * TRITS + digit;
          sum += element < columns ? (rest % 3 - 1) * x.get(JAVA_BYTE, element) : 0;
        }
        sums[table * SUMS + code] = sum;
      }
    }
  }

  private static void fillFloats(final float[] sums, final MemorySegment x, final int columns, final int column,
      final int tables) {
    for (int table = 0; table < tables; table++) {
      for (int code = 0; code < 27; code++) {
        float sum = 0;
        for (int digit = 0, rest = code; digit < TRITS; digit++, rest /= 3) {
          final int element = column + table * TRITS + digit;
          // A zero weight does not read x, which may be NaN there.
          final float value = rest % 3 == 1 || element >= columns ? 0
              : (rest % 3 - 1) * x.getAtIndex(JAVA_FLOAT, element);
          sum = digit == 0 ? value : sum + value;
        }
        sums[table * SUMS + code] = sum;
      }
    }
  }
}
