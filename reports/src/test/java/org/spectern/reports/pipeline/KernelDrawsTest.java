package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.kernel.ExactKernels;
import org.spectern.theory.mixture.GaussianMixture;

class KernelDrawsTest {
  private static final Team TEAM = new Team(2);
  private static final int[] WIDTHS = {150, 140, 130};
  private static final List<Activation> RELU = Collections.nCopies(3, Activations.parse("relu"));
  private static final DMatrixRMaj SAMPLES = GaussianMixture.named("mixed", 90, 2, 4).sample(140, 3).rows();

  @AfterAll
  static void close() {
    TEAM.close();
  }

  private static DMatrixRMaj mean(String law, DMatrixRMaj samples, int[] widths, List<Activation> stack, int draws,
      Team team) {
    try (KernelDraws kernels = new KernelDraws(samples, WeightEnsemble.parse(law), widths, stack, 1, team)) {
      for (int seed = 0; seed < draws; seed++) {
        kernels.add(seed);
      }
      assertThat(kernels.count()).isEqualTo(draws);
      return kernels.mean();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "sign", "ternary:0.7", "orthogonal"})
  void aDrawIsTheKernelOfTheNetByPlainLoops(String law) {
    final DMatrixRMaj drawn = mean(law, SAMPLES, WIDTHS, RELU, 1, TEAM);
    final double[][] features = plain(WeightEnsemble.parse(law));
    for (int i = 0; i < SAMPLES.numRows; i++) {
      for (int j = 0; j < SAMPLES.numRows; j++) {
        double product = 0;
        for (int k = 0; k < WIDTHS[2]; k++) {
          product += features[i][k] * features[j][k] / WIDTHS[2];
        }
        assertThat(drawn.get(i, j)).as("%s: %s, %s", law, i, j).isCloseTo(product, within(1e-5));
      }
    }
  }

  private static double[][] plain(WeightEnsemble law) {
    final int n = SAMPLES.numRows;
    double[][] signal = new double[n][SAMPLES.numCols];
    for (int i = 0; i < n; i++) {
      System.arraycopy(SAMPLES.data, i * SAMPLES.numCols, signal[i], 0, SAMPLES.numCols);
    }
    double tau = 1;
    for (int l = 0; l < WIDTHS.length; l++) {
      final int columns = signal[0].length;
      final WeightRows weights = law.draw(0, l, WIDTHS[l], columns);
      final double scale = l == 0 ? 1 : 1 / Math.sqrt(columns);
      final double mean = RELU.get(l).moments(tau).mu();
      tau = RELU.get(l).moments(tau).tau();
      final double[][] next = new double[n][WIDTHS[l]];
      final float[] row = new float[columns];
      for (int r = 0; r < WIDTHS[l]; r++) {
        weights.row(r, row, 0);
        for (int i = 0; i < n; i++) {
          double sum = 0;
          for (int k = 0; k < columns; k++) {
            sum += row[k] * signal[i][k];
          }
          next[i][r] = RELU.get(l).value(scale * sum) - mean;
        }
      }
      signal = next;
    }
    return signal;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "ternary:0.9"})
  void theMeanDoesNotDependOnTheNumberOfThreads(String law) {
    try (Team one = new Team(1); Team three = new Team(3)) {
      assertThat(mean(law, SAMPLES, WIDTHS, RELU, 2, one).data)
          .isEqualTo(mean(law, SAMPLES, WIDTHS, RELU, 2, three).data);
    }
  }

  /** Of one layer: the error of the mean falls like 1/√(K d), so sixteen times K d quarters it. */
  @Test
  void theMeanApproachesTheExactKernelLikeOneOverTheRootOfDrawsTimesWidth() {
    final List<Activation> one = RELU.subList(0, 1);
    final DMatrixRMaj exact = ExactKernels.conjugate(SAMPLES, one, 1);
    final double few = error(mean("gaussian", SAMPLES, new int[]{100}, one, 4, TEAM), exact);
    final double draws = error(mean("gaussian", SAMPLES, new int[]{100}, one, 64, TEAM), exact);
    final double width = error(mean("gaussian", SAMPLES, new int[]{1600}, one, 4, TEAM), exact);
    assertThat(draws / few).as("seeds 0 to 63").isCloseTo(.25, within(.05));
    assertThat(width / few).as("seeds 0 to 3").isCloseTo(.25, within(.05));
  }

  private static double error(DMatrixRMaj mean, DMatrixRMaj exact) {
    double sum = 0;
    for (int k = 0; k < mean.data.length; k++) {
      sum += Math.pow(mean.data[k] - exact.data[k], 2);
    }
    return Math.sqrt(sum);
  }

  @Test
  void everyLayerNeedsAWidth() {
    assertThatThrownBy(
        () -> new KernelDraws(SAMPLES, new WeightEnsemble.Independent(WeightLaw.GAUSSIAN), new int[]{5}, RELU, 1, TEAM))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("widths=1");
  }
}
