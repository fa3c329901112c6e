package org.spectern.reports.experiment.paper.limits;

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
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.paper.ComputedReport;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.paper.PaperReport;
import org.spectern.reports.render.Verdict;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.gaussian.GaussianQuadrature;

class LimitsTest {
  private static final LimitsPlan TINY = new LimitsPlan(new long[]{1, 2}, new double[]{1, 30}, new int[]{300}, 60, 300,
      4, new int[]{60}, 60, 600, 200);
  @TempDir
  private static Path folder;
  private static PaperReport report;
  private static LimitsNumbers numbers;

  @BeforeAll
  static void compute() throws IOException {
    final Dataset sample = Dataset.load(Dataset.SAMPLE, notice -> {});
    report = ComputedReport.of(new Limits(TINY, new PaperData(sample, Optional.empty())), folder);
    numbers = (LimitsNumbers) report.numbers();
  }

  @Test
  void thePageIsSoundInABrowser() throws IOException {
    ComputedReport.assertSound(report, folder, 4);
  }

  @Test
  void kernelsOfSparserWeightsErrMoreAndTheCriterionIsTheoryS() {
    for (final LimitsNumbers.SparseKernel kernel : numbers.kernels()) {
      final LimitsNumbers.KernelPoint sparse = kernel.points().getFirst();
      final LimitsNumbers.KernelPoint dense = kernel.points().getLast();
      assertThat(sparse.exact().mean()).as(kernel.observations()).isGreaterThan(2 * dense.exact().mean());
      assertThat(1 - sparse.eps()).isCloseTo(1.0 / kernel.dimension(), within(1e-12));
      assertThat(sparse.criterion()).isCloseTo((kernel.dimension() - 3) * kernel.concentration(), within(1e-9));
    }
  }

  @Test
  void theKurtosisOfReluIsThatOfQuadrature() {
    final double mean = 1 / Math.sqrt(2 * Math.PI);
    final double fourth = new GaussianQuadrature(new double[]{0})
        .expectation(xi -> Math.pow(Math.max(0, xi) - mean, 4));
    final double variance = Activations.parse("relu").moments(1).variance();
    assertThat(LimitsPlan.RELU_KURTOSIS).isCloseTo(fourth / variance / variance, within(1e-9));
  }

  @Test
  void everyLawIsMeasuredAndOnlyTheHeavyTailedOneLacksACumulant() {
    assertThat(numbers.ensembles()).hasSize(LimitsPlan.ENSEMBLES.size());
    assertThat(numbers.ensembles()).filteredOn(one -> !one.cumulants()).extracting(LimitsNumbers.Ensemble::fourthMoment)
        .containsExactly(Double.POSITIVE_INFINITY);
    assertThat(numbers.ensembles()).filteredOn(one -> !one.independent()).hasSize(2);
    assertThat(report.findings()).hasSize(6);
  }

  @Test
  void verdictsFollowTheFigures() {
    final List<Finding> good = LimitsFindings.of(made(.02, .02, .9, .9));
    assertThat(good).extracting(Finding::verdict).containsExactly(Verdict.REPRODUCED, Verdict.REPRODUCED,
        Verdict.REPRODUCED, Verdict.CORRECTED, Verdict.REPRODUCED);
    final List<Finding> explained = LimitsFindings.of(made(.2, .02, .85, .85));
    assertThat(explained).extracting(Finding::verdict).containsExactly(Verdict.NOT_REPRODUCED, Verdict.CORRECTED,
        Verdict.REPRODUCED, Verdict.CORRECTED, Verdict.NOT_REPRODUCED);
    final List<Finding> unexplained = LimitsFindings.of(made(.2, .2, .9, .9));
    assertThat(unexplained).extracting(Finding::verdict).containsExactly(Verdict.REPRODUCED, Verdict.NOT_REPRODUCED,
        Verdict.REPRODUCED, Verdict.REPRODUCED, Verdict.REPRODUCED);
  }

  /** Gaussian weights err by .02 and reach 90 %; a law, heavy tails and orthogonal weights as given. */
  private static LimitsNumbers made(double exact, double ofLaw, double lawAccuracy, double sparseAccuracy) {
    final LimitsNumbers.EnsembleKernel gaussian = kernel(.02, .02);
    final LimitsNumbers.EnsembleKernel other = kernel(exact, ofLaw);
    return new LimitsNumbers(List.of(),
        List.of(new LimitsNumbers.SparseAccuracy(true, 60, one(.9),
            List.of(new LimitsNumbers.AccuracyPoint(4, .9, 1, one(sparseAccuracy))))),
        List.of(new LimitsNumbers.Ensemble("Gaussian", 3, true, true, gaussian, gaussian, one(.9)),
            new LimitsNumbers.Ensemble("law", 10, true, true, other, other, one(lawAccuracy)),
            new LimitsNumbers.Ensemble("heavy", Double.POSITIVE_INFINITY, true, false, kernel(.5, .5), kernel(.5, .5),
                one(.9)),
            new LimitsNumbers.Ensemble("orthogonal", 3, false, true, other, other, one(.9))),
        4, 300, 60, 600, 2);
  }

  private static LimitsNumbers.EnsembleKernel kernel(double exact, double ofLaw) {
    return new LimitsNumbers.EnsembleKernel(one(exact), one(ofLaw), one(exact));
  }

  private static Summary one(double value) {
    return Summary.of(List.of(value));
  }
}
