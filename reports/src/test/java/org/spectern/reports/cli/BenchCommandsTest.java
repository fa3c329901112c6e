package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.experiment.bench.SampleRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandsTest {
  @TempDir
  private Path folder;

  @Test
  void reportMakesAPageOfStoredResults() throws IOException {
    final Path file = SampleRun.whole().write(folder);
    final Path out = folder.resolve("page");
    final CommandRun run = CommandRun.of("report", file.toString(), "--out", out.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(out.resolve("index.html")).isNotEmptyFile();
    assertThat(run.out()).contains("index.html");
  }

  @Test
  void reportSpeaksJson() throws IOException {
    final Path file = SampleRun.whole().write(folder);
    final CommandRun run = CommandRun.of("report", file.toString(), "--out", folder.resolve("page").toString(),
        "--json");
    final JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.get("headline").get(0).get("ratio").get("value").isNumber()).isTrue();
    assertThat(json.get("targets").get(0).get("standing").asString()).isEqualTo("FLOOR");
  }

  @Test
  void missingResultsAreNamed() {
    final CommandRun run = CommandRun.of("report", folder.resolve("none.json").toString(), "--out", folder.toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("none.json");
  }

  @Test
  void compareFindsARunEqualToItself() throws IOException {
    final String file = SampleRun.whole().write(folder).toString();
    final CommandRun run = CommandRun.of("compare", file, file);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("1.00×", "0 faster, 0 slower");
  }

  @Test
  void compareRefusesOtherMachinesUnlessForced() throws IOException {
    final String own = SampleRun.whole().write(folder.resolve("a")).toString();
    final Path other = folder.resolve("b");
    final String foreign = SampleRun.elsewhere().write(other).toString();
    final CommandRun refused = CommandRun.of("compare", own, foreign);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("different machines", "--force");
    final CommandRun forced = CommandRun.of("compare", own, foreign, "--force", "--json");
    assertThat(forced.exit()).isZero();
    assertThat(JsonMapper.shared().readTree(forced.out()).get("sameMachine").asBoolean()).isFalse();
  }

  @Test
  void benchRefusesABadExpressionBeforeAnythingStarts() {
    final CommandRun run = CommandRun.of("bench", "--include", "(");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--include").contains("(");
  }
}
