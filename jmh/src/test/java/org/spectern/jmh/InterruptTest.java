package org.spectern.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InterruptTest {
  @TempDir
  private Path folder;

  @Test
  @Timeout(90)
  void anInterruptedRunKeepsItsFinishedPart() throws IOException, InterruptedException {
    final Path out = folder.resolve("bench.json");
    final Process suite = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules=jdk.incubator.vector", "-Djmh.ignoreLock=true",
        "-Dspectern.ladder=memory:9223372036854775807:1000000:10.00", "-cp",
        System.getProperty("java.class.path"), SuiteProcess.class.getName(), out.toString()).redirectErrorStream(true)
        .start();
    final List<String> words = new ArrayList<>();
    try (BufferedReader lines = suite.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        words.add(line);
        if (line.contains("[  2/10]")) {
          // What a terminal sends on Ctrl-C ends a JVM in the same way; the handle leaves the streams open.
          suite.toHandle().destroy();
        }
      }
    }
    assertThat(suite.waitFor(30, TimeUnit.SECONDS)).as("ends: %s", words).isTrue();
    assertThat(suite.exitValue()).as("%s", words).isNotZero();
    final JsonNode manifest = JsonMapper.shared().readTree(Manifest.beside(out).toFile());
    assertThat(manifest.get("state").asString()).isEqualTo("interrupted");
    final int finished = manifest.get("finished").asInt();
    assertThat(finished).isBetween(2, 9);
    assertThat(JsonMapper.shared().readTree(out.toFile()).size()).isEqualTo(finished);
    assertThat(words).anyMatch(line -> line.contains("interrupted: " + finished + " of 10"));
  }
}
