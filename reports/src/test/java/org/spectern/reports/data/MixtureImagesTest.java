package org.spectern.reports.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.spectern.theory.mixture.GaussianMixture;

class MixtureImagesTest {
  private static final int DIMENSION = 400;
  private static final double SPREAD = 8;

  @Test
  void entriesHaveTheMixturesMomentsInStepsOfAThirtiethDeviation() {
    final Images images = MixtureImages
        .of("mixture", GaussianMixture.named("variances", DIMENSION, 2, SPREAD), 1000, 10, 7).train();
    for (int label = 0; label < 2; label++) {
      double sum = 0;
      double squares = 0;
      final long entries = (long) images.classCounts()[label] * DIMENSION;
      for (int i = 0; i < images.count(); i++) {
        for (int j = 0; j < DIMENSION && images.label(i) == label; j++) {
          final double x = ((images.pixels()[i * DIMENSION + j] & 0xff) - 128) / 30.0;
          sum += x;
          squares += x * x;
        }
      }
      final double variance = 1 + SPREAD * label / Math.sqrt(DIMENSION);
      // Five standard errors of 200,000 draws: √(v/n) of the mean, v √(2/n) of the variance; clipping takes .0003 at
      // most.
      assertThat(sum / entries).as("mean of class %s, seed 7", label).isCloseTo(0,
          within(5 * Math.sqrt(variance / entries)));
      assertThat(squares / entries).as("variance of class %s, seed 7", label)
          .isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / entries) + 3e-4));
    }
  }

  @Test
  void aSeedFixesBothSetsAndTheirFingerprint() {
    final GaussianMixture mixture = GaussianMixture.named("variances", 20, 2, SPREAD);
    final Dataset one = MixtureImages.of("mixture", mixture, 30, 10, 1);
    final Dataset same = MixtureImages.of("mixture", mixture, 30, 10, 1);
    final Dataset other = MixtureImages.of("mixture", mixture, 30, 10, 2);
    assertThat(same.provenance().fingerprint()).isEqualTo(one.provenance().fingerprint())
        .isNotEqualTo(other.provenance().fingerprint());
    assertThat(one.train().pixels()).isEqualTo(same.train().pixels());
    assertThat(one.train().first(10).pixels()).isNotEqualTo(one.test().pixels());
    assertThat(one.train().classCounts()).containsExactly(15, 15);
  }
}
