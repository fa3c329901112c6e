package org.spectern.reports.experiment.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.reports.data.AtomicFile;
import org.spectern.reports.experiment.SampleMemory;
import org.spectern.reports.render.Json;

class TargetTest {
  @TempDir
  private Path folder;

  @Test
  void everyFloorIsARowWithWhatTheRunMeasured() throws IOException {
    final List<Target> targets = Targets.of(BenchRun.read(SampleRun.whole().write(folder)));
    assertThat(targets).extracting(Target::what).doesNotHaveDuplicates();
    measured(targets, "bit planes × ternary, 1024x1024", 420, Target.Standing.FLOOR);
    measured(targets, "bit planes × ternary, 4096x4096", 420, Target.Standing.GOAL);
    measured(targets, "signed lists × float32, 1024x1024, eps 0.9", 40, Target.Standing.FLOOR);
    measured(targets, "signed lists × float32, 1024x1024, eps 0.99", 400, Target.Standing.GOAL);
    measured(targets, "bit planes × ternary, 1024x1024, batch 64", 520, Target.Standing.FLOOR);
    measured(targets, "bit planes × ternary, 512x784, share of its rate at 1024x1024", 100, Target.Standing.FLOOR);
    measured(targets, "bit planes × ternary, 4096x4096, 256 bits, against dense float32 with the same vectors", 10,
        Target.Standing.FLOOR);
    measured(targets,
        "answers per second, net 1500³, one bit, bit planes in every layer, against dense float32 through OpenBLAS", 23,
        Target.Standing.FLOOR);
    measured(targets, "most bytes allocated by one product of any layout, above JMH's own 0.25 MB/s", .25,
        Target.Standing.FLOOR);
    measured(targets, "Rice, 1024x1024, eps 0.5, stored bytes above the Shannon bound", 1, Target.Standing.FLOOR);
    assertThat(targets.stream().filter(target -> target.what().startsWith("five-trit")))
        .allMatch(target -> target.standing() == Target.Standing.NOT_MEASURED);
  }

  @Test
  void aFloorHoldsForTheSlowestOfWhatMatches() throws IOException {
    final int[] shape = {1024, 1024};
    final SampleRun run = new SampleRun().product("BIT_PLANES", "BINARY", shape, .5, 1, 2, 460)
        .product("BIT_PLANES", "BINARY", shape, .9, 1, 2, 390);
    measured(Targets.of(BenchRun.read(run.write(folder))), "bit planes × binary, 1024x1024", 390,
        Target.Standing.BELOW);
  }

  @Test
  void theCeilingIsTheBandwidthOfWhereTheWeightsLie() throws IOException {
    final List<Target> targets = Targets.of(BenchRun.read(SampleRun.whole().write(folder)));
    assertThat(named(targets, "bit planes × ternary, 1024x1024").ceiling()).as("12 GB/s at 2 bits").hasValue(48);
    assertThat(named(targets, "bit planes × ternary, 1024x1024, batch 64").ceiling()).isEmpty();
  }

  @Test
  void factorsOfFilesAreThoseOfTheMemoryRunBeside() throws IOException {
    final Path suite = SampleRun.whole().write(Files.createDirectories(folder.resolve("bench")));
    final Path memory = folder.resolve("memory").resolve("results.json");
    final String stored = "file of the net 1500³, at most 0.5 points lost, weights in it";
    assertThat(starting(Targets.of(BenchRun.read(suite)), stored).standing()).isEqualTo(Target.Standing.NOT_MEASURED);
    AtomicFile.write(memory, Json.of(SampleMemory.results(.94, .77, "")));
    final Target measured = starting(Targets.of(BenchRun.read(suite)), stored);
    assertThat(measured.measured()).as("23.0 MB over 230 KB").hasValue(100);
    assertThat(measured.standing()).isEqualTo(Target.Standing.BELOW);
    assertThat(
        starting(Targets.of(BenchRun.read(suite)), "file of the net 1500³, at most 0.5 points lost, a seed in it")
            .measured())
        .as("23.0 MB over 10 KB").hasValue(2300);
    AtomicFile.write(memory, Json.of(SampleMemory.results(.94, .77, "only the sample")));
    assertThat(starting(Targets.of(BenchRun.read(suite)), stored).measured()).isEmpty();
  }

  private static Target starting(List<Target> targets, String what) {
    return targets.stream().filter(one -> one.what().startsWith(what)).findFirst().orElseThrow();
  }

  private static Target named(List<Target> targets, String what) {
    return targets.stream().filter(one -> one.what().equals(what)).findFirst().orElseThrow();
  }

  @Test
  void aLimitFromAboveIsReachedByLess() {
    assertThat(Target.of("bytes", "B", OptionalDouble.of(.5), 1, true).standing())
        .isEqualTo(Target.Standing.FLOOR);
    assertThat(Target.of("bytes", "B", OptionalDouble.of(2), 1, true).standing())
        .isEqualTo(Target.Standing.BELOW);
  }

  private static void measured(List<Target> targets, String what, double value, Target.Standing standing) {
    final Target target = targets.stream().filter(one -> one.what().equals(what)).findFirst().orElse(null);
    assertThat(target).as(what).isNotNull();
    assertThat(target.measured().orElse(Double.NaN)).as(what).isCloseTo(value, within(1e-3 * value));
    assertThat(target.standing()).as(what).isEqualTo(standing);
  }
}
