package org.spectern.reports.experiment.paper.matched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.experiment.paper.ComputedReport;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.experiment.paper.PaperReport;
import org.spectern.reports.render.Verdict;
import org.spectern.theory.matching.Residuals;

class Figure1Test {
  @TempDir
  private Path folder;

  @Test
  void theOneBitActivationIsReproducedTheLastLayersIsNotAndLevelsCorrectIt() throws IOException {
    final PaperReport report = ComputedReport.of(new Figure1(), folder);
    assertThat(report.findings()).extracting(Finding::verdict).containsExactly(Verdict.REPRODUCED,
        Verdict.NOT_REPRODUCED, Verdict.CORRECTED);
    final Figure1Numbers numbers = (Figure1Numbers) report.numbers();
    // theory.md, section 4: LB = .2589 against .0396 at L = 3, tau_0 = 1.
    assertThat(numbers.first().sigmaQ().last().lowerBound()).isCloseTo(.2589, within(5e-5));
    assertThat(numbers.first().sigmaQ().last().target().variance()).isCloseTo(.0396, within(5e-5));
    ComputedReport.assertSound(report, folder, 1 + Figure1.DEPTH * Figure1.ORIGINALS.size());
  }

  @Test
  void everyMatchHasTheMomentsThatQuadratureFindsInItsDrawing() throws IOException {
    final Figure1Numbers numbers = (Figure1Numbers) ComputedReport.of(new Figure1(), folder).numbers();
    for (final Figure1Numbers.Original original : numbers.originals()) {
      for (final Matching matching : List.of(original.sigmaT(), original.sigmaQ(), original.levels())) {
        for (final Matching.Layer layer : matching.layers()) {
          final double variance = layer.activation().quadratureMoments(layer.newTau()).variance();
          assertThat(variance).as("%s: %s", original.name(), layer).isCloseTo(layer.matched().variance(), within(1e-9));
        }
      }
    }
  }

  @Test
  void verdictsFollowTheFigures() {
    final Matching.Figures figures = new Matching.Figures(0, 1, 1, 1, 1);
    final Matching exact = one(figures, 0);
    final Matching poor = one(new Matching.Figures(0, 1, 1, 1, 3), 2);
    assertThat(verdicts(exact, exact, exact)).containsExactly(Verdict.REPRODUCED, Verdict.REPRODUCED,
        Verdict.CORRECTED);
    assertThat(verdicts(exact, poor, new Matching(List.of()))).containsExactly(Verdict.REPRODUCED,
        Verdict.NOT_REPRODUCED, Verdict.NOT_REPRODUCED);
  }

  private static List<Verdict> verdicts(Matching sigmaT, Matching other, Matching exact) {
    final Figure1Numbers numbers = new Figure1Numbers(1,
        List.of(new Figure1Numbers.Original("relu", sigmaT, other, other, exact)),
        List.of(new Figure1Numbers.Count(8, 1)));
    return numbers.findings().stream().map(Finding::verdict).toList();
  }

  /** Two layers that match the target up to a given residual of the variance. */
  private static Matching one(Matching.Figures matched, double residual) {
    final Matching.Layer layer = new Matching.Layer(1, 1, new double[]{0}, new double[]{-1, 1},
        new Matching.Figures(0, 1, 1, 1, 1), matched,
        new Residuals(0, 0, 0, residual), 1);
    return new Matching(List.of(layer, layer));
  }
}
