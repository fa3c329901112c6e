package org.spectern.reports.render;

import java.util.List;

/** The parts of an SVG that all charts share: the root element, the title, axes with their ticks and titles. */
final class Canvas {
  static final double TICK_FONT = 11.5;
  static final double TITLE_FONT = 12.5;
  static final double TITLE_LINE = 17;
  private static final double HEADING_FONT = 15;
  private static final double HEADING_LINE = 21;
  private static final double TICK_LENGTH = 5;
  private static final double TICK_ROW = 18;

  private Canvas() {}

  /**
   * The finished SVG around its content: with what screen readers tell of it, and a style of its own if it will stand
   * alone.
   */
  static String wrap(Chart chart, Markup body, Size size, double bottom, String id) {
    final double height = Math.ceil(bottom + Math.max(4, size.edge()));
    final Markup svg = new Markup();
    svg.open("svg", "xmlns", "http://www.w3.org/2000/svg", "class", "chart", "viewBox",
        "0 0 " + Markup.number(size.width()) + ' ' + Markup.number(height),
        "width", size.width(), "height", height, "role", "img", "aria-labelledby", id + "-title " + id + "-text");
    svg.element("title", chart.title(), "id", id + "-title").element("desc", chart.description(), "id", id + "-text");
    if (size.titled()) {
      svg.element("style", Stylesheet.standalone());
      svg.empty("rect", "class", "paper", "width", size.width(), "height", height);
    }
    return svg.insert(body.toString()).close().toString();
  }

  /** Draws the heading of a file of its own and returns the room it took. */
  static double heading(Markup svg, Chart chart, Size size) {
    if (!size.titled()) {
      return 0;
    }
    final List<String> lines = TextWidth.wrap(chart.title(), HEADING_FONT, size.width() - 2 * size.edge());
    for (int i = 0; i < lines.size(); i++) {
      svg.element("text", lines.get(i), "class", "heading", "x", size.edge(), "y",
          size.edge() + (i + 1) * HEADING_LINE - 5);
    }
    return size.edge() + lines.size() * HEADING_LINE;
  }

  /** Draws an axis title in lines from the left and returns the room it took. */
  static double title(Markup svg, String title, double left, double top, double width) {
    final List<String> lines = TextWidth.wrap(title, TITLE_FONT, width);
    for (int i = 0; i < lines.size(); i++) {
      svg.element("text", lines.get(i), "class", "axis-title", "x", left, "y", top + (i + 1) * TITLE_LINE - 4);
    }
    return lines.size() * TITLE_LINE;
  }

  static double titleHeight(String title, double width) {
    return TextWidth.wrap(title, TITLE_FONT, width).size() * TITLE_LINE;
  }

  /** Room below a frame for tick labels and an axis title. */
  static double footHeight(String title, double width) {
    return TICK_ROW + 6 + titleHeight(title, width);
  }

  /** The horizontal axis under a frame: grid, ticks, labels, and its title centred below. */
  static void horizontal(Markup svg, Axis axis, Scale scale, List<Tick> ticks, Box frame, Size size) {
    svg.open("g", "class", "axis");
    for (final Tick tick : ticks) {
      final double x = scale.at(tick.value());
      if (tick.major()) {
        svg.empty("line", "class", "grid", "x1", x, "x2", x, "y1", frame.top(), "y2", frame.bottom());
        // Labels at the ends of the axis must not leave the canvas.
        final double half = TextWidth.of(tick.label(), TICK_FONT) / 2;
        final double middle = Math.clamp(x, half, size.width() - half);
        svg.element("text", tick.label(), "class", "tick", "x", middle, "y", frame.bottom() + TICK_ROW, "text-anchor",
            "middle");
      }
      final double length = tick.major() ? TICK_LENGTH : TICK_LENGTH / 2;
      svg.empty("line", "class", "tick-mark", "x1", x, "x2", x, "y1", frame.bottom(), "y2", frame.bottom() + length);
    }
    svg.empty("line", "class", "edge", "x1", frame.left(), "x2", frame.right(), "y1", frame.bottom(), "y2",
        frame.bottom());
    final List<String> lines = TextWidth.wrap(axis.title(), TITLE_FONT, frame.width());
    for (int i = 0; i < lines.size(); i++) {
      svg.element("text", lines.get(i), "class", "axis-title", "x", (frame.left() + frame.right()) / 2, "y",
          frame.bottom() + TICK_ROW + 4 + (i + 1) * TITLE_LINE, "text-anchor", "middle");
    }
    svg.close();
  }

  /** The vertical axis beside a frame: grid, ticks and labels. */
  static void vertical(Markup svg, Scale scale, List<Tick> ticks, Box frame) {
    svg.open("g", "class", "axis");
    for (final Tick tick : ticks) {
      final double y = scale.at(tick.value());
      if (tick.major()) {
        svg.empty("line", "class", "grid", "x1", frame.left(), "x2", frame.right(), "y1", y, "y2", y);
        svg.element("text", tick.label(), "class", "tick", "x", frame.left() - TICK_LENGTH - 4, "y", y + 4,
            "text-anchor", "end");
      }
      final double length = tick.major() ? TICK_LENGTH : TICK_LENGTH / 2;
      svg.empty("line", "class", "tick-mark", "x1", frame.left() - length, "x2", frame.left(), "y1", y, "y2", y);
    }
    svg.empty("line", "class", "edge", "x1", frame.left(), "x2", frame.left(), "y1", frame.top(), "y2", frame.bottom());
    svg.close();
  }

  /** Ticks of a horizontal scale whose labels stand apart from each other. */
  static List<Tick> ticks(Scale scale, NumberStyle style, double width) {
    int most = (int) Math.max(2, width / 60);
    List<Tick> ticks = Tick.of(scale, style, most);
    while (most > 2 && crowded(scale, ticks)) {
      most--;
      ticks = Tick.of(scale, style, most);
    }
    return ticks;
  }

  private static boolean crowded(Scale scale, List<Tick> ticks) {
    double end = Double.NEGATIVE_INFINITY;
    for (final Tick tick : ticks) {
      if (tick.major()) {
        final double half = TextWidth.of(tick.label(), TICK_FONT) / 2;
        if (scale.at(tick.value()) - half < end + 8) {
          return true;
        }
        end = scale.at(tick.value()) + half;
      }
    }
    return false;
  }

  /** Width of the widest label. */
  static double widest(List<Tick> ticks) {
    double widest = 0;
    for (final Tick tick : ticks) {
      widest = Math.max(widest, TextWidth.of(tick.label(), TICK_FONT));
    }
    return widest;
  }
}
