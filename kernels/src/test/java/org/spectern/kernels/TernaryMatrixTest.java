package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every product of every layout against plain loops. */
class TernaryMatrixTest {
  private static final int[][] SHAPES = {{1, 1}, {1, 64}, {2, 63}, {3, 65}, {7, 5}, {8, 64}, {9, 127}, {16, 128},
      {33, 129},
      {64, 300}, {65, 17}, {100, 784}, {257, 100}, {300, 301}, {513, 70}};

  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS"})
  void everyLayoutDecodesToWhatItEncoded(final Layout layout) {
    for (final int[] shape : SHAPES) {
      for (final double eps : new double[]{0, 0.5, 0.97, 1}) {
        final byte[][] weights = NaiveProduct.weights(TernarySource.random(shape[0], shape[1], eps, 7));
        try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights))) {
          assertThat(NaiveProduct.weights(matrix)).as("%s %dx%d eps=%s", layout, shape[0], shape[1], eps)
              .isDeepEqualTo(weights);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS"})
  void everyProductEqualsTheNaiveOne(final Layout layout) {
    final long seed = 20260101;
    final SplittableRandom random = new SplittableRandom(seed);
    for (final int[] shape : SHAPES) {
      final double eps = random.nextDouble();
      final String what = "%s %dx%d eps=%s seed=%d".formatted(layout, shape[0], shape[1], eps, seed);
      final byte[][] weights = NaiveProduct.weights(TernarySource.random(shape[0], shape[1], eps, random.nextLong()));
      try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights))) {
        ProductCheck.singles(matrix, weights, random, what);
        for (final int batch : new int[]{1, 3, 8, 17, 64}) {
          ProductCheck.batches(matrix, weights, batch, random, what + " batch=" + batch);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS"})
  void useAfterCloseIsAnException(final Layout layout) {
    final TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.random(10, 10, 0.5, 1));
    final var view = matrix.buffer();
    matrix.close();
    assertThat(view.capacity()).isZero();
    assertThatThrownBy(matrix::buffer).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> matrix.row(0, new byte[10])).isInstanceOf(IllegalStateException.class);
    try (BinaryVector x = BinaryVector.allocate(10); Float32Vector floats = Float32Vector.allocate(10)) {
      assertThatThrownBy(() -> matrix.multiply(x, new int[10])).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> matrix.multiply(floats, new float[10])).isInstanceOf(IllegalStateException.class);
    }
  }
}
