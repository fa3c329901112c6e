package org.spectern.reports.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.render.BrowserCheck;
import org.spectern.reports.render.Verdict;

class MemoryPageTest {
  private static final int PLOTS = 5;

  @TempDir
  private Path folder;

  @Test
  void thePageIsSoundInABrowserWideAndOnAPhone() throws IOException {
    final MemoryPage page = new MemoryPage(results(.94, .77));
    final Path file = folder.resolve("index.html");
    page.page().write(file, page.origin());
    BrowserCheck.assertSound(file, PLOTS);
  }

  @Test
  void everyNetStandsInTheTableWithItsFactors() {
    final String html = html(results(.94, .77));
    assertThat(html).contains("original, float32", "ternary, one bit", "ternary, 8 levels", "0.9:0.99:0.99", "94.00 %",
        "23.0 MB", "100×", "2,300×");
  }

  @Test
  void aWarningAboutTheDataStandsOnThePageAndOnTheTerminal() {
    final MemoryResults warned = results(.94, .77);
    assertThat(html(warned)).contains("only the sample");
    assertThat(MemorySummary.text(warned)).contains("WARNING: only the sample");
  }

  @Test
  void verdictsFollowTheFigures() {
    final List<MemoryClaims> poor = MemoryClaims.of(results(.94, .77).shapes().getFirst());
    assertThat(poor).extracting(MemoryClaims::verdict).containsExactly(Verdict.REPRODUCED, Verdict.NOT_REPRODUCED,
        Verdict.CORRECTED, Verdict.NOT_REPRODUCED, Verdict.NOT_REPRODUCED, Verdict.CORRECTED);
    assertThat(poor.get(1).text()).contains("77.00 %", "17.00 points lost");
    final List<MemoryClaims> good = MemoryClaims.of(results(.90, .938).shapes().getFirst());
    assertThat(good.getFirst().verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
    assertThat(good.get(1).verdict()).isEqualTo(Verdict.REPRODUCED);
  }

  private static String html(MemoryResults results) {
    final MemoryPage page = new MemoryPage(results);
    return page.page().html(page.origin());
  }

  private static MemoryResults results(double ternaryRelu, double oneBit) {
    final double[] nine = {.9, .9, .9};
    final List<MemoryResults.Net> nets = List.of(
        net(NetKind.ORIGINAL, 0, new double[0], .94, new Ledgers(184_000_000, 23_000_000, 22_900_000, 9_000, 21_000)),
        net(NetKind.TERNARY_RELU, 0, nine, ternaryRelu, new Ledgers(1_180_000, 1_225_000, 1_164_000, 95_000, 38_000)),
        net(NetKind.ONE_BIT, 2, nine, oneBit, new Ledgers(1_160_000, 1_480_000, 1_470_000, 40_000, 20_000)),
        net(NetKind.LEVELS, 8, new double[]{.9, .99, .99}, .939,
            new Ledgers(400_000, 230_000, 225_000, 40_000, 20_000)),
        net(NetKind.LEVELS, 8, new double[]{.99, .99, .99}, .92, new Ledgers(200_000, 92_000, 90_000, 40_000, 20_000)));
    return new MemoryResults("bin/spectern reproduce", MemorySettings.quick(),
        new Machine("a processor", 2, 16L << 30, "an OS", "a JVM"), "vector 512 bits, because", "OpenBLAS",
        "MNIST sample",
        "only the sample", "00ff", List.of(new MemoryResults.Shape(new int[]{1500, 1500, 1500}, 5_676_000, nets)), 100);
  }

  private static MemoryResults.Net net(NetKind kind, int levels, double[] eps, double accuracy, Ledgers ledgers) {
    final Speed speed = new Speed(1000, 950, 1050, 15);
    final boolean stepped = kind == NetKind.LEVELS;
    return new MemoryResults.Net(kind, levels, eps, List.of(accuracy),
        Map.of("float32", accuracy, "8", accuracy, "6", accuracy, "4", accuracy), stepped ? 4 : 32, 583_515,
        kind == NetKind.ORIGINAL ? 0 : 3_229_000, ledgers, speed, .411,
        stepped ? List.of(new StoredNet("RICE", .2, ledgers, speed)) : List.of(),
        stepped
            ? List.of(new Variant("RICE", 4, ledgers.fileBytes(), accuracy), new Variant("SEEDED", 4, 10_000, accuracy))
            : List.of());
  }
}
