package org.spectern.reports.experiment.paper.spectra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.paper.ComputedReport;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.paper.PaperReport;
import org.spectern.reports.render.Verdict;
import org.spectern.theory.matching.NetworkMatching;
import org.spectern.theory.matching.Policy;

class Figure2Test {
  private static final int[] WIDTHS = {120, 110, 100};
  private static final Figure2Plan TINY = new Figure2Plan(
      List.of(
          new Figure2Plan.Subject("mixture", "mixed", 120, 500, "relu,relu,relu", WIDTHS, Figure2Plan.LAWS, 12, true),
          new Figure2Plan.Subject("digits", KernelSetting.UNIT_IMAGES, 80, 0, "poly:0.2,1,0,relu,relu", WIDTHS,
              List.of(), 16, false)),
      new long[]{1, 2}, new int[]{1, 3}, new int[]{1, 3, 6}, 2, new int[]{64, 256});

  @TempDir
  private static Path folder;
  private static PaperReport report;
  private static Figure2Numbers numbers;

  @BeforeAll
  static void compute() throws IOException {
    final Dataset sample = Dataset.load(Dataset.SAMPLE, notice -> {});
    report = ComputedReport.of(new Figure2(TINY, new PaperData(sample, Optional.empty())), folder);
    numbers = (Figure2Numbers) report.numbers();
  }

  @Test
  void thePageIsSoundInABrowser() throws IOException {
    // Two of growth; of the mixture two histograms, two vectors, draws, error and NTK; two of compressed nets each.
    ComputedReport.assertSound(report, folder, 2 + 7 + 2 * 2);
  }

  @Test
  void oneBitShiftsTheDiagonalByTheRidgeThatTheoryPredicts() {
    final Figure2Numbers.Compressed oneBit = numbers.subjects().getFirst().oneBit();
    final double tau0 = numbers.subjects().getFirst().first().tau0();
    final double predicted = NetworkMatching.match(KernelSettingTest.RELU, tau0, new Policy.OneBit()).implicitRidge();
    assertThat(oneBit.first().ridge()).isCloseTo(predicted, within(1e-12));
    assertThat(oneBit.first().shift()).isCloseTo(predicted, within(.03 * predicted));
    assertThat(oneBit.first().lessRidge().error()).isLessThan(.5 * oneBit.first().kernel().error());
  }

  @Test
  void levelsThatMeetAllEquationsLeaveNoRidgeAndNearlyTheSameKernel() {
    final Figure2Numbers.Compressed levels = numbers.subjects().getFirst().levels();
    assertThat(levels.ridge().mean()).isCloseTo(0, within(1e-10));
    assertThat(levels.shift().mean()).isCloseTo(0, within(1e-3));
    assertThat(levels.kernel().mean()).isLessThan(.1 * numbers.subjects().getFirst().oneBit().kernel().mean());
  }

  @Test
  void theMeanComesNearerWithEveryNetDrawn() {
    for (final Figure2Numbers.Law law : numbers.subjects().getFirst().laws()) {
      assertThat(law.means()).extracting(Figure2Numbers.MeanOfDraws::draws).containsExactly(1, 3, 6);
      assertThat(law.last().exact().mean()).as(law.label()).isLessThan(law.means().getFirst().exact().mean());
    }
  }

  @Test
  void theCorrectCoefficientsErrLessThanThePrintedOnes() {
    for (final Figure2Numbers.Growth growth : numbers.growth()) {
      assertThat(growth.conjugate().correct().mean()).isLessThan(growth.conjugate().printed().mean());
      assertThat(growth.tangent().correct().mean()).isLessThan(growth.tangent().printed().mean());
    }
    assertThat(report.findings()).hasSize(2 + 4 + 3);
    assertThat(report.findings().get(1).verdict()).isEqualTo(Verdict.CORRECTED);
  }
}
