package org.spectern.reports.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Series over two numeric axes: lines, markers with error bars, steps, histograms, with rules across the plot where a
 * value is worth marking.
 */
public final class XyChart implements Chart {
  private static final double RULE_LINE = 14;
  private static final double LINE_PIECE = 6;

  /** A line across the plot at a value. */
  private record Rule(boolean vertical, double value, String label) {}

  private final String title;
  private final String description;
  private final Axis xAxis;
  private final Axis yAxis;
  private final List<Series> series = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  /**
   * @param title what is shown, in a few words
   * @param description what the chart says, for those who cannot see it
   */
  public XyChart(String title, String description, Axis xAxis, Axis yAxis) {
    this.title = title;
    this.description = description;
    this.xAxis = xAxis;
    this.yAxis = yAxis;
  }

  /**
   * Adds a series; without a colour of its own it takes the next of the palette.
   *
   * @throws IllegalArgumentException when a point cannot lie on a logarithmic axis
   */
  public XyChart add(Series added) {
    for (final Point point : added.points()) {
      if (xAxis.logarithmic() && point.x() <= 0
          || yAxis.logarithmic() && (point.y() <= 0 || point.hasError() && point.low() <= 0)) {
        throw new IllegalArgumentException(
            "a logarithmic axis needs values above zero: name=" + added.name() + " x=" + point.x() + " y="
                + point.y() + " low=" + point.low());
      }
    }
    series.add(added.colour() < 0 ? added.colour(series.size()) : added);
    return this;
  }

  /** Marks a value of x. */
  public XyChart vertical(double x, String label) {
    rules.add(new Rule(true, x, label));
    return this;
  }

  /** Marks a value of y. */
  public XyChart horizontal(double y, String label) {
    rules.add(new Rule(false, y, label));
    return this;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String description() {
    return description;
  }

  @Override
  public String csv() {
    final Csv csv = new Csv().row("series", xAxis.title(), yAxis.title(), "low", "high", "label");
    for (final Series one : series) {
      for (final Point point : one.points()) {
        csv.row(one.name(), point.x(), point.y(), point.low(), point.high(), point.label());
      }
    }
    return csv.toString();
  }

  @Override
  public String svg(Size size, String id) {
    if (series.isEmpty()) {
      throw new IllegalStateException("a chart needs a series: title=" + title);
    }
    final double edge = size.edge();
    final Legend legend = new Legend("area", edge, size.width() - 2 * edge);
    for (final Series one : series) {
      legend.add(one.name(), one.drawing(), one.colour(), one.quiet());
    }
    final Markup body = new Markup();
    final double legendTop = Canvas.heading(body, this, size) + 4;
    legend.draw(body, legendTop);
    final double titleTop = legendTop + legend.height() + 6;
    final double top = titleTop + Canvas.title(body, yAxis.title(), edge, titleTop, size.width() - 2 * edge) + 6;
    final double bottom = top + size.frame();
    final Scale y = yScale(bottom, top);
    final List<Tick> yTicks = Tick.of(y, yAxis.style(), (int) Math.clamp(size.frame() / 42, 3, 8));
    final Box frame = new Box(edge + Canvas.widest(yTicks) + 10, top, size.width() - edge - 8, bottom);
    final Scale x = xScale(frame.left(), frame.right());
    Canvas.vertical(body, y, yTicks, frame);
    Canvas.horizontal(body, xAxis, x, Canvas.ticks(x, xAxis.style(), frame.width()), frame, size);
    drawSeries(body, x, y, frame, id);
    drawTexts(body, x, y, frame);
    return Canvas.wrap(this, body, size, bottom + Canvas.footHeight(xAxis.title(), frame.width()), id);
  }

  private Scale xScale(double left, double right) {
    final Range range = ruled(true);
    for (final Series one : series) {
      one.points().forEach(point -> range.include(point.x()));
    }
    return xAxis.scale(range.least(), range.most(), left, right);
  }

  private Scale yScale(double bottom, double top) {
    final Range range = ruled(false);
    for (final Series one : series) {
      one.points().forEach(point -> range.include(point.y(), point.low(), point.high()));
    }
    // Bars that do not start at zero mislead.
    final boolean filled = !yAxis.logarithmic() && Double.isNaN(yAxis.least()) && range.least() >= 0
        && series.stream().anyMatch(one -> one.drawing() == Series.Drawing.BINS);
    return (filled ? yAxis.from(0) : yAxis).scale(range.least(), range.most(), bottom, top);
  }

  private Range ruled(boolean vertical) {
    final Range range = new Range();
    rules.stream().filter(rule -> rule.vertical == vertical).forEach(rule -> range.include(rule.value));
    return range;
  }

  private void drawSeries(Markup svg, Scale x, Scale y, Box frame, String id) {
    final double room = 2 * Marker.RADIUS;
    svg.open("clipPath", "id", id + "-clip").empty("rect", "x", frame.left() - room, "y", frame.top() - room, "width",
        frame.width() + 2 * room, "height", frame.height() + 2 * room).close();
    svg.open("g", "clip-path", "url(#" + id + "-clip)");
    for (final Rule rule : rules) {
      final double at = rule.vertical ? x.at(rule.value) : y.at(rule.value);
      svg.empty("line", "class", "rule", "x1", rule.vertical ? at : frame.left(), "x2",
          rule.vertical ? at : frame.right(), "y1",
          rule.vertical ? frame.top() : at, "y2", rule.vertical ? frame.bottom() : at);
    }
    for (final Series one : series) {
      svg.open("g", "class", "series " + Legend.classes(one.colour(), one.quiet()));
      new SeriesDrawing(svg, one, x, y).draw(hoverStyle());
      svg.close();
    }
    svg.close();
  }

  private SeriesDrawing.Hover hoverStyle() {
    return (one, point) -> {
      final String error = point.hasError()
          ? " (" + yAxis.style().value(point.low()) + " … " + yAxis.style().value(point.high()) + ')' : "";
      final String name = point.label().isEmpty() ? one.name() : one.name() + ", " + point.label();
      return name + ": " + xAxis.style().value(point.x()) + ", " + yAxis.style().value(point.y()) + error;
    };
  }

  private void drawTexts(Markup svg, Scale x, Scale y, Box frame) {
    final Labels labels = new Labels(frame);
    for (final Series one : series) {
      for (final Point point : one.points()) {
        if (one.marked()) {
          labels.avoid(Box.around(x.at(point.x()), y.at(point.y()), Marker.RADIUS + 1));
        }
      }
      if (one.joined()) {
        avoidLine(labels, one.points(), x, y);
      }
    }
    for (final Rule rule : rules) {
      final double at = rule.vertical ? x.at(rule.value) : y.at(rule.value);
      labels.avoid(rule.vertical ? new Box(at - 1, frame.top(), at + 1, frame.bottom())
          : new Box(frame.left(), at - 1, frame.right(), at + 1));
    }
    svg.open("g", "class", "labels");
    for (final Rule rule : rules) {
      if (rule.vertical) {
        labels.draw(svg, rule.label, x.at(rule.value), frame.top() + RULE_LINE / 2 + 2, 1);
      } else {
        labels.draw(svg, rule.label, frame.right() - TextWidth.of(rule.label, Labels.FONT) / 2, y.at(rule.value), 0);
      }
    }
    for (final Series one : series) {
      for (final Point point : one.points()) {
        if (!point.label().isEmpty()) {
          labels.draw(svg, point.label(), x.at(point.x()), y.at(point.y()), Marker.RADIUS);
        }
      }
    }
    svg.close();
  }

  private static void avoidLine(Labels labels, List<Point> points, Scale x, Scale y) {
    for (int i = 1; i < points.size(); i++) {
      final double fromX = x.at(points.get(i - 1).x());
      final double fromY = y.at(points.get(i - 1).y());
      final double alongX = x.at(points.get(i).x()) - fromX;
      final double alongY = y.at(points.get(i).y()) - fromY;
      final int pieces = 1 + (int) (Math.hypot(alongX, alongY) / LINE_PIECE);
      for (int piece = 0; piece < pieces; piece++) {
        final double share = (piece + 0.5) / pieces;
        labels.avoid(Box.around(fromX + share * alongX, fromY + share * alongY, LINE_PIECE / 2));
      }
    }
  }
}
