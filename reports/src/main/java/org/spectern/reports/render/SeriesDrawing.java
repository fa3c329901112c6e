package org.spectern.reports.render;

import java.util.List;

/** Draws one series between its scales. */
final class SeriesDrawing {
  private static final double WHISKER = 4;

  /** The text shown while the pointer rests on a point. */
  @FunctionalInterface
  interface Hover {
    String text(Series series, Point point);
  }

  private final Markup svg;
  private final Series series;
  private final Scale x;
  private final Scale y;

  SeriesDrawing(Markup svg, Series series, Scale x, Scale y) {
    this.svg = svg;
    this.series = series;
    this.x = x;
    this.y = y;
  }

  void draw(Hover hover) {
    switch (series.drawing()) {
      case LINE -> line();
      case STEPS -> svg.empty("path", "class", "line", "d", steps());
      case BINS -> {
        final double base = y.logarithmic() || y.from() > 0 ? y.start() : y.at(0);
        svg.empty("path", "class", "area", "d", bins(base));
      }
      case MARKERS -> markers(hover);
      case LINE_AND_MARKERS -> {
        line();
        markers(hover);
      }
    }
  }

  private void line() {
    final StringBuilder path = new StringBuilder();
    for (final Point point : series.points()) {
      path.append(path.isEmpty() ? 'M' : 'L').append(across(point)).append(' ').append(down(point));
    }
    svg.empty("path", "class", "line", "d", path);
    errors();
  }

  private String steps() {
    final List<Point> points = series.points();
    final StringBuilder path = new StringBuilder("M").append(across(points.getFirst()));
    path.append(' ').append(down(points.getFirst()));
    for (int i = 1; i < points.size(); i++) {
      path.append('H').append(across(points.get(i)));
      if (i < points.size() - 1) {
        path.append('V').append(down(points.get(i)));
      }
    }
    return path.toString();
  }

  private String bins(double base) {
    final List<Point> points = series.points();
    return "M" + across(points.getFirst()) + ' ' + Markup.number(base) + 'L' + steps().substring(1) + 'V'
        + Markup.number(base) + 'Z';
  }

  private void markers(Hover hover) {
    if (series.drawing() == Series.Drawing.MARKERS) {
      errors();
    }
    for (final Point point : series.points()) {
      Marker.of(series.colour()).draw(svg, x.at(point.x()), y.at(point.y()), hover.text(series, point));
    }
  }

  private void errors() {
    for (final Point point : series.points()) {
      if (point.hasError()) {
        final double middle = x.at(point.x());
        final String path = "M%s %sH%sM%s %sV%sM%s %sH%s".formatted(Markup.number(middle - WHISKER),
            Markup.number(y.at(point.low())),
            Markup.number(middle + WHISKER), Markup.number(middle), Markup.number(y.at(point.low())),
            Markup.number(y.at(point.high())),
            Markup.number(middle - WHISKER), Markup.number(y.at(point.high())), Markup.number(middle + WHISKER));
        svg.empty("path", "class", "error", "d", path);
      }
    }
  }

  private String across(Point point) {
    return Markup.number(x.at(point.x()));
  }

  private String down(Point point) {
    return Markup.number(y.at(point.y()));
  }
}
