package org.spectern.reports.experiment.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.pipeline.Centring;
import org.spectern.reports.pipeline.Recipe;
import org.spectern.reports.render.Verdict;

class AccuracyFindingsTest {
  private static final List<Integer> WIDTHS = List.of(1500, 1500, 1500);
  private static final NetSpec SPARSE = NetSpec.naiveSparse(.8, Centring.ORIGINAL);
  private static final NetSpec OURS = NetSpec.levels(8, .9);
  private static final NetSpec THREE = NetSpec.levels(3, .9);
  private static final NetSpec AUTHORS = NetSpec.authors(.9);

  @Test
  void aPublishedPointIsReproducedByEitherReadout() {
    assertThat(published(.744, .735, .9).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(published(.744, .9, .763).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(published(.744, .723, .765).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void whatOnlyTheAuthorsRecipeReproducesIsSaidToNeedIt() {
    final Finding explained = published(.744, .94, .95, recipe(.75, .73));
    assertThat(explained.verdict()).isEqualTo(Verdict.CORRECTED);
    assertThat(explained.measured()).contains("94.00", "95.00", "74.00 ± 1.00 %", "73.00 % to 75.00 %",
        "Adam at 0.01, 200 passes");
    final Finding missed = published(.744, .94, .95, recipe(.72, .52));
    assertThat(missed.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(missed.measured()).doesNotContain("72.00");
    assertThat(published(.744, .94, .95, recipe(.97, .77)).verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void seedsThatSpanAPointAreToldButDoNotExplainIt() {
    final Finding spanned = published(.744, .94, .95, recipe(.74, .50));
    assertThat(spanned.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(spanned.measured()).contains("50.00 % to 74.00 %");
  }

  @Test
  void ofSeveralRecipesTheOneNearestToThePointExplainsIt() {
    final AccuracyFindings findings = new AccuracyFindings(panel(row(SPARSE, .94, .95, .744)),
        List.of(recipe(.74, .50), recipe(.75, .72)));
    assertThat(findings.unexplained()).isEmpty();
    assertThat(findings.published().getFirst().measured()).contains("72.00 % to 75.00 %").doesNotContain("50.00");
    assertThat(new AccuracyFindings(panel(row(SPARSE, .94, .95, .744)), List.of(recipe(.74, .50))).unexplained())
        .hasSize(1);
  }

  @Test
  void aPointOfNtkLcMayBeThatOfSigmaTThroughout() {
    final AccuracyRow throughout = row(NetSpec.oneBit(.9), .76, .78, 0);
    final Finding met = new AccuracyFindings(panel(row(AUTHORS, .54, .55, .752), throughout), List.of()).published()
        .getFirst();
    assertThat(met.verdict()).isEqualTo(Verdict.CORRECTED);
    assertThat(met.measured()).contains("54.00", "76.00", "σ_T in every layer");
    assertThat(
        new AccuracyFindings(panel(row(AUTHORS, .54, .55, .752), row(NetSpec.oneBit(.5), .76, .78, 0)), List.of())
            .published().getFirst().verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void onlyPointsThatAreOffAreExplained() {
    final AccuracyPanel panel = panel(row(NetSpec.original(), .94, .94, .93), row(SPARSE, .94, .94, .744));
    assertThat(new AccuracyFindings(panel, List.of()).off()).extracting(AccuracyRow::net).containsExactly(SPARSE);
  }

  @Test
  void halfAPointIsTheMostThatMayBeLost() {
    assertThat(lossless(.9400, .9351)).isEqualTo(Verdict.CORRECTED);
    assertThat(lossless(.9400, .9349)).isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void threeLevelsAreJudgedByTheirBestAndShownBesideTheAuthors() {
    final AccuracyPanel panel = panel(row(NetSpec.original(), .94, .95, 0), row(THREE, .91, .92, 0),
        row(AUTHORS, .54, .55, 0));
    final Finding finding = new AccuracyFindings(panel, List.of()).threeLevels(THREE, AUTHORS).orElseThrow();
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(finding.measured()).contains("91.00", "54.00", "94.00");
    assertThat(new AccuracyFindings(panel(row(THREE, .9, .9, 0)), List.of()).threeLevels(THREE, AUTHORS)).isEmpty();
  }

  private static Verdict lossless(double original, double ours) {
    final AccuracyPanel panel = panel(row(NetSpec.original(), original, .95, 0), row(OURS, ours, .95, 0));
    return new AccuracyFindings(panel, List.of()).lossless("claim", OURS, WIDTHS).orElseThrow().verdict();
  }

  private static Finding published(double paper, double ridge, double softmax, RecipeTask.Row... recipe) {
    return new AccuracyFindings(panel(row(SPARSE, ridge, softmax, paper)), List.of(recipe)).published().getFirst();
  }

  private static RecipeTask.Row recipe(double one, double other) {
    return new RecipeTask.Row(SPARSE, SPARSE.label(), WIDTHS, Recipe.adam(.01, 200).label(), List.of(one, other),
        new Summary((one + other) / 2, OptionalDouble.of(.01)), List.of(.1, .2));
  }

  private static AccuracyPanel panel(AccuracyRow... rows) {
    final List<AccuracyRow> all = List.of(rows);
    return new AccuracyPanel("digits", all,
        all.stream().map(AccuracyRow::published).filter(point -> point != null).toList());
  }

  private static AccuracyRow row(NetSpec net, double ridge, double softmax, double published) {
    return new AccuracyRow(WIDTHS, net, net.label(), new Summary(ridge, OptionalDouble.of(.001)),
        new Summary(softmax, OptionalDouble.of(.001)),
        new Summary(ridge, OptionalDouble.of(.001)), List.of(32), 1e6, 1e5, 2e5, 0,
        published == 0 ? null : new PublishedPoint(net, WIDTHS, 1e6, published));
  }
}
