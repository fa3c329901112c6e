package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A seed fixes every accuracy and every file, whatever vectors the machine has: other JVMs must print the same. */
class SameEverywhereTest {
  private static final List<String> ARGUMENTS = List.of("reproduce", "--json", "--data", "sample", "--widths",
      "40,30,20",
      "--eps", "0.5", "--levels", "8");

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"-XX:MaxVectorSize=32", "-XX:MaxVectorSize=16", "-Dspectern.provider=scalar"})
  void accuraciesAndFilesAreThoseOfThisJvm(String flag) throws IOException, InterruptedException {
    final List<String> here = new ArrayList<>(ARGUMENTS);
    here.addAll(List.of("--out", folder.resolve("here").toString()));
    final CommandRun run = CommandRun.of(here.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(facts(run.out())).isNotEmpty().isEqualTo(facts(otherJvm("--add-modules=jdk.incubator.vector", flag)));
  }

  @Test
  void aJvmWithoutTheIncubatorModuleIsServedByScalarKernels() throws IOException, InterruptedException {
    assertThat(JsonMapper.builder().build().readTree(otherJvm("-ea"))
        .get("provider").asString()).startsWith("scalar");
  }

  private String otherJvm(String... flags) throws IOException, InterruptedException {
    final List<String> arguments = new ArrayList<>(ARGUMENTS);
    arguments.addAll(List.of("--out", folder.resolve("there").toString()));
    return OtherJvm.start(folder, "there", List.of(flags), arguments).await();
  }

  private static List<String> facts(String json) {
    final List<String> facts = new ArrayList<>();
    for (final JsonNode net : JsonMapper.builder().build().readTree(json).get("shapes").get(0).get("nets")) {
      facts.add(net.get("kind") + " " + net.get("accuracyByReadout") + " " + net.get("variants"));
    }
    return facts;
  }
}
