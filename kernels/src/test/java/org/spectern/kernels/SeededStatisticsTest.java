package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Seeded weights as random numbers: their law, their independence, and what a network makes of them. Seeds are fixed,
 * so a test passes or fails for ever; limits are five standard deviations.
 */
class SeededStatisticsTest {
  private static final Seed SEED = new Seed(42, 4242);
  private static final double LIMIT = 5;
  private static final int SIZE = 1024;
  private static final double[] SPARSITIES = {0, 0.3, 0.5, 0.875, 0.9, 0.94, 0.95, 0.99, 0.998};

  private static byte[][] weights(final int layer, final double eps) {
    try (TernaryMatrix matrix = TernaryMatrix.seeded(SEED, layer, SIZE, SIZE, eps)) {
      return NaiveProduct.weights(matrix);
    }
  }

  private static double probability(final double eps) {
    try (SeededMatrix matrix = TernaryMatrix.seeded(SEED, 0, 1, 1, eps)) {
      return matrix.nonzeroProbability();
    }
  }

  @Test
  void nonzerosAndSignsComeAsOftenAsTheirLawSays() {
    for (final double eps : SPARSITIES) {
      final double p = probability(eps);
      long nonzeros = 0;
      long sum = 0;
      for (final byte[] row : weights(1, eps)) {
        for (final byte weight : row) {
          nonzeros += weight & 1;
          sum += weight;
        }
      }
      final double count = (double) SIZE * SIZE;
      assertThat(Math.abs(nonzeros - p * count)).as("nonzeros at eps=" + eps)
          .isLessThanOrEqualTo(LIMIT * Math.sqrt(count * p * (1 - p)));
      assertThat(Math.abs(sum)).as("signs at eps=" + eps).isLessThan((long) (LIMIT * Math.sqrt(count * p)));
    }
  }

  @Test
  void everyBitPositionAndEveryPartOfARowFollowsTheLaw() {
    for (final double eps : SPARSITIES) {
      final double p = probability(eps);
      final byte[][] weights = weights(2, eps);
      double chi = 0;
      for (int column = 0; column < SIZE; column++) {
        int nonzeros = 0;
        for (final byte[] row : weights) {
          nonzeros += row[column] & 1;
        }
        final double excess = nonzeros - p * SIZE;
        chi += p == 1 ? 0 : excess * excess / (SIZE * p * (1 - p));
      }
      // Each column gives a chi square of one degree of freedom: mean 1, variance 2.
      if (p < 1) {
        assertThat(Math.abs(chi - SIZE)).as("chi square at eps=" + eps).isLessThan(LIMIT * Math.sqrt(2.0 * SIZE) * 1.2);
      }
    }
  }

  /**
   * All 16 patterns of four neighbours, wherever four start: independence within what is drawn at once and across it.
   */
  @Test
  void fourNeighboursAreIndependent() {
    for (final double eps : new double[]{0.1, 0.5, 0.75, 0.9, 0.94}) {
      final double p = probability(eps);
      final byte[][] weights = weights(6, eps);
      for (int start = 0; start < 4; start++) {
        final long[] counts = new long[16];
        long total = 0;
        for (final byte[] row : weights) {
          for (int column = start; column + 4 <= SIZE; column += 4) {
            counts[row[column] & 1 | (row[column + 1] & 1) << 1 | (row[column + 2] & 1) << 2
                | (row[column + 3] & 1) << 3]++;
            total++;
          }
        }
        double chi = 0;
        for (int pattern = 0; pattern < 16; pattern++) {
          final int nonzeros = Integer.bitCount(pattern);
          final double expected = total * Math.pow(p, nonzeros) * Math.pow(1 - p, 4 - nonzeros);
          chi += (counts[pattern] - expected) * (counts[pattern] - expected) / expected;
        }
        // Fifteen degrees of freedom; one value in 10^5 is above 50.
        assertThat(chi).as("chi square at eps=%s, from column %d", eps, start).isBetween(1.5, 50.0);
      }
    }
  }

  @Test
  void weightsAreUncorrelatedAlongRowsAcrossRowsAndAcrossLayers() {
    for (final double eps : SPARSITIES) {
      final double p = probability(eps);
      final byte[][] weights = weights(3, eps);
      final byte[][] above = weights(4, eps);
      for (final int lag : new int[]{1, 2, 7, 63, 64, 65, 128, 512}) {
        check(weights, weights, 0, lag, p, "along rows, lag %d, eps=%s".formatted(lag, eps));
        check(weights, weights, lag, 0, p, "across rows, lag %d, eps=%s".formatted(lag, eps));
        check(weights, above, lag, lag, p, "across layers, lag %d, eps=%s".formatted(lag, eps));
      }
      check(weights, above, 0, 0, p, "across layers, eps=" + eps);
    }
  }

  /** Correlations of the weights and of their absolute values, each a sum of independent terms of known variance. */
  private static void check(final byte[][] first, final byte[][] second, final int rowLag, final int columnLag,
      final double p,
      final String what) {
    long signed = 0;
    double absolute = 0;
    long terms = 0;
    for (int row = 0; row + rowLag < SIZE; row++) {
      for (int column = 0; column + columnLag < SIZE; column++) {
        final int left = first[row][column];
        final int right = second[row + rowLag][column + columnLag];
        signed += left * right;
        absolute += ((left & 1) - p) * ((right & 1) - p);
        terms++;
      }
    }
    assertThat(Math.abs(signed)).as("weights " + what).isLessThanOrEqualTo((long) (LIMIT * p * Math.sqrt(terms)) + 1);
    assertThat(Math.abs(absolute)).as("nonzeros " + what)
        .isLessThanOrEqualTo(LIMIT * p * (1 - p) * Math.sqrt(terms) + 1e-6);
  }

  @Test
  void gapsAreGeometric() {
    for (final double eps : new double[]{0.95, 0.99, 0.998}) {
      final double p = probability(eps);
      final int width = (int) (0.25 / p);
      final long[] gaps = new long[4];
      long total = 0;
      for (final byte[] row : weights(5, eps)) {
        // Every place up to the middle starts a gap, by independence; a gap shorter than four widths ends inside the
        // row.
        for (int start = 0; start < SIZE / 2; start += 4 * width) {
          int gap = 0;
          while (gap < 4 * width && row[start + gap] == 0) {
            gap++;
          }
          if (gap < 4 * width) {
            gaps[gap / width]++;
          }
          total++;
        }
      }
      for (int bin = 0; bin < gaps.length; bin++) {
        final double share = Math.pow(1 - p, bin * width) - Math.pow(1 - p, (bin + 1) * width);
        assertThat(Math.abs(gaps[bin] - total * share)).as("bin %d at eps=%s", bin, eps)
            .isLessThan(LIMIT * Math.sqrt(total * share * (1 - share)));
      }
    }
  }

  /**
   * A layer of sign activations has the conjugate kernel (2/pi) asin(rho) (theory.md, section 1, with the arcsine law).
   * The mean over the rows of a seeded matrix comes as close to it as that of weights drawn with
   * {@link SplittableRandom}.
   */
  @Test
  void theConjugateKernelIsAsCloseToItsLimitAsWithConventionalRandomNumbers() {
    final int rows = 4096;
    final int columns = 1024;
    for (final double eps : new double[]{0.5, 0.9, 0.99}) {
      double seededError = 0;
      double conventionalError = 0;
      final SplittableRandom random = new SplittableRandom(7);
      final float[][] inputs = correlated(random, columns);
      for (int layer = 0; layer < 4; layer++) {
        try (TernaryMatrix seeded = TernaryMatrix.seeded(SEED, layer, rows, columns, eps);
            TernaryMatrix conventional = TernaryMatrix.encode(Layout.SIGNED_LISTS,
                TernarySource.random(rows, columns, eps, 1000 + layer))) {
          seededError += squaredError(seeded, inputs);
          conventionalError += squaredError(conventional, inputs);
        }
      }
      // 4 layers of 6 pairs, each with variance (1 - k^2) / rows, at most 1 / rows.
      assertThat(Math.sqrt(seededError / 24)).as("seeded, eps=" + eps).isLessThan(1.5 / Math.sqrt(rows));
      assertThat(Math.sqrt(conventionalError / 24)).as("conventional, eps=" + eps).isLessThan(1.5 / Math.sqrt(rows));
      assertThat(seededError / conventionalError).as("eps=" + eps).isBetween(1 / 4.0, 4.0);
    }
  }

  private static float[][] correlated(final SplittableRandom random, final int columns) {
    final float[][] inputs = new float[4][columns];
    for (int column = 0; column < columns; column++) {
      final double common = random.nextGaussian();
      for (int input = 0; input < inputs.length; input++) {
        inputs[input][column] = (float) (random.nextGaussian() + input * common / 2);
      }
    }
    return inputs;
  }

  private static double squaredError(final TernaryMatrix matrix, final float[][] inputs) {
    final float[][] sums = new float[inputs.length][matrix.rows()];
    try (Float32Vector x = Float32Vector.allocate(matrix.columns())) {
      for (int input = 0; input < inputs.length; input++) {
        x.copyFrom(inputs[input]);
        matrix.multiply(x, sums[input]);
      }
    }
    double error = 0;
    for (int first = 0; first < inputs.length; first++) {
      for (int second = first + 1; second < inputs.length; second++) {
        double mean = 0;
        for (int row = 0; row < matrix.rows(); row++) {
          mean += Math.signum(sums[first][row]) * Math.signum(sums[second][row]) / matrix.rows();
        }
        final double limit = 2 / Math.PI * Math.asin(cosine(inputs[first], inputs[second]));
        error += (mean - limit) * (mean - limit);
      }
    }
    return error;
  }

  private static double cosine(final float[] first, final float[] second) {
    double product = 0;
    double norm = 0;
    double other = 0;
    for (int element = 0; element < first.length; element++) {
      product += first[element] * second[element];
      norm += first[element] * first[element];
      other += second[element] * second[element];
    }
    return product / Math.sqrt(norm * other);
  }
}
