package org.spectern.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TickTest {
  @Test
  void linearTicksAreRound() {
    assertThat(labels(Axis.linear("t").between(0, 1), NumberStyle.PLAIN, 6)).containsExactly("0.0", "0.2", "0.4", "0.6",
        "0.8", "1.0");
    assertThat(labels(Axis.linear("t").between(-3, 12), NumberStyle.PLAIN, 5)).containsExactly("0", "5", "10");
    assertThat(labels(Axis.linear("t").between(-0.5, 0.5), NumberStyle.PLAIN, 3)).containsExactly("−0.5", "0.0", "0.5");
    assertThat(labels(Axis.linear("t").between(0.7, 1), NumberStyle.PERCENT, 4)).containsExactly("70 %", "80 %", "90 %",
        "100 %");
    assertThat(labels(Axis.linear("t").between(0, 16_000), NumberStyle.COMPACT, 5)).containsExactly("0", "5 k", "10 k",
        "15 k");
  }

  @Test
  void logarithmicTicksArePowersThenDigits() {
    assertThat(labels(Axis.log("t").between(5e3, 2e8), NumberStyle.BYTES, 8)).containsExactly("10 KB", "100 KB", "1 MB",
        "10 MB", "100 MB");
    assertThat(labels(Axis.log("t").between(1e-13, 1e-1), NumberStyle.PLAIN, 5)).containsExactly("10⁻¹²", "10⁻⁹",
        "10⁻⁶", "0.001");
    assertThat(labels(Axis.log("t").between(0.2, 60), NumberStyle.PLAIN, 8)).containsExactly("0.3", "1", "3", "10",
        "30");
    assertThat(labels(Axis.log("t").between(0.009, 0.3), NumberStyle.PLAIN, 5)).containsExactly("0.01", "0.03", "0.1",
        "0.3");
    assertThat(labels(Axis.log("t").between(1e5, 1e7), NumberStyle.PLAIN, 5)).containsExactly("10⁵", "10⁶", "10⁷");
    assertThat(labels(Axis.log("t").between(410, 490), NumberStyle.PLAIN, 5)).containsExactly("420", "440", "460",
        "480");
  }

  @Test
  void ticksAlwaysLieInsideAndNeverExceedTheWish() {
    final long seed = 20260101;
    final SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 5000; trial++) {
      final boolean log = random.nextBoolean();
      final double low = log ? Math.pow(10, random.nextDouble(-9, 9)) : random.nextDouble(-1e3, 1e3);
      final double high = log ? low * Math.pow(10, random.nextDouble(0.5, 14))
          : low + Math.pow(10, random.nextDouble(-3, 6));
      final Axis axis = log ? Axis.log("t") : Axis.linear("t");
      final Scale scale = axis.between(low, high).scale(0, 0, 0, 100);
      final int most = random.nextInt(2, 10);
      final List<Tick> ticks = Tick.of(scale, NumberStyle.PLAIN, most);
      final String situation = "seed=%d trial=%d %s low=%s high=%s most=%d: %s".formatted(seed, trial, axis, low, high,
          most, ticks);
      assertThat(ticks.stream().filter(Tick::major).count()).as(situation).isBetween(1L, (long) most);
      assertThat(ticks.stream().filter(Tick::major).map(Tick::label)).as(situation).doesNotHaveDuplicates();
      for (final Tick tick : ticks) {
        assertThat(scale.at(tick.value())).as(situation).isBetween(-1e-5, 100 + 1e-5);
      }
    }
  }

  @Test
  void freeEndsGetAMarginAndFixedEndsStay() {
    final Scale scale = Axis.linear("t").from(0).scale(2, 10, 0, 100);
    assertThat(scale.least()).isZero();
    assertThat(scale.most()).isCloseTo(10.5, within(1e-12));
    assertThat(scale.at(10.5)).isCloseTo(100, within(1e-9));
    final Scale single = Axis.linear("t").scale(5, 5, 0, 100);
    assertThat(single.at(5)).isCloseTo(50, within(1e-9));
    final Scale zero = Axis.linear("t").scale(0, 0, 0, 100);
    assertThat(zero.at(0)).isCloseTo(50, within(1e-9));
    final Scale decade = Axis.log("t").scale(100, 100, 0, 100);
    assertThat(decade.at(100)).isCloseTo(50, within(1e-9));
    assertThat(Axis.log("t").between(1, 100).scale(0, 0, 0, 100).at(10)).isCloseTo(50, within(1e-9));
  }

  private static List<String> labels(Axis axis, NumberStyle style, int most) {
    return Tick.of(axis.scale(0, 0, 0, 100), style, most).stream().filter(Tick::major).map(Tick::label).toList();
  }
}
