package org.spectern.jmh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.spectern.jmh.memory.FootprintTable;
import org.spectern.jmh.profile.ReadLadder;
import org.spectern.kernels.Provider;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reader of results must know about the run that made them; written beside JMH's JSON, and anew after each
 * benchmark.
 *
 * @param format version of this form
 * @param command what was typed
 * @param preset size of the run
 * @param include which benchmarks of the preset
 * @param statedMinutes the preset's limit
 * @param planned benchmarks that were to run
 * @param finished benchmarks that have run
 * @param state "complete", or why it is not: "running", "interrupted", "failed: …"
 * @param started when, ISO 8601, UTC
 * @param seconds wall-clock time so far
 * @param machine where
 * @param java JVM of suite and forks
 * @param jvmOptions options of the suite's JVM; those of the forks stand with each result
 * @param provider kernels that answered, why they were chosen, and the width of their vectors
 * @param revision git commit, "+" after it if files were changed
 * @param loadAverage of the last minute, before the start; negative if the system does not tell
 * @param ladder measured read bandwidths of one thread
 * @param energy which meters, or that there are none
 * @param baselines what the dense baselines are and how they were held to one thread
 * @param checksums SHA-256 of the code and the data that were measured, by name
 * @param memory bytes of layouts and nets
 */
public record Manifest(int format, String command, String preset, String include, int statedMinutes, int planned,
    int finished, String state, String started, double seconds, MachineFacts machine, String java,
    List<String> jvmOptions, Provider provider, String revision, double loadAverage, List<ReadLadder.Rung> ladder,
    String energy, Map<String, String> baselines, Map<String, String> checksums, FootprintTable memory) {
  /** The present form. */
  public static final int FORMAT = 1;

  private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** The manifest of a result file: {@code bench.json} has {@code bench.manifest.json}. */
  public static Path beside(Path results) {
    final String name = results.getFileName().toString();
    return results.resolveSibling((name.endsWith(".json") ? name.substring(0, name.length() - 5) : name)
        + ".manifest.json");
  }

  /** The same run, further on. */
  Manifest progressed(int done, String how, double took) {
    return new Manifest(format, command, preset, include, statedMinutes, planned, done, how, started, took, machine,
        java, jvmOptions, provider, revision, loadAverage, ladder, energy, baselines, checksums, memory);
  }

  /** The same run with its memory measured. */
  Manifest measured(FootprintTable table, Map<String, String> sums) {
    return new Manifest(format, command, preset, include, statedMinutes, planned, finished, state, started, seconds,
        machine, java, jvmOptions, provider, revision, loadAverage, ladder, energy, baselines, sums, table);
  }

  void write(Path file) throws IOException {
    ResultFile.replace(file, MAPPER.writeValueAsBytes(this));
  }
}
