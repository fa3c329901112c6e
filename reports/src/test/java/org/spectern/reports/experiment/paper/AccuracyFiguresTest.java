package org.spectern.reports.experiment.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.pipeline.Centring;
import org.spectern.reports.pipeline.Recipe;
import org.spectern.reports.render.BrowserCheck;
import org.spectern.reports.render.Json;
import org.spectern.reports.render.Origin;
import org.spectern.reports.render.Verdict;

class AccuracyFiguresTest {
  private static final PaperSettings TWO_SEEDS = new PaperSettings(PaperSettings.Preset.QUICK, 1, 2);
  private static final List<Integer> WIDTHS = List.of(40, 30, 25);
  private static final NetSpec SPARSE = NetSpec.naiveSparse(.8, Centring.ORIGINAL);
  private static final int PLOTS_OF_A_TASK = 4;

  @TempDir
  private Path folder;

  @Test
  void thePageOfFigure3IsSoundInABrowserAndHasItsNumbersInTheRecord() throws IOException {
    final Dataset digits = digits("MNIST");
    final AccuracyTask task = new AccuracyTask("all digits", digits, List.of(),
        List.of(new AccuracyTask.Shape(WIDTHS, List.of(NetSpec.original(), NetSpec.levels(8, .9, .99, .99), SPARSE))),
        List.of(new PublishedPoint(SPARSE, WIDTHS, 2e5, .3)));
    final AccuracyTask two = new AccuracyTask("6 against 8", digits, List.of(6, 8),
        List.of(new AccuracyTask.Shape(WIDTHS, List.of(NetSpec.original(), NetSpec.authors(.5)))), List.of());
    final RecipeTask recipe = new RecipeTask(digits, WIDTHS, List.of(SPARSE, NetSpec.authors(.5)), true,
        Recipe.adam(.001, 2).pruning(.5));
    final Figure3 figure = new Figure3(TWO_SEEDS, digits, List.of(task, two), List.of(recipe));
    assertThat(figure.cells()).hasSize(2 * (3 + 2 + 1));
    final PaperReport report = ComputedReport.of(figure, folder.resolve("cells"));
    final Path page = folder.resolve("index.html");
    report.page().write(page, new Origin("command", "data", "machine"));
    BrowserCheck.assertSound(page, 2 * PLOTS_OF_A_TASK + 1);
    final String numbers = Json.of(report.numbers());
    assertThat(numbers).contains("\"ridge\"", "\"softmax\"", "\"fileBytes\"", "naive sparse 80 %", "\"curve\"",
        "2 passes more");
    assertThat(report.findings()).extracting(Finding::paper).anyMatch(paper -> paper.contains("naive sparse 80 %"));
  }

  @Test
  void withoutMnistNothingIsJudgedByThePapersPoints() throws IOException {
    final PaperData other = new PaperData(digits("clothes"), Optional.empty());
    final Figure3 figure = new Figure3(TWO_SEEDS, other);
    assertThat(figure.cells()).noneMatch(cell -> cell.kind().equals("recipe"));
    assertThat(new Figure3(TWO_SEEDS, new PaperData(digits("MNIST"), Optional.empty())).cells())
        .anyMatch(cell -> cell.kind().equals("recipe"));
  }

  @Test
  void withoutFeaturesFigure4SaysHowToGetThem() throws IOException {
    final Figure4 figure = new Figure4(TWO_SEEDS, new PaperData(digits("MNIST"), Optional.empty()));
    assertThat(figure.cells()).isEmpty();
    final PaperReport report = ComputedReport.of(figure, folder.resolve("cells"));
    assertThat(report.findings()).singleElement().satisfies(finding -> {
      assertThat(finding.verdict()).isEqualTo(Verdict.NOT_RUN);
      assertThat(finding.measured()).contains("--features DIR");
    });
    assertThat(report.page().html(new Origin("command", "data", "machine"))).contains("--features DIR");
  }

  private static Dataset digits(String name) throws IOException {
    final Dataset sample = Dataset.load(Dataset.SAMPLE, _ -> {});
    return new Dataset(name, sample.train().first(500), sample.test().first(200), sample.provenance());
  }
}
