package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The Rice layout: any matrix comes back, in close to the fewest bytes that can hold it. */
class RiceMatrixTest {
  private static final int[][] SHAPES = {{1, 1}, {1, 64}, {2, 63}, {3, 65}, {9, 127}, {33, 129}, {65, 17}, {100, 784},
      {257, 100}, {300, 301}, {1000, 70}, {70, 1023}, {33, 1024}, {40, 1025}};
  private static final double[] SPARSITIES = {0, 0.1, 0.5, 0.58, 0.62, 0.66, 0.785, 0.888, 0.9, 0.97, 0.993, 0.999, 1};

  @Test
  void everyMatrixComesBackAndMultipliesLikePlainLoops() {
    final SplittableRandom random = new SplittableRandom(21);
    for (final int[] shape : SHAPES) {
      for (final double eps : SPARSITIES) {
        final String what = "%dx%d eps=%s seed=21".formatted(shape[0], shape[1], eps);
        check(NaiveProduct.weights(TernarySource.random(shape[0], shape[1], eps, random.nextLong())), random, what);
      }
    }
  }

  @Test
  void loneAndCrowdedNonzerosComeBack() {
    final SplittableRandom random = new SplittableRandom(22);
    for (final int[] shape : new int[][]{{1, 1}, {5, 65}, {300, 200}, {600, 33}}) {
      final int rows = shape[0];
      final int columns = shape[1];
      for (final int row : new int[]{0, rows / 2, rows - 1}) {
        for (final int column : new int[]{0, columns / 2, columns - 1}) {
          final byte[][] weights = new byte[rows][columns];
          weights[row][column] = -1;
          check(weights, random, "one at %d,%d of %dx%d".formatted(row, column, rows, columns));
        }
      }
      final byte[][] crowded = new byte[rows][columns];
      Arrays.fill(crowded[rows - 1], (byte) 1);
      check(crowded, random, "last row full of %dx%d".formatted(rows, columns));
    }
  }

  private static void check(final byte[][] weights, final SplittableRandom random, final String what) {
    try (TernaryMatrix matrix = TernaryMatrix.encode(Layout.RICE, TernarySource.of(weights));
        TernaryMatrix again = TernaryMatrix.over(Layout.RICE, weights.length, weights[0].length, matrix.stored())) {
      assertThat(NaiveProduct.weights(matrix)).as(what).isDeepEqualTo(weights);
      assertThat(NaiveProduct.weights(again)).as(what).isDeepEqualTo(weights);
      ProductCheck.singles(matrix, weights, random, what);
      final int batch = new int[]{1, 3, 8, 17}[random.nextInt(4)];
      ProductCheck.batches(matrix, weights, batch, random, what + " batch=" + batch);
    }
  }

  /** What {@link TernaryMatrix#weightBytes()} counts is what was allocated: header, index, padding and all. */
  @Test
  void theBytesHeldAreWithinTwoPercentOfTheEntropyOfTheSource() {
    for (final double eps : new double[]{0.5, 0.55, 0.6, 0.618, 0.65, 0.7, 0.75, 0.786, 0.82, 0.86, 0.887, 0.9, 0.92,
        0.943,
        0.96, 0.97, 0.98, 0.99}) {
      assertThat(excess(1024, 1024, eps)).as("eps=" + eps).isLessThan(0.02);
    }
    assertThat(excess(4096, 4096, 0.995)).isLessThan(0.02);
    assertThat(excess(4096, 4096, 0.999)).isLessThan(0.02);
  }

  private static double excess(final int rows, final int columns, final double eps) {
    final double entropy = -eps * Math.log(eps) / Math.log(2) - (1 - eps) * Math.log((1 - eps) / 2) / Math.log(2);
    try (TernaryMatrix matrix = TernaryMatrix.encode(Layout.RICE, TernarySource.random(rows, columns, eps, 1000))) {
      // The number of nonzeros of a draw varies by itself: by 1 % at eps = .99, with the size in proportion.
      final double expected = (1 - eps) * rows * columns;
      return 8.0 * matrix.weightBytes() / ((double) rows * columns * entropy) * expected / matrix.nonzeros() - 1;
    }
  }

  @Test
  void damagedCodesAreRefusedOrDecodeInsideTheirRows() {
    final SplittableRandom random = new SplittableRandom(23);
    for (final double eps : new double[]{0.62, 0.9, 0.99}) {
      try (TernaryMatrix matrix = TernaryMatrix.encode(Layout.RICE, TernarySource.random(300, 400, eps, 5));
          Arena arena = Arena.ofConfined();
          Float32Vector x = Float32Vector.allocate(400)) {
        final MemorySegment good = matrix.stored();
        int refused = 0;
        for (int trial = 0; trial < 400; trial++) {
          final MemorySegment bad = arena.allocate(good.byteSize(), 64).copyFrom(good);
          final long range = trial % 2 == 0 ? 40 : good.byteSize();
          final long at = random.nextLong(range);
          bad.set(ValueLayout.JAVA_BYTE, at, (byte) (bad.get(ValueLayout.JAVA_BYTE, at) ^ 1 << random.nextInt(8)));
          try (TernaryMatrix other = TernaryMatrix.over(Layout.RICE, 300, 400, bad)) {
            other.multiply(x, new float[300]);
          } catch (final IllegalArgumentException expected) {
            assertThat(expected).hasMessageContaining("=");
            refused++;
          }
        }
        assertThat(refused).as("eps=" + eps).isGreaterThan(150);
      }
    }
  }

  @Test
  void codesDealtToAnotherNumberOfLanesAreRefusedByName() {
    try (TernaryMatrix matrix = TernaryMatrix.encode(Layout.RICE, TernarySource.random(300, 400, 0.9, 5));
        Arena arena = Arena.ofConfined()) {
      final MemorySegment old = arena.allocate(matrix.stored().byteSize(), 64).copyFrom(matrix.stored());
      for (final int lanes : new int[]{0, 16}) {
        old.set(RiceMatrix.NUMBER, 12, lanes);
        assertThatThrownBy(() -> TernaryMatrix.over(Layout.RICE, 300, 400, old))
            .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("lanes=" + lanes);
      }
    }
  }

  @Test
  void truncatedCodesAreRefused() {
    try (TernaryMatrix matrix = TernaryMatrix.encode(Layout.RICE, TernarySource.random(300, 400, 0.9, 5));
        Arena arena = Arena.ofConfined()) {
      final MemorySegment good = matrix.stored();
      for (long size = 0; size < good.byteSize(); size += 64) {
        final MemorySegment cut = arena.allocate(Math.max(1, size), 64).asSlice(0, size);
        MemorySegment.copy(good, 0, cut, 0, size);
        assertThatThrownBy(() -> TernaryMatrix.over(Layout.RICE, 300, 400, cut)).as("size=" + size)
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
