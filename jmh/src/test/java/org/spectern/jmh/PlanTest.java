package org.spectern.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.BenchmarkListEntry;

class PlanTest {
  private static final Pattern ALL = Pattern.compile("");

  @Test
  void aPlanCountsEverySetOfParametersAndAddsUpItsTime() {
    final Part part = Part.of("TinyBenchmark", new Timing(2, 3, 100, 5, 200)).with("size", "1 2 3").with("absent",
        "4 5");
    final Plan plan = Plan.of(List.of(part), Suite.known(), ALL);
    assertThat(plan.runs()).as("two methods, three sizes").isEqualTo(6);
    assertThat(plan.seconds()).isCloseTo(6 * 2 * (Timing.START_SECONDS + .3 + 1), within(1e-9));
  }

  @Test
  void includeNarrowsAPlan() {
    final Part part = Part.of("TinyBenchmark", new Timing(1, 1, 1, 1, 1));
    final Plan plan = Plan.of(List.of(part), Suite.known(), Pattern.compile("Tiny.*works"));
    assertThat(plan.steps()).singleElement().extracting(Plan.Step::benchmarks)
        .isEqualTo(List.of("org.spectern.jmh.TinyBenchmark.works"));
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void aPresetStaysWithinTheMinutesItStates(Preset preset) {
    final Plan plan = Plan.of(preset.parts(), product(), ALL);
    assertThat((plan.seconds() + Suite.LADDER_SECONDS + preset.extent().seconds()) / 60)
        .as(preset + ": " + plan.runs() + " benchmarks").isLessThan(preset.minutes());
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void everyPartOfAPresetFindsABenchmark(Preset preset) {
    for (final Part part : preset.parts()) {
      assertThat(Plan.of(List.of(part), product(), ALL).runs()).as(part.toString()).isPositive();
    }
  }

  @Test
  void everyBenchmarkIsInTheFullPresetAndInTheQuickOneOrLeftOutByName() {
    final Set<String> all = product().stream().map(PlanTest::owner).collect(Collectors.toCollection(TreeSet::new));
    assertThat(owners(Preset.FULL)).isEqualTo(all);
    final Set<String> quick = owners(Preset.QUICK);
    quick.addAll(Presets.NOT_QUICK.keySet());
    assertThat(quick).as("in quick, or in Presets.NOT_QUICK with a reason").isEqualTo(all);
    assertThat(Presets.NOT_QUICK.values()).allMatch(reason -> reason.length() > 10);
  }

  @Test
  void timingsRefuseToMeasureNothing() {
    assertThatThrownBy(() -> new Timing(0, 1, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forks=0");
  }

  private static Set<String> owners(Preset preset) {
    return Plan.of(preset.parts(), product(), ALL).steps().stream().flatMap(step -> step.benchmarks().stream())
        .map(name -> name.substring(0, name.lastIndexOf('.'))).map(name -> name.substring(name.lastIndexOf('.') + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String owner(BenchmarkListEntry entry) {
    final String owner = entry.getUserClassQName();
    return owner.substring(owner.lastIndexOf('.') + 1);
  }

  /** What ships: without the benchmarks of these tests. */
  private static List<BenchmarkListEntry> product() {
    return Suite.known().stream().filter(entry -> !entry.getUserClassQName().endsWith(".TinyBenchmark")).toList();
  }
}
