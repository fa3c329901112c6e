package org.spectern.kernels.scalar;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.spectern.kernels.product.FiveTritProducts;

/** Five-trit products by a table of all products of five weights with five activations. */
public final class ScalarFiveTritProducts implements FiveTritProducts {
  private static final int BYTES = 256;
  private static final byte[] SUMS = sums();
  private static final ValueLayout.OfLong BYTES_OF_ROWS = ValueLayout.JAVA_LONG_UNALIGNED
      .withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ThreadLocal<int[]> ROW_SUMS = ThreadLocal.withInitial(() -> new int[ROWS]);

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
  public void timesTrits(final MemorySegment weights, final int groups, final MemorySegment x, final long at,
      final int[] y, final int offset, final int from, final int to) {
    final int[] sums = ROW_SUMS.get();
    for (int start = from; start < to; start += ROWS) {
      final long block = (long) (start / ROWS) * groups * ROWS;
      for (int place = 0; place < ROWS; place += Long.BYTES) {
        eight(weights, block + place, groups, x, at, sums, place);
      }
      for (int row = start; row < Math.min(start + ROWS, to); row++) {
        y[offset + row] = sums[FiveTritProducts.place(row - start)];
      }
    }
  }

  /** Eight rows together: one access to memory, which costs more than the sums, serves forty weights. */
  private static void eight(final MemorySegment weights, final long start, final int groups, final MemorySegment x,
      final long at, final int[] sums, final int place) {
    int sum0 = 0;
    int sum1 = 0;
    int sum2 = 0;
    int sum3 = 0;
    int sum4 = 0;
    int sum5 = 0;
    int sum6 = 0;
    int sum7 = 0;
    for (int group = 0; group < groups; group++) {
      final int table = (x.get(JAVA_BYTE, at + group) & 0xff) * BYTES;
      final long bytes = weights.get(BYTES_OF_ROWS, start + (long) group * ROWS);
      sum0 += SUMS[table + (int) (bytes & 0xff)];
      sum1 += SUMS[table + (int) (bytes >>> 8 & 0xff)];
      sum2 += SUMS[table + (int) (bytes >>> 16 & 0xff)];
      sum3 += SUMS[table + (int) (bytes >>> 24 & 0xff)];
      sum4 += SUMS[table + (int) (bytes >>> 32 & 0xff)];
      sum5 += SUMS[table + (int) (bytes >>> 40 & 0xff)];
      sum6 += SUMS[table + (int) (bytes >>> 48 & 0xff)];
      sum7 += SUMS[table + (int) (bytes >>> 56)];
    }
    sums[place] = sum0;
    sums[place + 1] = sum1;
    sums[place + 2] = sum2;
    sums[place + 3] = sum3;
    sums[place + 4] = sum4;
    sums[place + 5] = sum5;
    sums[place + 6] = sum6;
    sums[place + 7] = sum7;
  }
}
