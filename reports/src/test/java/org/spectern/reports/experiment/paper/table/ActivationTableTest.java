package org.spectern.reports.experiment.paper.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.experiment.paper.PaperReport;
import org.spectern.reports.experiment.paper.PaperSettings;
import org.spectern.reports.render.BrowserCheck;
import org.spectern.reports.render.Origin;
import org.spectern.reports.render.Verdict;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.kernel.LayerCoefficients;
import org.spectern.theory.kernel.Recursion;

class ActivationTableTest {
  private static final PaperSettings SETTINGS = new PaperSettings(PaperSettings.Preset.QUICK, 1, 3);

  @TempDir
  private Path folder;

  @Test
  void verdictsFollowTheFigures() {
    assertThat(report(TableKind.MEANS, .97, .52).findings()).extracting(Finding::verdict)
        .containsExactly(Verdict.CORRECTED, Verdict.NOT_REPRODUCED, Verdict.REPRODUCED);
    assertThat(report(TableKind.MEANS, .97, .70).findings().getLast().verdict()).isEqualTo(Verdict.CORRECTED);
    assertThat(report(TableKind.MEANS, .97, .90).findings().getLast().verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(report(TableKind.COVARIANCES, .52, .50).findings().getLast().verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
  }

  /** Printed for cos and |t|: .5257 and .5709; for the others .9665 to .981. */
  @Test
  void anAccuracyThatOnlyTheAuthorsRecipeGivesIsCorrected() {
    assertThat(accuracies(.97, .70, row -> row.printed().accuracy()).verdict()).isEqualTo(Verdict.CORRECTED);
    assertThat(accuracies(.97, .70, row -> row.printed().accuracy() + .03).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
  }

  private static Finding accuracies(double seeing, double blind, ToDoubleFunction<TableNumbers.Row> recipe) {
    final List<TableNumbers.Row> rows = rows(TableKind.MEANS, seeing, blind).stream()
        .map(row -> row.printed().isPrinted() ? new TableNumbers.Row(row.printed(), row.alphas(), row.tau(),
            row.agrees(), row.ridge(), row.softmax(), Collections.nCopies(3, recipe.applyAsDouble(row))) : row)
        .toList();
    return new TablePage(TableKind.MEANS, "Table 1", new TableNumbers(1.0021, "MNIST", List.of(1500, 1500, 1000), rows),
        SETTINGS)
        .report().findings().get(1);
  }

  @Test
  void theSlipInTheRowOfSignIsFoundByTheRecursion() {
    final Finding coefficients = report(TableKind.MEANS, .97, .52).findings().getFirst();
    assertThat(coefficients.measured()).contains("7 of 8", "not sign");
  }

  /**
   * Odd functions have no second derivative under a Gaussian, even ones no first: the signs in the recursion see
   * nothing else.
   */
  @Test
  void evenActivationsAreBlindToMeansAndOddOnesToCovariances() {
    assertThat(rows(TableKind.MEANS, .9, .5).stream().filter(row -> !TableKind.MEANS.sees(row)))
        .extracting(TableNumbers.Row::activation).containsExactly("cos", "abs", "gauss");
    assertThat(rows(TableKind.COVARIANCES, .9, .5).stream().filter(row -> !TableKind.COVARIANCES.sees(row)))
        .extracting(TableNumbers.Row::activation).containsExactly("heaviside", "sin", "identity", "erf", "sign");
  }

  @Test
  void thePageIsSoundInABrowser() throws IOException {
    final Path file = folder.resolve("index.html");
    report(TableKind.MEANS, .97, .6).page().write(file,
        new Origin("bin/spectern reproduce table1", "MNIST", "a machine"));
    BrowserCheck.assertSound(file, 1);
  }

  private static PaperReport report(TableKind kind, double seeing, double blind) {
    return new TablePage(kind, "Table",
        new TableNumbers(kind.tau0(), "MNIST", List.of(1500, 1500, 1000), rows(kind, seeing, blind)),
        SETTINGS).report();
  }

  /** All activations, those that see at one accuracy, those that do not at another. */
  private static List<TableNumbers.Row> rows(TableKind kind, double seeing, double blind) {
    final List<TableNumbers.Row> rows = new ArrayList<>();
    for (final PrintedRow printed : kind.printed()) {
      final LayerCoefficients last = Recursion
          .of(Collections.nCopies(3, Activations.parse(printed.activation())), kind.tau0()).getLast();
      final List<Double> alphas = List.of(last.alpha().alpha1(), last.alpha().alpha2(), last.alpha().alpha3());
      final boolean sees = kind.sees(row(printed, alphas, last.tau(), 0));
      rows.add(row(printed, alphas, last.tau(), sees ? seeing : blind));
    }
    return rows;
  }

  private static TableNumbers.Row row(PrintedRow printed, List<Double> alphas, double tau, double accuracy) {
    final List<Double> three = Collections.nCopies(3, accuracy);
    return new TableNumbers.Row(printed, alphas, tau, printed.agrees(alphas, tau), three, three,
        printed.isPrinted() ? three : List.of());
  }
}
