package org.spectern.reports.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.NumberStyle;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.XyChart;

/** Bytes of a file against accuracy, over all widths, sparsities, layouts and readouts of a run. */
final class ParetoChart {
  /** Forms that lose more are left out: the few of them would flatten all others. */
  static final double MOST_LOST = .05;

  private static final int STORED = 1;
  private static final int SEEDED = 2;

  private ParetoChart() {}

  static Chart of(List<MemoryResults.Shape> shapes) {
    final List<Point> dense = new ArrayList<>();
    final List<Point> stored = new ArrayList<>();
    final List<Point> seeded = new ArrayList<>();
    for (final MemoryResults.Shape shape : shapes) {
      final MemoryResults.Net original = shape.original();
      dense.add(Point.of(original.ledgers().fileBytes(), original.accuracy()).label(Shapes.text(shape.widths())));
      shape.nets().stream().filter(net -> net.kind() == NetKind.LEVELS).flatMap(net -> net.variants().stream())
          .filter(variant -> original.accuracy() - variant.accuracy() <= MOST_LOST)
          .forEach(variant -> (variant.storesWeights() ? stored : seeded)
              .add(Point.of(variant.fileBytes(), variant.accuracy())));
    }
    final XyChart chart = new XyChart("Bytes and accuracy", "Test accuracy against file size for all nets of the run.",
        Axis.log("bytes of the file").style(NumberStyle.BYTES),
        Axis.linear("test accuracy").style(NumberStyle.PERCENT));
    chart.add(Series.markers("dense original", dense));
    add(chart, "N levels, weights in the file", stored, STORED);
    add(chart, "N levels, a seed in their place", seeded, SEEDED);
    return chart;
  }

  private static void add(XyChart chart, String name, List<Point> points, int colour) {
    final List<Point> front = front(points);
    final List<Point> others = points.stream().filter(point -> !front.contains(point)).toList();
    // What is drawn later lies on top.
    if (!others.isEmpty()) {
      chart.add(Series.markers(name + ", surpassed", others).colour(colour).muted());
    }
    if (!front.isEmpty()) {
      chart.add(Series.lineAndMarkers(name, front).colour(colour));
    }
  }

  /** The points that no other surpasses, being as small and as accurate and better in one of the two; smallest first. */
  static List<Point> front(List<Point> points) {
    final List<Point> front = new ArrayList<>();
    points.stream().distinct()
        .sorted(Comparator.comparingDouble(Point::x).thenComparing(Point::y, Comparator.reverseOrder()))
        .forEach(point -> {
          if (front.isEmpty() || point.y() > front.getLast().y()) {
            front.add(point);
          }
        });
    return front;
  }
}
