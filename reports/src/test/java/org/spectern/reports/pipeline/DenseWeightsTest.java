package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DenseWeightsTest {
  private static final int INPUTS = 90;
  private static final int[] WIDTHS = {70, 41};
  private static final long SEED = 3;

  @Test
  void pruningKeepsTheLargestWeightsAndNoOthers() {
    try (DenseWeights whole = random(WeightLaw.GAUSSIAN); DenseWeights pruned = random(WeightLaw.GAUSSIAN).prune(.9)) {
      for (int layer = 0; layer < WIDTHS.length; layer++) {
        final float[] before = values(whole, layer);
        final float[] after = values(pruned, layer);
        final int removed = Math.round(.9f * before.length);
        float smallestKept = Float.POSITIVE_INFINITY;
        float largestRemoved = 0;
        for (int k = 0; k < before.length; k++) {
          assertThat(after[k] == 0 || after[k] == before[k]).as("layer %d place %d", layer, k).isTrue();
          if (after[k] == 0) {
            largestRemoved = Math.max(largestRemoved, Math.abs(before[k]));
          } else {
            smallestKept = Math.min(smallestKept, Math.abs(before[k]));
          }
        }
        assertThat(zeros(after)).isEqualTo(removed);
        assertThat(smallestKept).isGreaterThan(largestRemoved);
      }
    }
  }

  /** All weights of the Bernoulli law are equally large. */
  @Test
  void pruningTakesExactlyItsShareOfEqualWeights() {
    try (DenseWeights pruned = random(WeightLaw.BERNOULLI).prune(.25)) {
      assertThat(zeros(values(pruned, 0))).isEqualTo(Math.round(.25f * INPUTS * WIDTHS[0]));
      assertThat(pruned.variance(0)).isCloseTo(.75, within(1e-4));
    }
  }

  @Test
  void thinningTakesItsShareAtRandomAndLeavesTheRestAlone() {
    try (DenseWeights whole = random(WeightLaw.GAUSSIAN);
        DenseWeights thinned = random(WeightLaw.GAUSSIAN).thin(.8, SEED)) {
      final float[] before = values(whole, 0);
      final float[] after = values(thinned, 0);
      double kept = 0;
      for (int k = 0; k < before.length; k++) {
        assertThat(after[k] == 0 || after[k] == before[k]).isTrue();
        kept += after[k] == 0 ? 0 : Math.abs(before[k]);
      }
      final int count = before.length - zeros(after);
      assertThat(count).isEqualTo(Math.round(.2f * before.length));
      // E|xi| = sqrt(2/pi), whatever was taken away: chosen without regard to size.
      assertThat(kept / count).as("seed %d", SEED).isCloseTo(Math.sqrt(2 / Math.PI),
          within(4 * .603 / Math.sqrt(count)));
      assertThat(thinned.nonzeros()).isEqualTo(count + Math.round(.2f * WIDTHS[0] * WIDTHS[1]));
    }
  }

  @ParameterizedTest
  @EnumSource(value = WeightLaw.class, mode = EnumSource.Mode.EXCLUDE, names = "HEAVY_TAILED")
  void everyLawOfFiniteFourthMomentHasMeanZeroAndVarianceOne(WeightLaw law) {
    try (DenseWeights weights = DenseWeights.random(law, 1000, new int[]{400}, SEED)) {
      double sum = 0;
      double squares = 0;
      for (final float one : values(weights, 0)) {
        sum += one;
        squares += (double) one * one;
      }
      final double count = 400_000;
      assertThat(sum / count).as("mean, seed %d", SEED).isCloseTo(0, within(5 / Math.sqrt(count)));
      // The kurtosis of t with 5 degrees of freedom is 9, the largest of the four: sd of the mean square is
      // sqrt(8/count).
      assertThat(squares / count).as("variance, seed %d", SEED).isCloseTo(1, within(5 * Math.sqrt(8 / count)));
    }
  }

  @Test
  void aShareOfAllWeightsIsRefused() {
    try (DenseWeights weights = random(WeightLaw.GAUSSIAN)) {
      assertThatThrownBy(() -> weights.prune(1)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("share=1.0");
    }
  }

  private static DenseWeights random(WeightLaw law) {
    return DenseWeights.random(law, INPUTS, WIDTHS, SEED);
  }

  static float[] values(DenseWeights weights, int layer) {
    final float[] values = new float[Math.toIntExact(weights.layer(layer).capacity())];
    weights.layer(layer).get(values);
    return values;
  }

  private static int zeros(float[] values) {
    final float[] sorted = values.clone();
    Arrays.sort(sorted);
    int zeros = 0;
    for (final float value : sorted) {
      zeros += value == 0 ? 1 : 0;
    }
    return zeros;
  }
}
