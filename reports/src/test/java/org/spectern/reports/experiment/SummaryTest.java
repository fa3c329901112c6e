package org.spectern.reports.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spectern.reports.render.Json;

class SummaryTest {
  @Test
  void oneValueHasNoInterval() {
    final Summary one = Summary.of(List.of(.94));
    assertThat(one.mean()).isEqualTo(.94);
    assertThat(one.halfWidth()).isEmpty();
    assertThat(one.low()).isNaN();
    assertThat(one.high()).isNaN();
    assertThat(one.lowAboveZero()).isNaN();
  }

  @Test
  void oneValueIsShownAlone() {
    final Summary one = Summary.of(List.of(.94126));
    assertThat(one.percent()).isEqualTo("94.13 %");
    assertThat(one.text(4)).isEqualTo("0.9413");
    assertThat(Json.of(one)).contains("\"halfWidth\" : null");
    assertThat(Summary.over(1)).contains("without an interval");
  }

  /** s = 1, n = 3: 4.303 / √3. */
  @Test
  void threeValuesSpreadByStudentsT() {
    final Summary summary = Summary.of(List.of(1.0, 2.0, 3.0));
    assertThat(summary.mean()).isEqualTo(2);
    assertThat(summary.halfWidth().getAsDouble()).isCloseTo(4.303 / Math.sqrt(3), within(1e-12));
    assertThat(summary.low()).isCloseTo(2 - 4.303 / Math.sqrt(3), within(1e-12));
    assertThat(summary.lowAboveZero()).isEqualTo(1);
    assertThat(summary.text(1)).isEqualTo("2.0 ± 2.5");
  }

  @Test
  void severalValuesShowTheirIntervalEvenIfTheyAgree() {
    assertThat(Summary.of(List.of(.5, .5)).percent()).isEqualTo("50.00 ± 0.00 %");
    assertThat(Json.of(Summary.of(List.of(.5, .5)))).contains("\"halfWidth\" : 0.0");
  }

  /** Quantiles of printed tables for 10, 19 and 99 degrees of freedom. */
  @Test
  void manyValuesSpreadByStudentsTToo() {
    assertThat(quantile(11)).isCloseTo(2.2281, within(5e-4));
    assertThat(quantile(20)).isCloseTo(2.0930, within(5e-4));
    assertThat(quantile(100)).isCloseTo(1.9842, within(5e-4));
  }

  @Test
  void nothingHasNoMean() {
    assertThatThrownBy(() -> Summary.of(List.of())).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("values=[]");
  }

  /** Half-width over s / √n, for the values 0 … n − 1, whose variance is n (n + 1) / 12. */
  private static double quantile(int n) {
    final Summary summary = Summary.of(IntStream.range(0, n).mapToObj(Double::valueOf).toList());
    return summary.halfWidth().getAsDouble() / Math.sqrt((n + 1) / 12.0);
  }
}
