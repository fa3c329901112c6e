package org.spectern.reports.experiment.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.render.BrowserCheck;
import org.spectern.reports.render.Quantity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchPageTest {
  private static final int PLOTS = 8;

  @TempDir
  private Path folder;

  @Test
  void theHeadlineRatiosAreThoseOfTheJson() throws IOException {
    final Path file = SampleRun.whole().write(folder);
    final JsonNode json = JsonMapper.shared().readTree(file.toFile());
    final List<Headline> headline = Headline.of(BenchRun.read(file));
    assertThat(headline).isNotEmpty();
    final String html = html(file);
    for (final Headline line : headline) {
      final double own = score(json, line.product());
      final double dense = score(json, line.dense());
      assertThat(line.ratio().value()).isCloseTo(dense / own, within(1e-12));
      assertThat(html).contains(Names.ratio(line.ratio())).contains(Quantity.number(line.product().weightsPerNano()));
      assertThat(line.dense().library()).as("the fastest").isEqualTo("OPENBLAS");
    }
  }

  @Test
  void theLeadingShapesLeadAndNarrowForksStayOut() throws IOException {
    final List<Headline> headline = Headline.of(BenchRun.read(SampleRun.whole().write(folder)));
    assertThat(headline).extracting(line -> line.product().shape()).containsOnly("1024x1024", "4096x4096");
    assertThat(headline).allMatch(line -> line.product().variant().isEmpty());
  }

  @Test
  void anInterruptedRunSaysSoOnPageAndTerminal() throws IOException {
    final Path file = SampleRun.whole().state("interrupted").write(folder);
    assertThat(html(file)).contains("this run is not whole (interrupted)");
    assertThat(BenchSummary.of(BenchRun.read(file)).asText()).contains("not whole: interrupted");
  }

  @Test
  void theExactCommandAndTheMachineStandOnThePage() throws IOException {
    assertThat(html(SampleRun.whole().write(folder))).contains("bin/spectern bench", "Some Processor", "abc+",
        "not available here", "OpenBLAS: one thread", "All self-tests passed");
  }

  @Test
  void thePageIsSoundInABrowserWideAndOnAPhone() throws IOException {
    final BenchPage page = new BenchPage(BenchRun.read(SampleRun.whole().write(folder)));
    final Path file = folder.resolve("index.html");
    page.page().write(file, page.origin());
    BrowserCheck.assertSound(file, PLOTS);
  }

  @Test
  void aRunWithoutProductsStillHasAPage() throws IOException {
    final Path file = new SampleRun().add("a.b.Other.thing", Map.of(), 1, .1, "ns/op", List.of(),
        Map.of()).write(folder);
    assertThat(html(file)).contains("Other.thing");
  }

  @Test
  void curvesCrossWhereTheirLogarithmsAreEqual() {
    final TreeMap<Double, Double> rising = new TreeMap<>(Map.of(.5, 1., .9, 100.));
    final TreeMap<Double, Double> flat = new TreeMap<>(Map.of(.5, 10., .9, 10., .7, 3.));
    assertThat(Crossings.of(rising, flat)).singleElement().satisfies(x -> assertThat(x).isCloseTo(.7, within(1e-12)));
    assertThat(Crossings.of(flat, flat)).isEmpty();
  }

  private static String html(Path file) throws IOException {
    final BenchPage page = new BenchPage(BenchRun.read(file));
    return page.page().html(page.origin());
  }

  private static double score(JsonNode json, Measurement wanted) {
    for (final JsonNode result : json) {
      final boolean same = result.get("benchmark").asString().equals(wanted.benchmark())
          && wanted.params().entrySet().stream()
              .allMatch(param -> result.get("params").path(param.getKey()).asString().equals(param.getValue()))
          && wanted.jvmArgs().size() == result.get("jvmArgs").size();
      if (same) {
        return result.get("primaryMetric").get("score").asDouble();
      }
    }
    throw new IllegalStateException("not in the JSON: " + wanted.key());
  }
}
