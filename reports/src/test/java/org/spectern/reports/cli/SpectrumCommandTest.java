package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpectrumCommandTest {
  @TempDir
  private Path folder;

  private JsonNode json(String... more) {
    final String[] all = new String[more.length + 4];
    all[0] = "spectrum";
    all[1] = "--json";
    all[2] = "--out";
    all[3] = folder.toString();
    System.arraycopy(more, 0, all, 4, more.length);
    final CommandRun run = CommandRun.of(all);
    assertThat(run.exit()).as(run.err()).isZero();
    return JsonMapper.builder().build().readTree(run.out());
  }

  @Test
  void aKernelAndItsEquivalentShareTheirOutliersAndTheirEigenvectors() throws Exception {
    final JsonNode results = json("--n", "200", "--p", "800", "--data", "correlated");
    assertThat(results.get("eigenvalues").size()).isEqualTo(200);
    final JsonNode first = results.get("leading").get(0);
    assertThat(first.get("overlap").asDouble()).isGreaterThan(0.95);
    assertThat(first.get("equivalentValue").asDouble() / first.get("value").asDouble()).isCloseTo(1, within(0.15));
    assertThat(first.get("value").asDouble()).isCloseTo(results.get("norm").asDouble(), within(1e-8));
    assertThat(Files.readString(folder.resolve("index.html"))).contains("Eigenvector 2", "<svg");
    assertThat(Files.readString(folder.resolve("all-eigenvalues.svg"))).startsWith("<svg");
    assertThat(folder.resolve("results.json")).exists();
  }

  @Test
  void imagesHaveEstimatedStatistics() {
    final JsonNode results = json("--data", "sample", "--n", "300", "--depth", "1");
    assertThat(results.get("data").asString()).contains("classes 6 and 8", "n = 300");
    assertThat(results.get("leading").get(0).get("overlap").asDouble()).isGreaterThan(0.9);
    assertThat(results.get("tau0").asDouble()).isBetween(0.9, 1.05);
  }

  @Test
  void theNtkOfStepsIsComparedOffTheDiagonal() {
    final JsonNode results = json("--n", "100", "--p", "150", "--kernel", "ntk", "--activation", "sign", "--depth",
        "1");
    assertThat(results.get("diagonal").asBoolean()).isFalse();
    double trace = 0;
    for (final JsonNode value : results.get("eigenvalues")) {
      trace += value.asDouble();
    }
    assertThat(trace).isCloseTo(0, within(1e-9));
  }

  @Test
  void wrongUsageNamesTheOption() {
    final String[][] wrong = {{"--n", "2"}, {"--p", "0"}, {"--vectors", "0"}, {"--bins", "0"}, {"--kernel", "nkt"},
        {"--activation", "rellu"}, {"--digits", "6,x", "--data", "sample"}};
    for (final String[] arguments : wrong) {
      final String[] all = new String[arguments.length + 1];
      all[0] = "spectrum";
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      final CommandRun run = CommandRun.of(all);
      assertThat(run.exit()).as(String.join(" ", all)).isEqualTo(2);
      assertThat(run.err()).contains(arguments[0]);
    }
  }
}
