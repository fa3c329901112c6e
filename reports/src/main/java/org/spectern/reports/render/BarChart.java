package org.spectern.reports.render;

import java.util.ArrayList;
import java.util.List;

/** Grouped horizontal bars: names stay readable on a phone, and each bar carries its value. */
public final class BarChart implements Chart {
  private static final double BAR = 15;
  private static final double BAR_GAP = 3;
  private static final double GROUP_GAP = 13;
  private static final double NAME_FONT = 12.5;
  private static final double NAME_LINE = 17;
  private static final double WHISKER = 4;
  /** Names beside the bars take at most this share of the width; longer ones go above. */
  private static final double NAME_SHARE = 0.3;

  private record Group(String name, List<Bar> bars) {}

  private record Rule(double value, String label) {}

  private final String title;
  private final String description;
  private final String groupTitle;
  private final Axis axis;
  private final List<Group> groups = new ArrayList<>();
  private final List<String> series = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();

  /**
   * @param groupTitle what the groups are: "net"
   * @param axis of the values; a linear one starts at zero
   */
  public BarChart(String title, String description, String groupTitle, Axis axis) {
    this.title = title;
    this.description = description;
    this.groupTitle = groupTitle;
    this.axis = axis.logarithmic() || !Double.isNaN(axis.least()) ? axis : axis.from(0);
  }

  /**
   * Adds a group; bars of the same series share a colour in all groups, and a group may lack some.
   *
   * @throws IllegalArgumentException when a bar is negative, not finite, or not above zero on a logarithmic axis
   */
  public BarChart add(String name, Bar... bars) {
    for (final Bar bar : bars) {
      if (!Double.isFinite(bar.value()) || bar.value() < 0
          || axis.logarithmic() && (bar.value() == 0 || bar.low() <= 0)) {
        throw new IllegalArgumentException(
            "bars must be finite and not negative, and above zero on a logarithmic axis: name=" + name
                + " series=" + bar.series() + " value=" + bar.value() + " low=" + bar.low());
      }
      if (!series.contains(bar.series())) {
        series.add(bar.series());
      }
    }
    groups.add(new Group(name, List.of(bars)));
    return this;
  }

  /** Marks a value across all bars: a floor, a goal, a baseline. */
  public BarChart rule(double value, String label) {
    rules.add(new Rule(value, label));
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
    final Csv csv = new Csv().row(groupTitle, "series", axis.title(), "low", "high");
    for (final Group group : groups) {
      for (final Bar bar : group.bars) {
        csv.row(group.name, bar.series(), bar.value(), bar.low(), bar.high());
      }
    }
    return csv.toString();
  }

  @Override
  public String svg(Size size, String id) {
    if (groups.isEmpty()) {
      throw new IllegalStateException("a chart needs bars: title=" + title);
    }
    final double edge = size.edge();
    final Legend legend = new Legend("bar", edge, size.width() - 2 * edge);
    if (series.size() > 1) {
      for (int i = 0; i < series.size(); i++) {
        legend.add(series.get(i), Series.Drawing.BINS, i, false);
      }
    }
    final Markup body = new Markup();
    final double legendTop = Canvas.heading(body, this, size) + 4;
    legend.draw(body, legendTop);
    final double titleTop = legendTop + legend.height() + 6;
    final double titleHeight = Canvas.title(body, groupTitle, edge, titleTop, size.width() - 2 * edge);
    final double top = titleTop + titleHeight + 4 + rules.size() * NAME_LINE;
    final double widestName = widestName();
    final boolean beside = widestName <= NAME_SHARE * size.width();
    final double left = beside ? edge + widestName + 10 : edge + 2;
    final double room = size.width() - edge - left;
    final double bottom = top + rowsHeight(beside, room);
    final Box frame = new Box(left, top, size.width() - edge - valueRoom(), bottom);
    final Scale scale = scale(frame);
    Canvas.horizontal(body, axis, scale, Canvas.ticks(scale, axis.style(), frame.width()), frame, size);
    body.empty("line", "class", "edge", "x1", frame.left(), "x2", frame.left(), "y1", frame.top(), "y2",
        frame.bottom());
    drawRules(body, scale, frame);
    drawGroups(body, scale, frame, beside, room);
    return Canvas.wrap(this, body, size, bottom + Canvas.footHeight(axis.title(), frame.width()), id);
  }

  private double widestName() {
    double widest = 0;
    for (final Group group : groups) {
      widest = Math.max(widest, TextWidth.of(group.name, NAME_FONT));
    }
    return widest;
  }

  private double valueRoom() {
    double widest = 0;
    for (final Group group : groups) {
      for (final Bar bar : group.bars) {
        widest = Math.max(widest, TextWidth.of(axis.style().value(bar.value()), Labels.FONT));
      }
    }
    return widest + 8;
  }

  private static List<String> name(Group group, double room) {
    return TextWidth.wrap(group.name, NAME_FONT, room);
  }

  private double rowsHeight(boolean beside, double room) {
    double height = GROUP_GAP / 2;
    for (final Group group : groups) {
      height += (beside ? 0 : name(group, room).size() * NAME_LINE) + group.bars.size() * (BAR + BAR_GAP) + GROUP_GAP;
    }
    return height - GROUP_GAP / 2;
  }

  private Scale scale(Box frame) {
    final Range range = new Range();
    for (final Group group : groups) {
      group.bars.forEach(bar -> range.include(bar.value(), bar.low(), bar.high()));
    }
    rules.forEach(rule -> range.include(rule.value));
    if (!axis.logarithmic() || !Double.isNaN(axis.least())) {
      return axis.scale(range.least(), range.most(), frame.left(), frame.right());
    }
    // From a whole decade, with at least a third of one for the shortest bar.
    final double start = Math.pow(10, Math.floor(Math.log10(range.least()) - 1.0 / 3));
    return axis.from(start).scale(start, range.most(), frame.left(), frame.right());
  }

  private void drawRules(Markup svg, Scale scale, Box frame) {
    for (int i = 0; i < rules.size(); i++) {
      final double x = scale.at(rules.get(i).value);
      final double y = frame.top() - (rules.size() - i - 1) * NAME_LINE - 5;
      final double width = TextWidth.of(rules.get(i).label, Labels.FONT);
      final boolean right = x + 4 + width <= frame.right() + valueRoom();
      svg.empty("line", "class", "rule", "x1", x, "x2", x, "y1", y - 9, "y2", frame.bottom());
      svg.element("text", rules.get(i).label, "class", "label", "x", right ? x + 4 : x - 4, "y", y, "text-anchor",
          right ? "start" : "end");
    }
  }

  private void drawGroups(Markup svg, Scale scale, Box frame, boolean beside, double room) {
    double y = frame.top() + GROUP_GAP / 2;
    for (final Group group : groups) {
      final double height = group.bars.size() * (BAR + BAR_GAP);
      if (beside) {
        svg.element("text", group.name, "class", "legend-text", "x", frame.left() - 8, "y", y + height / 2 + 3,
            "text-anchor", "end");
      } else {
        for (final String line : name(group, room)) {
          svg.element("text", line, "class", "legend-text halo", "x", frame.left() + 4, "y", y + NAME_LINE - 5);
          y += NAME_LINE;
        }
      }
      for (final Bar bar : group.bars) {
        drawBar(svg, group, bar, scale, frame.left(), y);
        y += BAR + BAR_GAP;
      }
      y += GROUP_GAP;
    }
  }

  private void drawBar(Markup svg, Group group, Bar bar, Scale scale, double left, double y) {
    final double end = Math.max(left, scale.at(bar.value()));
    final String value = axis.style().value(bar.value());
    svg.open("g", "class", "series " + Legend.classes(series.indexOf(bar.series()), false));
    svg.open("rect", "class", "bar", "x", left, "y", y, "width", end - left, "height", BAR);
    svg.element("title", group.name + ", " + bar.series() + ": " + value).close();
    double textAt = end;
    if (bar.hasError()) {
      final double low = scale.at(bar.low());
      final double high = scale.at(bar.high());
      final double middle = y + BAR / 2;
      svg.empty("path", "class", "whisker", "d",
          "M%s %sV%sM%s %sH%sM%s %sV%s".formatted(Markup.number(low), Markup.number(middle - WHISKER),
              Markup.number(middle + WHISKER),
              Markup.number(low), Markup.number(middle), Markup.number(high), Markup.number(high),
              Markup.number(middle - WHISKER),
              Markup.number(middle + WHISKER)));
      textAt = Math.max(end, high);
    }
    svg.close();
    svg.element("text", value, "class", "label", "x", textAt + 5, "y", y + BAR - 3.5);
  }
}
