package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spectern.kernels.product.BitPlaneProducts;

/** Products over ranges of rows: threads, and matrices larger than a Java array. */
class RowBlocksTest {
  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS", "RICE"})
  void resultsDoNotDependOnTheNumberOfThreads(final Layout layout) {
    final long seed = 11;
    final byte[][] weights = NaiveProduct.weights(TernarySource.random(700, 131, 0.8, seed));
    final byte[] values = NaiveProduct.bytes(new SplittableRandom(seed), 131, -50, 50);
    final int[] expected = NaiveProduct.times(weights, values);
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights));
        Int8Vector x = Int8Vector.allocate(131);
        var executor = Executors.newFixedThreadPool(3)) {
      for (final int parts : new int[]{1, 2, 3, 8, 100}) {
        x.copyFrom(values);
        final int[] y = new int[700];
        new RowBlocks(executor, parts).forEach(matrix, (from, to) -> matrix.multiply(x, y, from, to));
        assertThat(y).as("%s parts=%d seed=%d", layout, parts, seed).isEqualTo(expected);
        final int[] common = new int[700];
        RowBlocks.common(parts).forEach(matrix, (from, to) -> matrix.multiply(x, common, from, to));
        assertThat(common).as("%s parts=%d seed=%d", layout, parts, seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void aFailureInAPartIsTheCallersOwn() {
    try (TernaryMatrix matrix = TernaryMatrix.encode(Layout.BIT_PLANES, TernarySource.random(200, 10, 0.5, 1))) {
      assertThatThrownBy(() -> RowBlocks.common(2).forEach(matrix, (from, to) -> {
        throw new IllegalStateException("from=" + from);
      })).isInstanceOf(IllegalStateException.class).hasMessageStartingWith("from=");
    }
  }

  @Test
  void aRangeLeavesOtherRowsAlone() {
    try (TernaryMatrix matrix = TernaryMatrix.encode(Layout.BIT_PLANES, TernarySource.random(200, 10, 0, 1));
        BinaryVector x = BinaryVector.allocate(10)) {
      final int[] y = new int[200];
      Arrays.fill(y, 99);
      matrix.multiply(x, y, 64, 128);
      for (int row = 0; row < 200; row++) {
        assertThat(y[row]).as("row=%d", row).isEqualTo(row >= 64 && row < 128 ? 0 : 99);
      }
    }
  }

  @Test
  void weightsPastTwoGibibytesAreReached() {
    final int rows = 1 << 17;
    final int columns = 1025 * 64;
    final long stride = 1025L * BitPlaneProducts.GROUP_BYTES;
    try (Arena arena = Arena.ofShared()) {
      final MemorySegment stored = arena.allocate(rows / BitPlaneProducts.ROWS * stride, 64);
      assertThat(stored.byteSize()).isGreaterThan(Integer.MAX_VALUE);
      // The last row's last column weighs -1.
      final long last = stored.byteSize() - BitPlaneProducts.GROUP_BYTES + (BitPlaneProducts.ROWS - 1) * 8L;
      stored.set(ValueLayout.JAVA_LONG, last, Long.MIN_VALUE);
      stored.set(ValueLayout.JAVA_LONG, last + BitPlaneProducts.GROUP_BYTES / 2, Long.MIN_VALUE);
      try (TernaryMatrix matrix = TernaryMatrix.over(Layout.BIT_PLANES, rows, columns, stored);
          BinaryVector x = BinaryVector.allocate(columns)) {
        x.set(columns - 1, 1);
        final int[] y = new int[rows];
        matrix.multiply(x, y, rows - 64, rows);
        assertThat(y[rows - 1]).isEqualTo(-1);
        assertThat(y[rows - 2]).isZero();
      }
    }
  }
}
