package org.spectern.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.jmh.profile.ReadLadder;
import org.spectern.jmh.profile.WeightTraffic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SuiteTest {
  private static final Timing TINY = new Timing(1, 1, 20, 2, 20);
  private static final String LADDER = "L1:49152:24576:100.00,memory:9223372036854775807:1000000:10.00";

  @TempDir
  private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void aRunLeavesStandardJsonAndAManifestThatSaysItIsComplete() throws IOException {
    final Path out = folder.resolve("bench.json");
    assertThat(run(out, "TinyBenchmark.works")).as(words()).isZero();

    final JsonNode results = read(out);
    assertThat(results.size()).as("one result per size").isEqualTo(2);
    for (final JsonNode result : results) {
      assertThat(result.get("benchmark").asString()).isEqualTo("org.spectern.jmh.TinyBenchmark.works");
      final JsonNode nanos = result.get("primaryMetric").get("rawData").get(0);
      final JsonNode secondary = result.get("secondaryMetrics");
      final double size = result.get("params").get("size").asDouble();
      for (int i = 0; i < nanos.size(); i++) {
        final double rate = size / nanos.get(i).asDouble();
        assertThat(secondary.get("weights.rate").get("rawData").get(0).get(i).asDouble()).as("iteration %d", i)
            .isCloseTo(rate, within(1e-6 * rate));
      }
      assertThat(secondary.get("weights.bits").get("score").asDouble()).isCloseTo(32, within(1e-9));
      assertThat(secondary.has("gc.alloc.rate.norm")).as("allocation per operation").isTrue();
      assertThat(secondary.get("weights.bandwidth").get("score").asDouble()).as("of the 100 GB/s handed to the fork")
          .isCloseTo(secondary.get("weights.traffic").get("score").asDouble(), within(1e-6));
    }
    final JsonNode manifest = read(Manifest.beside(out));
    assertThat(manifest.get("state").asString()).isEqualTo("complete");
    assertThat(manifest.get("planned").asInt()).isEqualTo(2);
    assertThat(manifest.get("finished").asInt()).isEqualTo(2);
    assertThat(words()).contains("2 benchmarks").contains("left").contains("[  2/2]");
  }

  @Test
  void aDeadForkFailsTheRunAndKeepsWhatWasFinished() throws IOException {
    final Path out = folder.resolve("bench.json");
    final int exit = run(out, "TinyBenchmark.works", "TinyBenchmark.dies");
    assertThat(exit).as(words()).isEqualTo(1);
    assertThat(read(out).size()).isEqualTo(2);
    final JsonNode manifest = read(Manifest.beside(out));
    assertThat(manifest.get("state").asString()).startsWith("failed: ");
    assertThat(manifest.get("finished").asInt()).isEqualTo(2);
    assertThat(manifest.get("planned").asInt()).isEqualTo(4);
  }

  @Test
  void anIncludeThatMatchesNothingIsWrongUsageAndNamesWhatThereIs() throws IOException {
    final SuiteArguments arguments = SuiteArguments.parse("--include", "NoSuchThing", "--out",
        folder.resolve("bench.json").toString());
    assertThat(new Suite(arguments, List.of(Part.of("TinyBenchmark", TINY)), printer()).run()).isEqualTo(2);
    assertThat(words()).contains("NoSuchThing").contains("TinyBenchmark.works");
  }

  @Test
  void wrongArgumentsAreNamed() throws IOException {
    assertThat(Suite.run(new String[]{"--preset", "huge"}, printer())).isEqualTo(2);
    assertThat(words()).contains("--preset").contains("huge");
    assertThat(Suite.run(new String[]{"--include", "("}, printer())).isEqualTo(2);
    assertThat(words()).contains("--include");
    assertThat(Suite.run(new String[]{"--out"}, printer())).isEqualTo(2);
    assertThat(words()).contains("--out needs a value");
  }

  private int run(Path out, String... benchmarks) throws IOException {
    System.setProperty(WeightTraffic.LADDER, ReadLadder.parse(LADDER).text());
    try {
      final SuiteArguments arguments = SuiteArguments.parse("--include", "TinyBenchmark", "--out", out.toString());
      final List<Part> parts = List.of(benchmarks).stream().map(name -> Part.of(name, TINY)).toList();
      return new Suite(arguments, parts, printer()).run();
    } finally {
      System.clearProperty(WeightTraffic.LADDER);
    }
  }

  private PrintStream printer() {
    return new PrintStream(said, true, StandardCharsets.UTF_8);
  }

  private String words() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode read(Path file) {
    return JsonMapper.shared().readTree(file.toFile());
  }
}
