package org.spectern.reports.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LedgersTest {
  private static final int[] WIDTHS = {1500, 1500, 1500};
  private static final long WEIGHTS = 784L * 1500 + 2 * 1500L * 1500 + 1500 * 10;

  /** Bits read off the paper's Figure 3 (theory.md, section 5): 1.82e8, 1.14e7 and 1.15e6. */
  @Test
  void thePapersCountIsThatOfItsFigure3() {
    assertThat((double) Ledgers.paperBitsDense(WEIGHTS, WIDTHS)).isCloseTo(1.82e8, within(5e5));
    assertThat((double) Ledgers.paperBitsTernary(WEIGHTS, WIDTHS)).isCloseTo(1.14e7, within(5e4));
    assertThat((double) Ledgers.paperBitsTernary(WEIGHTS / 10, WIDTHS)).isCloseTo(1.15e6, within(5e3));
  }

  /** kernels.md: H(0) = 1, H(.5) = 1.5, H(.9) = .569, H(.95) = .336, H(.99) = .0908 bits. */
  @Test
  void theEntropyOfAWeightIsShannons() {
    assertThat(Sparsity.entropy(0)).isEqualTo(1);
    assertThat(Sparsity.entropy(.5)).isCloseTo(1.5, within(1e-12));
    assertThat(Sparsity.entropy(.9)).isCloseTo(.569, within(5e-4));
    assertThat(Sparsity.entropy(.95)).isCloseTo(.336, within(5e-4));
    assertThat(Sparsity.entropy(.99)).isCloseTo(.0908, within(5e-5));
  }

  @Test
  void sparsitiesAreWrittenAsTheOptionTakesThem() {
    assertThat(Sparsity.text(new double[]{.9, .9, .9})).isEqualTo("0.9");
    assertThat(Sparsity.text(new double[]{0})).isEqualTo("0");
    assertThat(Sparsity.text(new double[]{.9, .99, .99})).isEqualTo("0.9:0.99:0.99");
  }
}
