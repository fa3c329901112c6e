package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.spectern.kernels.product.ThreeTritProducts;

/** Three-trit products by tables of the 27 signed sums of three activations, made anew for each chunk. */
public final class ScalarThreeTritProducts implements ThreeTritProducts {
  private static final int SUMS = 1 << BITS;
  private static final int LAST = SUMS - 1;
  private static final int TABLES = CHUNK * CODES;
  /** Rows that are read and summed together. */
  private static final int TOGETHER = Long.BYTES;
  private static final ValueLayout.OfLong BYTES_OF_ROWS = ValueLayout.JAVA_LONG_UNALIGNED
      .withOrder(ByteOrder.LITTLE_ENDIAN);

  /** The tables of a chunk, and the sums of a block of rows. */
  private record Tables(int[] ints, float[] floats, int[] rowInts, float[] rowFloats) {}

  private static final ThreadLocal<Tables> TABLE = ThreadLocal
      .withInitial(() -> new Tables(new int[TABLES * SUMS], new float[TABLES * SUMS], new int[ROWS], new float[ROWS]));

  @Override
  public void timesBytes(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final long xOffset, final int[] y, final int offset, final int from, final int to) {
    final Tables scratch = TABLE.get();
    for (int first = 0; first < ThreeTritProducts.words(columns); first += CHUNK) {
      final int words = ThreeTritProducts.chunk(columns, first);
      fill(scratch.ints, x, xOffset, columns, first * NINE, words * CODES);
      for (int row = from; row < to; row += ROWS) {
        final long block = ThreeTritProducts.at(rows, columns, row / ROWS, first);
        for (int place = 0; place < ROWS; place += TOGETHER) {
          eight(weights, block + place, words, scratch, place);
        }
        for (int next = row; next < Math.min(row + ROWS, to); next++) {
          final int sum = scratch.rowInts[ThreeTritProducts.place(next - row)];
          y[offset + next] = first == 0 ? sum : y[offset + next] + sum;
        }
      }
    }
  }

  @Override
  public void timesFloats(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final float[] y, final int from, final int to) {
    final Tables scratch = TABLE.get();
    for (int first = 0; first < ThreeTritProducts.words(columns); first += CHUNK) {
      final int words = ThreeTritProducts.chunk(columns, first);
      fillFloats(scratch.floats, x, columns, first * NINE, words * CODES);
      for (int row = from; row < to; row += ROWS) {
        final long block = ThreeTritProducts.at(rows, columns, row / ROWS, first);
        for (int place = 0; place < ROWS; place += TOGETHER) {
          eightFloats(weights, block + place, words, scratch, place);
        }
        for (int next = row; next < Math.min(row + ROWS, to); next++) {
          final float sum = scratch.rowFloats[ThreeTritProducts.place(next - row)];
          y[next] = first == 0 ? sum : y[next] + sum;
        }
      }
    }
  }

  private static void eight(final MemorySegment weights, final long start, final int words, final Tables scratch,
      final int place) {
    final int[] sums = scratch.ints;
    int sum0 = 0;
    int sum1 = 0;
    int sum2 = 0;
    int sum3 = 0;
    int sum4 = 0;
    int sum5 = 0;
    int sum6 = 0;
    int sum7 = 0;
    for (int word = 0; word < words; word++) {
      final long near = weights.get(BYTES_OF_ROWS, start + (long) word * BLOCK_BYTES);
      final long far = weights.get(BYTES_OF_ROWS, start + (long) word * BLOCK_BYTES + ROWS);
      for (int code = 0, table = word * CODES * SUMS; code < CODES; code++, table += SUMS) {
        final long codes = codes(near, far, code);
        sum0 += sums[table + ((int) codes & LAST)];
        sum1 += sums[table + ((int) (codes >>> 8) & LAST)];
        sum2 += sums[table + ((int) (codes >>> 16) & LAST)];
        sum3 += sums[table + ((int) (codes >>> 24) & LAST)];
        sum4 += sums[table + ((int) (codes >>> 32) & LAST)];
        sum5 += sums[table + ((int) (codes >>> 40) & LAST)];
        sum6 += sums[table + ((int) (codes >>> 48) & LAST)];
        sum7 += sums[table + ((int) (codes >>> 56) & LAST)];
      }
    }
    scratch.rowInts[place] = sum0;
    scratch.rowInts[place + 1] = sum1;
    scratch.rowInts[place + 2] = sum2;
    scratch.rowInts[place + 3] = sum3;
    scratch.rowInts[place + 4] = sum4;
    scratch.rowInts[place + 5] = sum5;
    scratch.rowInts[place + 6] = sum6;
    scratch.rowInts[place + 7] = sum7;
  }

  private static void eightFloats(final MemorySegment weights, final long start, final int words, final Tables scratch,
      final int place) {
    final float[] sums = scratch.floats;
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float sum4 = 0;
    float sum5 = 0;
    float sum6 = 0;
    float sum7 = 0;
    for (int word = 0; word < words; word++) {
      final long near = weights.get(BYTES_OF_ROWS, start + (long) word * BLOCK_BYTES);
      final long far = weights.get(BYTES_OF_ROWS, start + (long) word * BLOCK_BYTES + ROWS);
      for (int code = 0, table = word * CODES * SUMS; code < CODES; code++, table += SUMS) {
        final long codes = codes(near, far, code);
        sum0 += sums[table + ((int) codes & LAST)];
        sum1 += sums[table + ((int) (codes >>> 8) & LAST)];
        sum2 += sums[table + ((int) (codes >>> 16) & LAST)];
        sum3 += sums[table + ((int) (codes >>> 24) & LAST)];
        sum4 += sums[table + ((int) (codes >>> 32) & LAST)];
        sum5 += sums[table + ((int) (codes >>> 40) & LAST)];
        sum6 += sums[table + ((int) (codes >>> 48) & LAST)];
        sum7 += sums[table + ((int) (codes >>> 56) & LAST)];
      }
    }
    scratch.rowFloats[place] = sum0;
    scratch.rowFloats[place + 1] = sum1;
    scratch.rowFloats[place + 2] = sum2;
    scratch.rowFloats[place + 3] = sum3;
    scratch.rowFloats[place + 4] = sum4;
    scratch.rowFloats[place + 5] = sum5;
    scratch.rowFloats[place + 6] = sum6;
    scratch.rowFloats[place + 7] = sum7;
  }

  /** Eight rows' codes of one number, in the low bits of bytes. */
  private static long codes(final long near, final long far, final int number) {
    return switch (number) {
      case 0 -> near;
      case 1 -> far;
      default -> near >>> FIRST_SHIFT ^ far >>> SECOND_SHIFT;
    };
  }

  private static void fill(final int[] sums, final MemorySegment x, final long at, final int columns,
      final int column, final int tables) {
    for (int table = 0; table < tables; table++) {
      for (int code = 0; code < 27; code++) {
        int sum = 0;
        for (int digit = 0, rest = code; digit < TRITS; digit++, rest /= 3) {
          final int element = column + table * TRITS + digit;
          sum += element < columns ? (rest % 3 - 1) * x.get(JAVA_BYTE, at + element) : 0;
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
