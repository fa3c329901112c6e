package org.spectern.reports.experiment.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.spectern.reports.experiment.MemoryResults;
import org.spectern.reports.experiment.SmallestFile;
import org.spectern.reports.render.Json;

/**
 * Floors of whole model files, which need trained nets: they come from {@code reproduce memory}, if its results lie
 * beside the suite's, as they do in {@code reports/out}.
 */
final class FileTargets {
  private static final double HALF_A_POINT = .005;

  /** A floor: how many times smaller than the dense original's file at equal widths. */
  private record Floor(int[] widths, String text, boolean stored, double factor) {}

  private static final List<Floor> FLOORS = List.of(new Floor(new int[]{1500, 1500, 1500}, "1500³", true, 150),
      new Floor(new int[]{1500, 1500, 1500}, "1500³", false, 1_900),
      new Floor(new int[]{5000, 5000, 2500}, "5000, 5000, 2500", true, 950),
      new Floor(new int[]{5000, 5000, 2500}, "5000, 5000, 2500", false, 7_000));

  private FileTargets() {}

  /** @param suite JMH's JSON, whose folder has the folder {@code memory} beside it */
  static List<Target> of(Path suite) {
    final Optional<MemoryResults> results = read(suite.toAbsolutePath().resolveSibling("../memory/results.json")
        .normalize());
    final List<Target> targets = new ArrayList<>();
    for (final Floor floor : FLOORS) {
      targets.add(Target.of(
          "file of the net " + floor.text + ", at most 0.5 points lost, "
              + (floor.stored ? "weights in it" : "a seed in it")
              + results.map(one -> ", " + one.settings().seeds() + " seeds").orElse("")
              + ", against float32 (reproduce memory --preset full)",
          "×", results.map(one -> factor(one, floor)).orElse(OptionalDouble.empty()), floor.factor, false));
    }
    return targets;
  }

  private static OptionalDouble factor(MemoryResults results, Floor floor) {
    return results.shapes().stream().filter(shape -> Arrays.equals(shape.widths(), floor.widths))
        .flatMap(shape -> SmallestFile.of(shape, HALF_A_POINT, floor.stored).stream()).mapToDouble(SmallestFile::factor)
        .max();
  }

  /** Results on the sample, which carry a warning, say nothing about the floors. */
  private static Optional<MemoryResults> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Json.read(Files.readString(file), MemoryResults.class)).filter(one -> one.warning().isEmpty())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
