package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class WeightEnsembleTest {
  private static final long SEED = 11;

  private static float[][] draw(String law, int rows, int columns) {
    final WeightRows weights = WeightEnsemble.parse(law).draw(SEED, 2, rows, columns);
    final float[][] drawn = new float[rows][columns];
    for (int i = 0; i < rows; i++) {
      weights.row(i, drawn[i], 0);
    }
    return drawn;
  }

  private static double mean(float[][] weights, int power) {
    double sum = 0;
    for (final float[] row : weights) {
      for (final float weight : row) {
        sum += Math.pow(weight, power);
      }
    }
    return sum / weights.length / weights[0].length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "sign", "uniform", "heavy_tailed", "student", "ternary:0.9", "hadamard",
      "orthogonal"})
  void entriesHaveMeanZeroAndVarianceOne(String law) {
    final float[][] weights = draw(law, 500, 400);
    // 200,000 entries: five standard deviations of the mean; heavy tails make the variance of t3 converge slowly.
    assertThat(mean(weights, 1)).as("seed %s", SEED).isCloseTo(0, within(5 / Math.sqrt(200_000)));
    assertThat(mean(weights, 2)).as("seed %s", SEED).isCloseTo(1, within(law.equals("heavy_tailed") ? .1 : .03));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "sign", "uniform", "ternary:0.9", "hadamard", "orthogonal"})
  void theFourthMomentIsTheOneItNames(String law) {
    final double expected = WeightEnsemble.parse(law).fourthMoment();
    assertThat(mean(draw(law, 500, 400), 4) / expected).as("seed %s", SEED).isCloseTo(1, within(.06));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gaussian", "sign", "uniform", "student", "ternary:0.9", "hadamard", "orthogonal"})
  void anEnsembleIsFoundByItsNameAndDrawsTheSameAgain(String name) {
    assertThat(WeightEnsemble.parse(name).name()).isEqualTo(name);
    assertThat(draw(name, 20, 30)).isDeepEqualTo(draw(name, 20, 30));
  }

  @Test
  void rowsOfAHadamardBlockAreOrthogonalSigns() {
    final float[][] weights = draw("hadamard", 64, 64);
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j <= i; j++) {
        assertThat(product(weights[i], weights[j])).as("rows %s and %s", i, j).isEqualTo(i == j ? 64 : 0);
      }
      for (final float weight : weights[i]) {
        assertThat(Math.abs(weight)).isEqualTo(1);
      }
    }
  }

  @Test
  void orthogonalRowsAreOrthogonalWithinBlocksAndOfLengthRootP() {
    final int columns = 40;
    final float[][] weights = draw("orthogonal", 100, columns);
    for (int i = 0; i < 100; i++) {
      for (int j = i / columns * columns; j <= i; j++) {
        assertThat(product(weights[i], weights[j]) / columns).as("rows %s and %s", i, j)
            .isCloseTo(i == j ? 1 : 0, within(1e-5));
      }
    }
  }

  private static double product(float[] one, float[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += (double) one[k] * other[k];
    }
    return sum;
  }

  @Test
  void infiniteFourthMomentsHaveNoCumulants() {
    assertThat(WeightEnsemble.parse("heavy_tailed").cumulants()).isEmpty();
    assertThat(WeightEnsemble.parse("ternary:0.9").cumulants().orElseThrow().same()).isCloseTo(7, within(1e-12));
  }

  @Test
  void unknownEnsemblesAndWeightsAllZeroAreRefused() {
    assertThatThrownBy(() -> WeightEnsemble.parse("cauchy")).hasMessageContaining("weights=cauchy");
    assertThatThrownBy(() -> WeightEnsemble.parse("ternary:1")).hasMessageContaining("eps=1.0");
  }
}
