package org.spectern.reports.experiment.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Images;
import org.spectern.reports.data.Provenance;
import org.spectern.reports.experiment.accuracy.AccuracyCell;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.experiment.accuracy.ReadoutKind;
import org.spectern.reports.experiment.paper.spectra.KernelSetting;
import org.spectern.reports.experiment.paper.table.ActivationTable;
import org.spectern.reports.render.Json;
import org.spectern.reports.render.Origin;

/** What {@code --data DIR} puts in MNIST's place is called by its name, and not judged by figures that are of MNIST. */
class OtherDataTest {
  private static final PaperSettings SETTINGS = new PaperSettings(PaperSettings.Preset.QUICK, 1, 1);
  private static final long SEED = 3;

  @TempDir
  private Path folder;

  @Test
  void noTitleSpeaksOfDigits() throws IOException {
    final List<PaperResult> results = PaperResults.all(SETTINGS, shoes(3));
    assertThat(results).extracting(PaperResult::title).noneMatch(title -> title.contains("MNIST"))
        .noneMatch(title -> title.contains("digits")).anyMatch(title -> title.contains("shoes"));
    assertThat(PaperResults.all(SETTINGS, sample())).extracting(PaperResult::title)
        .contains("Table 1: ten activations on digits 6 and 8", "Figure 3: accuracy against memory, MNIST sample");
  }

  @Test
  void twoClassesAreThePapersWhereThereAreEnough() {
    assertThat(shoes(10).pair()).containsExactly(6, 8);
    assertThat(shoes(10).pairName()).isEqualTo("shoes, classes 6 and 8");
    assertThat(shoes(3).pair()).containsExactly(0, 2);
    assertThat(new KernelSetting(KernelSetting.IMAGES, 12, 0, "relu", new int[0], 1).observed(shoes(3)).rows().numRows)
        .isEqualTo(12);
  }

  @Test
  void itsAccuraciesAreNotHeldToThePapers() {
    assertThat(readouts(shoes(10))).doesNotContain(ReadoutKind.AUTHORS).contains(ReadoutKind.SOFTMAX);
    assertThat(new Figure3(SETTINGS, shoes(10)).cells()).noneMatch(cell -> cell.kind().equals("recipe"));
  }

  @Test
  void thePageOfFigure3SaysThatThePapersPointsAreOfMnist() throws IOException {
    final PaperData data = shoes(3);
    final AccuracyTask task = new AccuracyTask("shoes, all classes", data.images(), List.of(),
        List.of(new AccuracyTask.Shape(List.of(12, 10, 8), List.of(NetSpec.original(), NetSpec.levels(8, .5)))),
        List.of());
    final PaperReport report = ComputedReport.of(new Figure3(SETTINGS, data.images(), List.of(task), List.of()),
        folder.resolve("cells"));
    assertThat(report.page().html(new Origin("command", "shoes", "machine"))).contains("the data here are shoes")
        .doesNotContain("published");
    itsOneSeedHasNoInterval(report);
  }

  private static void itsOneSeedHasNoInterval(PaperReport report) {
    assertThat(report.page().html(new Origin("command", "shoes", "machine"))).contains("One seed; ", " %</td>")
        .doesNotContain("±");
    assertThat(Json.of(report.numbers())).contains("\"halfWidth\" : null").doesNotContain("\"halfWidth\" : 0");
  }

  private static List<ReadoutKind> readouts(PaperData data) {
    return ActivationTable.first(SETTINGS, data).cells().stream().map(AccuracyCell::settings)
        .flatMap(settings -> settings.readouts().stream()).distinct().toList();
  }

  private static PaperData sample() throws IOException {
    return new PaperData(Dataset.load(Dataset.SAMPLE, _ -> {}), Optional.empty());
  }

  /** Images of 16 random pixels, each class a little brighter in a pixel of its own. */
  private static PaperData shoes(int classes) {
    return new PaperData(new Dataset("shoes", images(60, classes), images(30, classes),
        new Provenance("shoes: 60 training and 30 test items", "", new TreeMap<>())), Optional.empty());
  }

  private static Images images(int count, int classes) {
    final SplittableRandom random = new SplittableRandom(SEED);
    final int size = 16;
    final byte[] pixels = new byte[count * size];
    final byte[] labels = new byte[count];
    random.nextBytes(pixels);
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % classes);
      pixels[i * size + labels[i]] = (byte) 250;
    }
    return new Images(pixels, count, size, labels, classes);
  }
}
