package org.spectern.reports.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sweep spread over processes that share nothing but a folder makes the pages that one process makes. */
class ShardsTest {
  private static final String RESULT = "fig1";
  private static final int SHARDS = 3;

  @TempDir
  private Path folder;

  @Test
  void threeProcessesSideBySideMakeThePagesOfOne() throws IOException, InterruptedException {
    final Path shared = folder.resolve("shared");
    final Path alone = folder.resolve("alone");
    final List<OtherJvm> shards = new ArrayList<>();
    for (int i = 1; i <= SHARDS; i++) {
      final List<String> arguments = new ArrayList<>(arguments(shared));
      arguments.addAll(List.of("--shard", i + "/" + SHARDS));
      shards.add(OtherJvm.start(folder, "shard" + i, List.of("--add-modules=jdk.incubator.vector"), arguments));
    }
    for (int i = 1; i <= SHARDS; i++) {
      assertThat(shards.get(i - 1).await()).contains("shard " + i + "/" + SHARDS + " is done", "without --shard");
    }
    assertThat(shared.resolve("index.html")).doesNotExist();
    final Map<Path, FileTime> stored = stored(shared);
    assertThat(stored).hasSizeGreaterThanOrEqualTo(SHARDS);
    final CommandRun merged = CommandRun.of(arguments(shared).toArray(String[]::new));
    assertThat(merged.exit()).as(merged.err()).isZero();
    assertThat(stored(shared)).as("nothing was left to compute").isEqualTo(stored);
    final CommandRun whole = CommandRun.of(arguments(alone).toArray(String[]::new));
    assertThat(whole.exit()).as(whole.err()).isZero();
    for (final String file : List.of("results.json", "index.html")) {
      assertThat(content(shared, file)).as(file).isEqualTo(content(alone, file));
    }
  }

  private static List<String> arguments(Path out) {
    return List.of("reproduce", RESULT, "--data", "sample", "--out", out.toString());
  }

  private static Map<Path, FileTime> stored(Path folder) throws IOException {
    final Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("cells"))) {
      for (final Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  private static String content(Path folder, String file) throws IOException {
    return Files.readString(folder.resolve(file)).replace(folder.toString(), "FOLDER");
  }
}
