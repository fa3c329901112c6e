package org.spectern.theory.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;

class LevelsTest {
  private static List<Activation> three(String name) {
    return Collections.nCopies(3, Activations.parse(name));
  }

  @Test
  void eightLevelsReachTheVarianceOfRelu() {
    final MatchedLayer last = NetworkMatching.match(three("relu"), 1, new Policy.Levels(8)).layers().getLast();
    assertThat(last.target().variance()).isBetween(0.03959, 0.03961);
    assertThat(last.matched().variance()).isBetween(0.03977, 0.03979);
  }

  @Test
  void levelsMeetBothDerivativesAndMoreLevelsNeverVaryMore() {
    for (final String name : List.of("relu", "abs", "gelu", "cos", "tanh", "elu")) {
      double before = Double.POSITIVE_INFINITY;
      for (int count = 3; count <= 12; count++) {
        final MatchedLayer layer = NetworkMatching
            .match(List.of(Activations.parse(name)), 0.9, new Policy.Levels(count)).layers().getFirst();
        assertThat(Math.abs(layer.residuals().p1Square())).as(name + " p1²").isLessThan(1e-12);
        assertThat(Math.abs(layer.residuals().p2Square())).as(name + " p2²").isLessThan(1e-12);
        assertThat(Math.abs(layer.matched().mu())).as(name + " mean").isLessThan(1e-12);
        assertThat(layer.matched().variance()).as(name + " levels=" + count)
            .isBetween(layer.feasible().levelBound() * (1 - 1e-9), before * (1 + 1e-12));
        before = layer.matched().variance();
      }
    }
  }

  @Test
  void integerLevelsMeetBothDerivativesAndCostLittleVariance() {
    for (final int count : new int[]{4, 8}) {
      final MatchedNetwork real = NetworkMatching.match(three("relu"), 1, new Policy.Levels(count));
      for (final int largest : new int[]{15, 31, 127}) {
        final MatchedNetwork network = NetworkMatching.match(three("relu"), 1,
            new Policy.IntegerLevels(count, largest));
        for (final MatchedLayer layer : network.layers()) {
          assertThat(Math.abs(layer.residuals().p1Square())).isLessThan(1e-11);
          assertThat(Math.abs(layer.residuals().p2Square())).isLessThan(1e-11);
          assertThat(layer.integerLevels()).hasSize(count);
          assertThat(Arrays.stream(layer.integerLevels()).map(Math::abs).max().orElseThrow())
              .isLessThanOrEqualTo(largest);
          final double[] levels = layer.activation().levels();
          for (int k = 0; k < count; k++) {
            assertThat(levels[k]).isEqualTo(layer.scale() * layer.integerLevels()[k]);
          }
        }
        assertThat(network.layers().getLast().matched().variance()).as("levels=%s largest=%s", count, largest)
            .isLessThan(1.01 * real.layers().getLast().matched().variance());
      }
    }
  }
}
