package org.spectern.reports.render;

import java.util.ArrayList;
import java.util.List;

/** The names of the series in wrapped rows above the plot, where they cannot hide data. */
final class Legend {
  private static final double FONT = 12.5;
  private static final double ROW = 19;
  private static final double SYMBOL = 26;
  private static final double GAP = 18;

  /** One name: the text is broken into lines, and {@code x}, {@code row} say where it starts. */
  private record Entry(Series.Drawing drawing, int colour, boolean quiet, List<String> lines, double x, int row) {}

  private final List<Entry> entries = new ArrayList<>();
  private final String swatch;
  private final double left;
  private final double width;
  private double x;
  private int row;
  private int rowLines = 1;

  /** @param swatch style of the little rectangles that stand for filled shapes: "bar" or "area" */
  Legend(String swatch, double left, double width) {
    this.swatch = swatch;
    this.left = left;
    this.width = width;
    this.x = left;
  }

  void add(String name, Series.Drawing drawing, int colour, boolean quiet) {
    final List<String> lines = TextWidth.wrap(name, FONT, width - SYMBOL);
    double text = 0;
    for (final String line : lines) {
      text = Math.max(text, TextWidth.of(line, FONT));
    }
    if (x > left && x + SYMBOL + text > left + width) {
      newRow();
    }
    entries.add(new Entry(drawing, colour, quiet, lines, x, row));
    x += SYMBOL + text + GAP;
    rowLines = Math.max(rowLines, lines.size());
  }

  private void newRow() {
    x = left;
    row += rowLines;
    rowLines = 1;
  }

  double height() {
    return entries.isEmpty() ? 0 : (row + rowLines) * ROW;
  }

  void draw(Markup svg, double top) {
    svg.open("g", "class", "legend");
    for (final Entry entry : entries) {
      final double middle = top + entry.row * ROW + ROW / 2;
      svg.open("g", "class", classes(entry.colour, entry.quiet));
      symbol(svg, entry, middle);
      svg.close();
      for (int i = 0; i < entry.lines.size(); i++) {
        svg.element("text", entry.lines.get(i), "class", "legend-text", "x", entry.x + SYMBOL, "y",
            middle + 4.5 + i * ROW);
      }
    }
    svg.close();
  }

  private void symbol(Markup svg, Entry entry, double middle) {
    switch (entry.drawing) {
      case LINE, STEPS -> line(svg, entry, middle);
      case MARKERS -> Marker.of(entry.colour).draw(svg, entry.x + 11, middle, "");
      case LINE_AND_MARKERS -> {
        line(svg, entry, middle);
        Marker.of(entry.colour).draw(svg, entry.x + 11, middle, "");
      }
      case BINS -> svg.empty("rect", "class", swatch, "x", entry.x + 4, "y", middle - 6, "width", 14, "height", 12);
    }
  }

  private static void line(Markup svg, Entry entry, double middle) {
    svg.empty("line", "class", "line", "x1", entry.x, "x2", entry.x + 22, "y1", middle, "y2", middle);
  }

  static String classes(int colour, boolean quiet) {
    return "s" + colour % Marker.values().length + (quiet ? " quiet" : "");
  }
}
