package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.spectern.kernels.product.Kernels;
import org.spectern.kernels.scalar.ScalarPacking;

/** The choice of provider in the four JVMs the tests run in. */
class ProviderTest {
  @Test
  void theVectorModuleDecidesTheProvider() {
    final boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    final Provider provider = Provider.current();
    assertThat(provider.name()).as(provider.reason()).isEqualTo(present ? "vector" : "scalar");
    assertThat(provider.vectorBits()).isEqualTo(present ? Math.max(128, provider.vectorBits()) : 0);
    assertThat(provider.reason()).endsWith(".");
  }

  @Test
  void missingFlagsAreNamedExactly() {
    final boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (present) {
      assertThat(Provider.missingFlags()).isEmpty();
    } else {
      assertThat(Provider.missingFlags()).containsExactly("--add-modules=jdk.incubator.vector");
    }
  }

  @Test
  void theSelfTestFindsAKernelThatDiffers() {
    final var sound = Provider.scalar();
    final var wrong = new Kernels("wrong", sound.bitPlanes(), sound.signedLists(), sound.fiveTrits(),
        sound.threeTrits(),
        new ScalarPacking() {
          @Override
          public void levels(final int[] y, final int offset, final int[] thresholds, final int rows,
              final byte[] levels,
              final MemorySegment out, final long outOffset, final int from, final int to) {
            super.levels(y, offset, thresholds, rows, levels, out, outOffset, from, to - 1);
          }
        }, sound.seeded(), sound.rice(), sound.entries());
    assertThat(SelfTest.firstDifference(sound, sound)).isEmpty();
    assertThat(SelfTest.firstDifference(sound, wrong)).contains("packing");
  }
}
