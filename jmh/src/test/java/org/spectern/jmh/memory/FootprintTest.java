package org.spectern.jmh.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spectern.kernels.Layout;

class FootprintTest {
  @Test
  void theCounterOfOffHeapMemoryAgreesWithWhatAMatrixSaysOfItself() {
    final LayoutFootprint planes = LayoutFootprint.of(Layout.BIT_PLANES, 256, 256, .5);
    assertThat(planes.offHeapBytes()).isGreaterThanOrEqualTo(planes.weightBytes());
    assertThat(planes.bitsPerWeight()).as("two planes and a few objects").isBetween(2., 2.6);
    assertThat(planes.entropyBits()).isCloseTo(1.5, within(1e-12));
    assertThat(LayoutFootprint.dense(256, 256).bitsPerWeight()).isBetween(32., 32.01);
  }

  @Test
  void entropyIsThatOfThePaper() {
    assertThat(LayoutFootprint.entropy(0)).isEqualTo(1);
    assertThat(LayoutFootprint.entropy(.9)).isCloseTo(.569, within(5e-4));
    assertThat(LayoutFootprint.entropy(.99)).isCloseTo(.0908, within(5e-5));
  }

  @Test
  void netsAndFreshJvmsAreMeasuredForEveryLayout() throws IOException {
    final FootprintTable table = FootprintTable.measure(
        new FootprintTable.Extent(List.of(new int[]{64, 64}), List.of(.9), List.of(new int[]{32, 32}), .9));
    assertThat(table.layouts()).extracting(LayoutFootprint::layout).containsExactlyElementsOf(withDense());
    assertThat(table.nets()).extracting(NetFootprint::layout).containsExactlyElementsOf(withDense());
    assertThat(table.nets().stream().skip(1))
        .allMatch(net -> net.fileBytes() > net.paperBytes() && net.residentBytes() > 0);
    assertThat(table.freshJvms()).hasSize(1 + Layout.values().length);
    assertThat(table.freshJvms().stream().skip(1))
        .allMatch(one -> one.loadNanos() > 0 && one.answerNanos() > 0 && one.images() == 1000);
    assertThat(table.checksums()).hasSize(Layout.values().length);
  }

  private static List<String> withDense() {
    return Stream.concat(Stream.of("FLOAT32"), Arrays.stream(Layout.values()).map(Layout::name)).toList();
  }
}
