package org.spectern.jmh.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
}
