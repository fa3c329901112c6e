package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReproduceCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir
  private Path folder;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      --eps 1.5               | --eps must lie in [0, 1): 1.5
      --eps NaN               | --eps must lie in [0, 1): NaN
      --eps half              | --eps takes numbers in [0, 1): half
      --eps 0.9:0.9           | eps needs one value, or one for each layer
      --widths 0              | --widths must lie in [1, 1048576]: 0
      --widths ten            | --widths takes whole numbers separated by commas: ten
      --levels 1              | --levels must lie in [2, 64]: 1
      --seeds 0               | --seeds must be at least 1: 0
      --threads 0             | --threads must be at least 1: 0
      --preset slow           | Invalid value for option '--preset'
      --wdiths=3              | Unknown option
      moon                    | Invalid value for positional parameter
      """)
  void wrongUsageNamesTheOptionAndTheValue(String arguments, String message) {
    final List<String> all = new ArrayList<>(List.of("reproduce", "--data", "sample", "--out", out().toString()));
    all.addAll(List.of(arguments.split(" ")));
    final CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(out()).doesNotExist();
  }

  @Test
  void aMissingDataFolderLeavesNothingBehind() {
    final Path missing = folder.resolve("nowhere");
    final CommandRun run = CommandRun.of("reproduce", "--data", missing.toString(), "--out", out().toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains(missing.toString());
    assertThat(out()).doesNotExist();
  }

  @Test
  void anOutThatCannotBeAFolderIsRefusedBeforeTheWork() throws IOException {
    final Path file = Files.writeString(folder.resolve("file"), "text");
    final CommandRun run = CommandRun.of("reproduce", "--data", "sample", "--out", file.resolve("page").toString());
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("not a folder: " + file);
    assertThat(file).hasContent("text");
  }

  @Test
  void aRunLeavesAPageAndItsNumbersAndNothingElse() throws IOException {
    final CommandRun run = reproduce(out(), "--json", "--seeds", "2");
    assertThat(run.exit()).as(run.err()).isZero();
    final JsonNode printed = JSON.readTree(run.out());
    assertThat(printed).isEqualTo(JSON.readTree(Files.readString(out().resolve("results.json"))));
    try (var files = Files.list(out())) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("index.html",
          "results.json");
    }
    final JsonNode nets = printed.get("shapes").get(0).get("nets");
    assertThat(nets).hasSize(4);
    for (final JsonNode net : nets) {
      assertThat(net.get("accuracies")).hasSize(2);
      assertThat(net.get("ledgers").get("fileBytes").asLong()).isPositive();
      assertThat(net.get("ledgers").get("offHeapBytes").asLong()).isPositive();
      assertThat(net.get("ledgers").get("heapBytes").asLong()).isPositive();
      assertThat(net.get("speed").get("median").asDouble()).isPositive();
    }
    assertThat(Files.readString(out().resolve("index.html"))).contains("MNIST sample", "inferences per second",
        "reproduce --data sample");
  }

  @Test
  void accuraciesDependOnTheSeedAloneAndNotOnThreads() throws IOException {
    final List<Double> first = accuracies(reproduce(folder.resolve("a"), "--json", "--threads", "1"));
    final List<Double> second = accuracies(reproduce(folder.resolve("b"), "--json", "--threads", "3"));
    final List<Double> other = accuracies(reproduce(folder.resolve("c"), "--json", "--seed", "2"));
    assertThat(second).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
  }

  @Test
  void theTableNamesTheDataTheMachineAndThePage() {
    final CommandRun run = reproduce(out());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("MNIST sample", "machine:", "paper's count", "resident",
        out().resolve("index.html").toString());
  }

  /** Speeds are repeated in any case: only they may have a ±. */
  @Test
  void accuraciesOfOneSeedHaveNoIntervalAndThoseOfTwoHave() throws IOException {
    final CommandRun one = reproduce(folder.resolve("one"));
    assertThat(one.out()).containsPattern("[0-9]+\\.[0-9]{2} %").doesNotContainPattern("± [0-9.]+ %");
    assertThat(Files.readString(folder.resolve("one").resolve("index.html"))).doesNotContainPattern("± [0-9.]+ %")
        .contains("of one seed, so without an interval");
    final CommandRun two = reproduce(folder.resolve("two"), "--seeds", "2");
    assertThat(two.out()).containsPattern("[0-9]+\\.[0-9]{2} ± [0-9.]+ %");
  }

  private static CommandRun reproduce(Path out, String... more) {
    final List<String> arguments = new ArrayList<>(List.of("reproduce", "--data", "sample", "--widths", "40,40,30",
        "--eps", "0.9", "--levels", "8", "--out", out.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static List<Double> accuracies(CommandRun run) {
    assertThat(run.exit()).as(run.err()).isZero();
    final List<Double> all = new ArrayList<>();
    for (final JsonNode net : JSON.readTree(run.out()).get("shapes").get(0).get("nets")) {
      net.get("accuracyByReadout").forEach(value -> all.add(value.asDouble()));
    }
    return all;
  }

  private Path out() {
    return folder.resolve("out");
  }
}
