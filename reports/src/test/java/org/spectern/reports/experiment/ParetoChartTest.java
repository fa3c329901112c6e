package org.spectern.reports.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectern.reports.render.Point;

class ParetoChartTest {
  @Test
  void theFrontIsWhatNoOtherPointSurpasses() {
    final List<Point> points = new ArrayList<>();
    final SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      points.add(Point.of(random.nextInt(30), random.nextInt(30)));
    }
    final List<Point> expected = points.stream().distinct()
        .filter(one -> points.stream().noneMatch(other -> surpasses(other, one))).toList();
    assertThat(ParetoChart.front(points)).containsExactlyInAnyOrderElementsOf(expected)
        .isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
    assertThat(ParetoChart.front(List.of())).isEmpty();
  }

  private static boolean surpasses(Point a, Point b) {
    return a.x() <= b.x() && a.y() >= b.y() && (a.x() < b.x() || a.y() > b.y());
  }
}
