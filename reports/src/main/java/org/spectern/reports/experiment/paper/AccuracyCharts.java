package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.NumberStyle;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.XyChart;

/** The charts of one task: test accuracy against memory, in each of the three ledgers. */
final class AccuracyCharts {
  private final AccuracyPanel panel;

  AccuracyCharts(AccuracyPanel panel) {
    this.panel = panel;
  }

  /** Test accuracy against the paper's count, with the paper's own points where it has any. */
  Chart paperCount() {
    final XyChart chart = chart(panel.title() + ": the paper's count", "bits by the paper's count",
        NumberStyle.PLAIN, AccuracyRow::ridge, AccuracyRow::paperBits);
    final Map<NetFamily, List<Point>> published = new EnumMap<>(NetFamily.class);
    for (final PublishedPoint point : panel.published()) {
      if (panel.widths().contains(point.widths())) {
        published.computeIfAbsent(NetFamily.of(point.net()), _ -> new ArrayList<>())
            .add(Point.of(point.bits(), point.accuracy()));
      }
    }
    published.forEach((family, points) -> chart
        .add(Series.markers(family.label() + ", published", points).colour(family.ordinal()).muted()));
    return chart;
  }

  /** The same with the other readout, and against the bytes that were measured. */
  List<Chart> others() {
    return List.of(
        chart(panel.title() + ": readout by softmax", "bits by the paper's count", NumberStyle.PLAIN,
            AccuracyRow::softmax, AccuracyRow::paperBits),
        chart(panel.title() + ": file", "bytes of the file", NumberStyle.BYTES, AccuracyRow::stored,
            AccuracyRow::fileBytes),
        chart(panel.title() + ": resident", "bytes held while answering", NumberStyle.BYTES, AccuracyRow::stored,
            AccuracyRow::residentBytes));
  }

  /** "1500³", or the width of the first layer where they differ: three numbers find no room beside a point. */
  private static String label(AccuracyRow row) {
    return row.widths().stream().distinct().count() == 1 ? row.shape() : row.widths().getFirst() + " wide";
  }

  private XyChart chart(String title, String axis, NumberStyle style, Function<AccuracyRow, Summary> accuracy,
      ToDoubleFunction<AccuracyRow> memory) {
    final XyChart chart = new XyChart(title, "Test accuracy against " + axis + ", one point per net and widths.",
        Axis.log(axis).style(style), Axis.linear("test accuracy").style(NumberStyle.PERCENT));
    for (final NetFamily family : NetFamily.values()) {
      final List<Point> points = new ArrayList<>();
      for (final AccuracyRow row : panel.rows()) {
        if (NetFamily.of(row.net()) == family) {
          final Summary shown = accuracy.apply(row);
          final Point point = Point.of(memory.applyAsDouble(row), shown.mean())
              .between(shown.low(), shown.high());
          points.add(family == NetFamily.ORIGINAL ? point.label(label(row)) : point);
        }
      }
      if (!points.isEmpty()) {
        chart.add(Series.markers(family.label(), points).colour(family.ordinal()));
      }
    }
    return chart;
  }
}
