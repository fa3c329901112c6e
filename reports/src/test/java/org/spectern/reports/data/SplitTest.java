package org.spectern.reports.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void partsAreDisjointAndCoverEveryImage() {
    for (int count = 2; count < 60; count++) {
      for (final double share : new double[]{1e-9, 0.1, 0.5, 0.999999}) {
        final Split split = Split.of(count, share, count);
        final BitSet seen = new BitSet();
        for (final int i : split.train()) {
          seen.set(i);
        }
        for (final int i : split.validation()) {
          assertThat(seen.get(i)).as("count=%d share=%s image %d in both", count, share, i).isFalse();
          seen.set(i);
        }
        assertThat(seen.nextClearBit(0)).isEqualTo(count);
        assertThat(split.train()).isSorted().isNotEmpty();
        assertThat(split.validation()).isSorted().hasSize((int) Math.clamp(Math.round(share * count), 1L, count - 1L));
      }
    }
  }

  @Test
  void sameSeedSameSplitAndAnotherSeedAnother() {
    final Split first = Split.of(1000, 0.1, 7);
    assertThat(Split.of(1000, 0.1, 7).validation()).isEqualTo(first.validation());
    assertThat(Split.of(1000, 0.1, 8).validation()).isNotEqualTo(first.validation());
  }

  @Test
  void splitOfASeedNeverChanges() {
    assertThat(Split.of(20, 0.25, 42).validation()).containsExactly(0, 7, 11, 15, 18);
  }

  @Test
  void everyImageIsHeldOutEquallyOften() {
    final int[] held = new int[10];
    final int seeds = 20_000;
    for (int seed = 0; seed < seeds; seed++) {
      for (final int i : Split.of(10, 0.3, seed).validation()) {
        held[i]++;
      }
    }
    // Binomial with p = 0.3: five standard deviations.
    final double tolerance = 5 * Math.sqrt(seeds * 0.3 * 0.7);
    for (final int count : held) {
      assertThat((double) count).isBetween(seeds * 0.3 - tolerance, seeds * 0.3 + tolerance);
    }
  }

  @Test
  void impossibleSplitsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Split.of(1, 0.5, 0)).withMessageContaining("count=1");
    for (final double share : new double[]{0, 1, -0.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Split.of(10, share, 0))
          .withMessageContaining("validationShare=" + share);
    }
  }

  @Test
  void theFirstOfEachClassAreEquallyManyAndTheRestIsTheOthers() {
    final byte[] labels = {2, 0, 0, 1, 0, 1, 2, 2, 1, 0};
    final Split split = Split.firstOfEach(new Images(new byte[10], 10, 1, labels, 3), 7);
    assertThat(split.train()).containsExactly(0, 1, 2, 3, 5, 6);
    assertThat(split.validation()).containsExactly(4, 7, 8, 9);
  }
}
