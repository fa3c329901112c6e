package org.spectern.reports.experiment.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the suite.
 *
 * @param file JMH's JSON
 * @param manifest what the suite wrote beside it
 * @param measurements in the order in which they were made
 */
public record BenchRun(Path file, Manifest manifest, List<Measurement> measurements) {
  /** Copies the measurements. */
  public BenchRun {
    measurements = List.copyOf(measurements);
  }

  /**
   * Reads a result file and the manifest beside it.
   *
   * @throws NoSuchFileException for a missing result file, and for one without manifest
   * @throws IOException for files of another form
   */
  public static BenchRun read(Path file) throws IOException {
    final Path manifest = manifestOf(file);
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.exists(manifest)) {
      throw new NoSuchFileException(manifest.toString(), null, "the manifest that belongs to " + file);
    }
    return new BenchRun(file, JmhJson.manifest(manifest), JmhJson.measurements(file));
  }

  /** Where the manifest of a result file is: {@code bench.json} has {@code bench.manifest.json}. */
  public static Path manifestOf(Path file) {
    final String name = file.getFileName().toString();
    return file.resolveSibling((name.endsWith(".json") ? name.substring(0, name.length() - 5) : name)
        + ".manifest.json");
  }

  /**
   * Several runs on the same machine as one, as if one command had made them; results of the same benchmark stay side
   * by side.
   *
   * @throws IllegalArgumentException for runs of different machines
   */
  public static BenchRun joined(List<BenchRun> runs) {
    final BenchRun first = runs.getFirst();
    final List<Measurement> all = new ArrayList<>();
    for (final BenchRun run : runs) {
      if (!run.manifest.machine().id().equals(first.manifest.machine().id())) {
        throw new IllegalArgumentException("runs of different machines cannot share a page: machine="
            + first.manifest.machine().id() + " (" + first.file + "), machine=" + run.manifest.machine().id() + " ("
            + run.file + ")");
      }
      all.addAll(run.measurements);
    }
    return new BenchRun(first.file, first.manifest, all);
  }
}
