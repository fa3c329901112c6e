package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Matrices and activations chosen to break kernels, for every layout. */
class AdversarialTest {
  private static final Layout[] EXACT = {Layout.BIT_PLANES, Layout.FIVE_TRIT, Layout.THREE_TRIT, Layout.SIGNED_LISTS,
      Layout.RICE};
  private static final long SEED = 4;

  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS", "RICE"})
  void uniformMatricesAtTheEdgesOfAWord(final Layout layout) {
    for (final int columns : new int[]{62, 63, 64, 65, 127, 128, 129, 255, 257}) {
      for (int weight = -1; weight <= 1; weight++) {
        final byte[][] weights = new byte[17][columns];
        for (final byte[] row : weights) {
          Arrays.fill(row, (byte) weight);
        }
        check(layout, weights, "all %d columns=%d".formatted(weight, columns));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS", "RICE"})
  void oneNonzeroInEachCorner(final Layout layout) {
    for (final int[] shape : new int[][]{{1, 65}, {65, 1}, {64, 64}, {129, 130}}) {
      for (int corner = 0; corner < 4; corner++) {
        final byte[][] weights = new byte[shape[0]][shape[1]];
        weights[corner / 2 * (shape[0] - 1)][corner % 2 * (shape[1] - 1)] = (byte) (corner % 2 == 0 ? 1 : -1);
        check(layout, weights, "corner=%d shape=%s".formatted(corner, Arrays.toString(shape)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS", "RICE"})
  void extremeBytesOverflowNoAccumulator(final Layout layout) {
    // 4,000 columns: 127 * 4,000 does not fit 16 bits, and no partial sum of 64 columns fits 8.
    final byte[][] weights = new byte[9][4000];
    for (int row = 0; row < weights.length; row++) {
      Arrays.fill(weights[row], (byte) (row % 2 == 0 ? 1 : -1));
    }
    for (final int value : new int[]{-128, -127, 127}) {
      final byte[] x = new byte[4000];
      Arrays.fill(x, (byte) value);
      ProductCheck.int8(layout, weights, x, "value=" + value);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS", "RICE"})
  void nanAndInfinityReachOnlyTheRowsThatReadThem(final Layout layout) {
    final byte[][] weights = NaiveProduct.weights(TernarySource.random(70, 131, 0.6, SEED));
    for (final float special : new float[]{Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f,
        Float.MIN_VALUE}) {
      for (final int at : new int[]{0, 63, 64, 130}) {
        final float[] x = NaiveProduct.floats(new SplittableRandom(SEED), 131);
        x[at] = special;
        try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights))) {
          ProductCheck.floats(matrix, weights, x, "special=%s at=%d".formatted(special, at));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS", "RICE"})
  void conversionIntoEveryOtherLayoutLosesNothing(final Layout layout) {
    final byte[][] weights = NaiveProduct.weights(TernarySource.random(67, 133, 0.5, SEED));
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights))) {
      for (final Layout other : EXACT) {
        try (TernaryMatrix converted = matrix.to(other); TernaryMatrix back = converted.to(layout)) {
          assertThat(NaiveProduct.weights(back)).as("%s via %s", layout, other)
              .isDeepEqualTo(weights);
        }
      }
    }
  }

  private static void check(final Layout layout, final byte[][] weights, final String what) {
    final SplittableRandom random = new SplittableRandom(SEED);
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights))) {
      ProductCheck.singles(matrix, weights, random, layout + " " + what + " seed=" + SEED);
      ProductCheck.batches(matrix, weights, 3, random, layout + " " + what + " seed=" + SEED);
    }
  }
}
