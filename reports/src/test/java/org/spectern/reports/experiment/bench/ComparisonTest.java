package org.spectern.reports.experiment.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir
  private Path folder;

  @Test
  void lessTimeIsBetter() throws IOException {
    final Comparison.Row row = row("ns/op", 100, 1, 50, 1);
    assertThat(row.ratio().value()).isEqualTo(2);
    assertThat(row.finding()).isEqualTo(Comparison.Finding.FASTER);
    assertThat(row("us/op", 50, 1, 100, 1).finding()).isEqualTo(Comparison.Finding.SLOWER);
  }

  @Test
  void moreOperationsAreBetter() throws IOException {
    final Comparison.Row row = row("ops/s", 100, 1, 50, 1);
    assertThat(row.ratio().value()).isEqualTo(.5);
    assertThat(row.finding()).isEqualTo(Comparison.Finding.SLOWER);
    assertThat(row("ops/ms", 50, 1, 100, 1).finding()).isEqualTo(Comparison.Finding.FASTER);
  }

  @Test
  void overlappingIntervalsAreNoise() throws IOException {
    assertThat(row("ns/op", 100, 6, 110, 5).finding()).isEqualTo(Comparison.Finding.WITHIN_NOISE);
    assertThat(row("ns/op", 100, 4, 110, 5).finding()).isEqualTo(Comparison.Finding.SLOWER);
    assertThat(row("ns/op", 100, Double.NaN, 1, 0).finding()).isEqualTo(Comparison.Finding.NO_ERROR_KNOWN);
  }

  @Test
  void theIntervalOfARatioAddsRelativeErrorsInSquares() throws IOException {
    final Ratio ratio = row("ns/op", 100, 3, 50, 2).ratio();
    assertThat(ratio.halfWidth()).isCloseTo(2 * Math.hypot(.03, .04), within(1e-12));
    assertThat(ratio.low()).isCloseTo(2 - ratio.halfWidth(), within(1e-12));
  }

  @Test
  void whatOnlyOneRunHasIsNamed() throws IOException {
    final BenchRun before = run("a", "ns/op", 1, 0, "size", "1");
    final BenchRun after = run("b", "ns/op", 1, 0, "size", "2");
    final Comparison comparison = Comparison.of(before, after);
    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.onlyBefore()).containsExactly("Some.thing size=1");
    assertThat(comparison.onlyAfter()).containsExactly("Some.thing size=2");
    assertThat(comparison.asText()).contains("only in", "size=1", "size=2");
  }

  @Test
  void scoresOfDifferentUnitsHaveNoRatio() throws IOException {
    final Measurement time = run("a", "ns/op", 1, 0, "size", "1").measurements().getFirst();
    final Measurement rate = run("b", "ops/s", 1, 0, "size", "1").measurements().getFirst();
    assertThatThrownBy(() -> Ratio.of(time, rate)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unit=ns/op");
  }

  private Comparison.Row row(String unit, double before, double beforeError, double after, double afterError)
      throws IOException {
    final Comparison comparison = Comparison.of(run("a", unit, before, beforeError, "size", "1"),
        run("b", unit, after, afterError, "size", "1"));
    assertThat(comparison.sameMachine()).isTrue();
    assertThat(comparison.asText()).contains(comparison.rows().getFirst().finding().text());
    return comparison.rows().getFirst();
  }

  private BenchRun run(String name, String unit, double score, double error, String param, String value)
      throws IOException {
    return BenchRun
        .read(new SampleRun().add("a.Some.thing", Map.of(param, value), score, error, unit, List.of(), Map.of())
            .write(folder.resolve(name)));
  }
}
