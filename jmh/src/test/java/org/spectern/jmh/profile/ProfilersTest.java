package org.spectern.jmh.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.results.ScalarResult;
import org.spectern.jmh.Workload;

class ProfilersTest {
  @TempDir
  private Path folder;

  @Test
  void trafficIsWeightsAndBytesOverTimeAndItsShareOfTheRungTheyLiveOn() {
    final ReadLadder ladder = new ReadLadder(List.of(new ReadLadder.Rung("L1", 1000, 500, 100),
        new ReadLadder.Rung("memory", Long.MAX_VALUE, 4000, 10)));
    final Map<String, Double> results = WeightTraffic.results(new Workload(8000, 2000), 400, ladder).stream()
        .collect(Collectors.toMap(ScalarResult::getLabel, ScalarResult::getScore));
    assertThat(results.get("weights.rate")).isEqualTo(20);
    assertThat(results.get("weights.bits")).isEqualTo(2);
    assertThat(results.get("weights.traffic")).isEqualTo(5);
    assertThat(results.get("weights.bandwidth")).as("5 of memory's 10 GB/s").isEqualTo(50);
  }

  @Test
  void aLadderSurvivesItsText() {
    final ReadLadder ladder = new ReadLadder(List.of(new ReadLadder.Rung("L1", 49152, 24576, 161.25),
        new ReadLadder.Rung("memory", Long.MAX_VALUE, 1L << 30, 12.5)));
    assertThat(ReadLadder.parse(ladder.text())).isEqualTo(ladder);
    assertThatThrownBy(() -> ReadLadder.parse("L1:5")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rung=L1:5");
  }

  @Test
  void aMeasuredLadderHasARungPerCacheAndOneForMemory() {
    final ReadLadder ladder = ReadLadder.measure(List.of(new Caches.Cache(1, 16 << 10), new Caches.Cache(2, 256 << 10)),
        1 << 20);
    assertThat(ladder.rungs()).extracting(ReadLadder.Rung::name).containsExactly("L1", "L2", "memory");
    assertThat(ladder.rungs()).allMatch(rung -> rung.gigabytesPerSecond() > 0 && rung.gigabytesPerSecond() < 10_000);
    assertThat(ladder.rungs().get(0).bytes()).isLessThan(16 << 10);
    assertThat(ladder.rungs().get(1).bytes()).isGreaterThan(16 << 10).isLessThanOrEqualTo(256 << 10);
    assertThat(ladder.of(200 << 10).name()).isEqualTo("L2");
    assertThat(ladder.of(1 << 30).name()).isEqualTo("memory");
  }

  @Test
  void cachesAreReadAsLinuxDescribesThem() throws IOException {
    cache(0, "1", "Data", "48K");
    cache(1, "1", "Instruction", "64K");
    cache(2, "2", "Unified", "2048K");
    cache(3, "3", "Unified", "32M");
    assertThat(Caches.read(folder)).containsExactly(new Caches.Cache(1, 48 << 10), new Caches.Cache(2, 2 << 20),
        new Caches.Cache(3, 32 << 20));
    assertThat(Caches.read(folder.resolve("absent"))).isEmpty();
  }

  @Test
  void energyIsTheRiseOfAllPackagesAcrossTheEndOfTheirRange() throws IOException {
    zone("intel-rapl:0", 990, 1000);
    zone("intel-rapl:1", 50, 1000);
    zone("intel-rapl:0:0", 7, 1000);
    final PowerCap meters = PowerCap.in(folder);
    assertThat(meters.available()).isTrue();
    final long[] before = meters.read();
    assertThat(before).as("packages, not their parts").hasSize(2);
    zone("intel-rapl:0", 20, 1000);
    zone("intel-rapl:1", 80, 1000);
    assertThat(meters.since(before)).isEqualTo(30 + 30);
    assertThat(Energy.perOperation(60, 4).getScore()).isCloseTo(15, within(1e-12));
  }

  @Test
  void withoutMetersEnergyIsNotAvailableHere() {
    final PowerCap none = PowerCap.in(folder.resolve("absent"));
    assertThat(none.available()).isFalse();
    assertThat(none.state()).startsWith("not available here");
    assertThat(new Energy(none).afterIteration(null, null, null)).isEmpty();
  }

  private void cache(int index, String level, String type, String size) throws IOException {
    final Path one = Files.createDirectories(folder.resolve("index" + index));
    Files.writeString(one.resolve("level"), level + "\n");
    Files.writeString(one.resolve("type"), type + "\n");
    Files.writeString(one.resolve("size"), size + "\n");
  }

  private void zone(String name, long energy, long range) throws IOException {
    final Path one = Files.createDirectories(folder.resolve(name));
    Files.writeString(one.resolve("energy_uj"), energy + "\n");
    Files.writeString(one.resolve("max_energy_range_uj"), range + "\n");
  }
}
