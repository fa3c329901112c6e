package org.spectern.theory.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.spectern.theory.Close.assertClose;

import org.junit.jupiter.api.Test;

class GaussianMixtureTest {

  @Test
  void oneSeedGivesOneSample() {
    final GaussianMixture mixture = GaussianMixture.named("mixed", 40, 3, 4);
    assertThat(mixture.sample(50, 9).rows().data).isEqualTo(mixture.sample(50, 9).rows().data);
    assertThat(mixture.sample(50, 9).rows().data).isNotEqualTo(mixture.sample(50, 10).rows().data);
    assertThat(mixture.sample(50, "Xoshiro256PlusPlus", 9).rows().data).isNotEqualTo(mixture.sample(50, 9).rows().data);
    // Fixed for good: a change of generator or method would change every published figure.
    assertClose(mixture.sample(50, 9).rows().get(0, 0), mixture.sample(3, 9).rows().get(0, 0), 0, "the first draw");
  }

  @Test
  void classesAreAsManyAsPossibleAlike() {
    assertThat(GaussianMixture.named("iid", 10, 3, 0).sample(8, 1).counts()).containsExactly(3, 3, 2);
  }

  @Test
  void estimatesApproachTheExactStatistics() {
    final GaussianMixture mixture = GaussianMixture.correlated(400);
    final MixtureSample sample = mixture.sample(1200, 3);
    final MixtureStatistics exact = MixtureStatistics.exact(mixture, sample);
    final MixtureStatistics estimated = MixtureStatistics.estimated(sample);
    assertThat(estimated.tau0()).isCloseTo(exact.tau0(), within(5e-3));
    for (int a = 0; a < 2; a++) {
      assertThat(estimated.t()[a]).isCloseTo(exact.t()[a], within(0.1));
      for (int b = 0; b < 2; b++) {
        assertThat(estimated.traces()[a][b]).isCloseTo(exact.traces()[a][b], within(0.05));
      }
    }
  }

  @Test
  void tracesOfToeplitzCovariancesAreThoseOfTheirMatrices() {
    final int p = 30;
    final Covariance c = new Covariance.Toeplitz(1.3, 0.4);
    final Covariance d = new Covariance.Toeplitz(0.7, -0.6);
    double expected = 0;
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        expected += 1.3 * Math.pow(0.4, Math.abs(i - j)) * 0.7 * Math.pow(-0.6, Math.abs(i - j));
      }
    }
    assertClose(c.traceProduct(d, p), expected, 1e-12, "Toeplitz");
    assertClose(c.traceProduct(new Covariance.Isotropic(2), p), 1.3 * 2 * p, 1e-12, "isotropic");
  }

  @Test
  void drawsHaveTheCovarianceOfTheirClass() {
    final int p = 6;
    final MixtureSample sample = new GaussianMixture(p,
        java.util.List.of(new GaussianMixture.Component(new double[p], new Covariance.Toeplitz(2, 0.5))))
        .sample(40_000, 5);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j < p; j++) {
        double sum = 0;
        for (int row = 0; row < 40_000; row++) {
          sum += sample.rows().get(row, i) * sample.rows().get(row, j);
        }
        assertThat(sum / 40_000 * p).as("seed 5: %s,%s", i, j).isCloseTo(2 * Math.pow(0.5, Math.abs(i - j)),
            within(0.06));
      }
    }
  }

  @Test
  void badInputIsNamed() {
    assertThatThrownBy(() -> GaussianMixture.named("mix", 10, 2, 1)).hasMessageContaining("mixture=mix");
    assertThatThrownBy(() -> GaussianMixture.named("means", 8, 2, 1)).hasMessageContaining("dimension=8");
    assertThatThrownBy(() -> GaussianMixture.named("iid", 8, 2, 1).sample(1, 1)).hasMessageContaining("n=1");
    assertThatThrownBy(() -> GaussianMixture.named("iid", 8, 2, 1).sample(4, "Dice", 1))
        .hasMessageContaining("generator=Dice");
    assertThatThrownBy(() -> new Covariance.Toeplitz(1, 1)).hasMessageContaining("decay=1.0");
    assertThatThrownBy(() -> new Covariance.Isotropic(0)).hasMessageContaining("scale=0.0");
  }
}
