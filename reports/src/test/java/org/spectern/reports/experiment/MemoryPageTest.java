package org.spectern.reports.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.render.BrowserCheck;
import org.spectern.reports.render.Json;
import org.spectern.reports.render.Verdict;

class MemoryPageTest {
  private static final int PLOTS = 5;

  @TempDir
  private Path folder;

  @Test
  void thePageIsSoundInABrowserWideAndOnAPhone() throws IOException {
    final MemoryPage page = new MemoryPage(SampleMemory.results(.94, .77));
    final Path file = folder.resolve("index.html");
    page.page().write(file, page.origin());
    BrowserCheck.assertSound(file, PLOTS);
  }

  @Test
  void everyNetStandsInTheTableWithItsFactors() {
    final String html = html(SampleMemory.results(.94, .77));
    assertThat(html).contains("original, float32", "ternary, one bit", "ternary, 8 levels", "0.9:0.99:0.99", "94.00 %",
        "23.0 MB", "100×", "2,300×");
  }

  @Test
  void aWarningAboutTheDataStandsOnThePageAndOnTheTerminal() {
    final MemoryResults warned = SampleMemory.results(.94, .77);
    assertThat(html(warned)).contains("only the sample");
    assertThat(MemorySummary.text(warned)).contains("WARNING: only the sample");
  }

  @Test
  void verdictsFollowTheFigures() {
    final List<MemoryClaims> poor = MemoryClaims.of(SampleMemory.results(.94, .77).shapes().getFirst());
    assertThat(poor).extracting(MemoryClaims::verdict).containsExactly(Verdict.REPRODUCED, Verdict.NOT_REPRODUCED,
        Verdict.CORRECTED, Verdict.NOT_REPRODUCED, Verdict.NOT_REPRODUCED, Verdict.CORRECTED);
    assertThat(poor.get(1).text()).contains("77.00 %", "17.00 points lost");
    final List<MemoryClaims> good = MemoryClaims.of(SampleMemory.results(.90, .938).shapes().getFirst());
    assertThat(good.getFirst().verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(good.get(1).verdict()).isEqualTo(Verdict.REPRODUCED);
  }

  @Test
  void theWidestShapeWithTheNetsForItAnswersAClaim() {
    final MemoryResults.Shape narrow = SampleMemory.results(.94, .77).shapes().getFirst();
    final MemoryResults.Shape wide = new MemoryResults.Shape(new int[]{3000, 3000, 3000}, 20_352_000,
        narrow.nets().stream().filter(net -> net.kind() == NetKind.ORIGINAL || net.kind() == NetKind.LEVELS).toList());
    final List<MemoryClaims> claims = MemoryClaims.of(List.of(narrow, wide));
    assertThat(claims).extracting(MemoryClaims::claim)
        .isEqualTo(MemoryClaims.of(narrow).stream().map(MemoryClaims::claim).toList());
    assertThat(claims.subList(0, 4)).allSatisfy(claim -> assertThat(claim.measured()).startsWith("Widths 1500³. "));
    assertThat(claims.subList(4, 6)).allSatisfy(claim -> assertThat(claim.measured()).contains("idths 3000³"));
    assertThat(MemoryClaims.of(List.of(narrow))).isEqualTo(MemoryClaims.of(narrow));
  }

  @Test
  void resultsComeBackFromJsonAsTheyWere() {
    final MemoryResults results = SampleMemory.results(.94, .77);
    final String json = Json.of(results);
    assertThat(Json.of(Json.read(json, MemoryResults.class))).isEqualTo(json);
  }

  private static String html(MemoryResults results) {
    final MemoryPage page = new MemoryPage(results);
    return page.page().html(page.origin());
  }
}
