package org.spectern.reports.experiment.paper.spectra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;

class KernelSettingTest {
  static final List<Activation> RELU = Collections.nCopies(3, Activations.parse("relu"));

  private static Observed observed(String data, long seed) throws IOException {
    final Dataset sample = Dataset.load(Dataset.SAMPLE, notice -> {});
    return new KernelSetting(data, 60, 200, "relu", new int[0], seed).observed(new PaperData(sample, Optional.empty()));
  }

  @Test
  void imagesHaveMeanSquaredNormOneAndThoseOfLengthOneDoNotSpread() throws IOException {
    final Observed images = observed(KernelSetting.IMAGES, 1);
    assertThat(images.tau0()).isCloseTo(1, within(1e-9));
    assertThat(images.statistics().tau0()).isEqualTo(images.tau0());
    assertThat(images.spread()).isBetween(.05, 1.0);
    final Observed unit = observed(KernelSetting.UNIT_IMAGES, 1);
    assertThat(unit.spread()).isCloseTo(0, within(1e-7));
    assertThat(unit.tau0()).isCloseTo(1, within(1e-9));
  }

  @Test
  void seedsChooseOtherObservationsAndTheSameSeedTheSame() throws IOException {
    for (final String data : List.of(KernelSetting.IMAGES, "mixed")) {
      assertThat(observed(data, 1).rows().data).isEqualTo(observed(data, 1).rows().data);
      assertThat(observed(data, 1).rows().data).isNotEqualTo(observed(data, 2).rows().data);
    }
  }

  @Test
  void concentrationOfNormalEntriesIsThreeOverTheDimension() throws IOException {
    // Sixty inputs of 200 normal entries, whose fourth powers have deviation √96: about 4 % of the mean over all.
    assertThat(observed("iid", 3).concentration() * 200 / 3).as("seed 3").isCloseTo(1, within(.15));
  }
}
