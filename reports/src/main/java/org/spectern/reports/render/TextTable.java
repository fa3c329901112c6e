package org.spectern.reports.render;

import java.util.List;

/** A table for a terminal: aligned columns, a rule under the titles, no trailing blanks. */
public final class TextTable {
  private static final String GAP = "  ";

  private TextTable() {}

  /** The table as lines, each ended by a newline. */
  public static String of(Table table) {
    final List<Table.Column> columns = table.columns();
    final int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(columns.get(i).title());
      for (final List<Cell> row : table.rows()) {
        widths[i] = Math.max(widths[i], width(row.get(i).text()));
      }
    }
    final StringBuilder out = new StringBuilder();
    line(out, columns, widths, columns.stream().map(Table.Column::title).toList());
    final StringBuilder rule = new StringBuilder();
    for (final int width : widths) {
      rule.append(rule.isEmpty() ? "" : GAP).append("─".repeat(width));
    }
    out.append(rule).append('\n');
    for (final List<Cell> row : table.rows()) {
      line(out, columns, widths, row.stream().map(Cell::text).toList());
    }
    return out.toString();
  }

  private static void line(StringBuilder out, List<Table.Column> columns, int[] widths, List<String> texts) {
    final StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      final String padding = " ".repeat(widths[i] - width(texts.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).numeric() ? padding + texts.get(i) : texts.get(i) + padding);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
