package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Quantising activations, alone and fused with their product. */
class RowThresholdsTest {
  private static final long SEED = 99;

  @Test
  void aLevelIsNamedByTheThresholdsStrictlyBelow() {
    final int[] y = {-5, 1, 2, 3, 9};
    final int[][] thresholds = new int[5][];
    Arrays.fill(thresholds, new int[]{1, 2});
    final RowThresholds sigma = new RowThresholds(thresholds, new byte[]{1, 0, 1});
    try (BinaryVector out = BinaryVector.allocate(5)) {
      sigma.pack(y, out);
      assertThat(new int[]{out.get(0), out.get(1), out.get(2), out.get(3), out.get(4)}).containsExactly(1, 1, 0, 1, 1);
    }
  }

  @Test
  void theFusedStepEqualsProductThenThresholds() {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (final int rows : new int[]{1, 63, 64, 65, 511, 512, 513, 1000}) {
      final RowThresholds levels = thresholds(random, rows, new byte[]{-3, -1, 0, 2, 5, 7, 11, 20});
      final RowThresholds sigma = thresholds(random, rows, new byte[]{1, 0, 1});
      final TernarySource source = TernarySource.random(rows, 97, 0.3, random.nextLong());
      final byte[] values = NaiveProduct.bytes(random, 97, -9, 9);
      final int[] expected = NaiveProduct.times(NaiveProduct.weights(source), values);
      try (TernaryMatrix matrix = TernaryMatrix.encode(Layout.BIT_PLANES, source);
          Int8Vector x = Int8Vector.allocate(97);
          Int8Vector bytes = Int8Vector.allocate(rows);
          BinaryVector bits = BinaryVector.allocate(rows)) {
        x.copyFrom(values);
        final int[] y = new int[rows];
        new LayerStep(matrix, levels).apply(x, y, bytes);
        new LayerStep(matrix, sigma).apply(x, y, bits);
        for (int row = 0; row < rows; row++) {
          assertThat((int) bytes.get(row)).as("row=%d rows=%d seed=%d", row, rows, SEED)
              .isEqualTo(level(levels, row, expected[row]));
          assertThat(bits.get(row)).as("row=%d rows=%d seed=%d", row, rows, SEED)
              .isEqualTo(level(sigma, row, expected[row]));
        }
      }
    }
  }

  @Test
  void batchesPackAsVectorsDo() {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (final int rows : new int[]{5, 64, 130}) {
      final int batch = 11;
      final int[] y = random.ints((long) rows * batch, -20, 20).toArray();
      final RowThresholds trits = thresholds(random, rows, new byte[]{-1, 0, 1});
      final RowThresholds sigma = thresholds(random, rows, new byte[]{1, 0, 1});
      try (TernaryBatch ternary = TernaryBatch.allocate(rows, batch);
          BinaryBatch binary = BinaryBatch.allocate(rows, batch);
          Int8Batch int8 = Int8Batch.allocate(rows, batch)) {
        trits.pack(y, ternary);
        trits.pack(y, int8);
        sigma.pack(y, binary);
        for (int input = 0; input < batch; input++) {
          for (int row = 0; row < rows; row++) {
            final int value = y[input * rows + row];
            assertThat(ternary.get(input, row)).isEqualTo(level(trits, row, value));
            assertThat((int) int8.get(input, row)).isEqualTo(level(trits, row, value));
            assertThat(binary.get(input, row)).isEqualTo(level(sigma, row, value));
          }
        }
      }
    }
  }

  private static RowThresholds thresholds(final SplittableRandom random, final int rows, final byte[] levels) {
    final int[][] thresholds = new int[rows][];
    for (int row = 0; row < rows; row++) {
      thresholds[row] = random.ints(levels.length - 1, -15, 15).sorted().toArray();
    }
    return new RowThresholds(thresholds, levels);
  }

  private static int level(final RowThresholds thresholds, final int row, final int value) {
    int passed = 0;
    while (passed < thresholds.levels() - 1 && value > thresholds.threshold(row, passed)) {
      passed++;
    }
    return thresholds.level(passed);
  }
}
