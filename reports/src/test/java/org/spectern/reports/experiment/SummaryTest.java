package org.spectern.reports.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {
  @Test
  void oneValueHasNoSpread() {
    assertThat(Summary.of(List.of(.94))).isEqualTo(new Summary(.94, 0));
  }

  /** s = 1, n = 3: 4.303 / √3. */
  @Test
  void threeValuesSpreadByStudentsT() {
    final Summary summary = Summary.of(List.of(1.0, 2.0, 3.0));
    assertThat(summary.mean()).isEqualTo(2);
    assertThat(summary.halfWidth()).isCloseTo(4.303 / Math.sqrt(3), within(1e-12));
  }
}
