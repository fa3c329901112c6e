package org.spectern.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Rows under named columns, for a page and for a terminal alike. */
public final class Table {

  /** A column; numbers stand to the right so that their digits line up. */
  record Column(String title, boolean numeric) {}

  /** Words up to this length stay on one line; longer ones wrap. */
  private static final int SHORT = 28;

  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();
  private boolean stacked;

  /** Adds a column of words. */
  public Table words(String title) {
    return column(new Column(title, false));
  }

  /** Adds a column of numbers. */
  public Table numbers(String title) {
    return column(new Column(title, true));
  }

  private Table column(Column column) {
    if (!rows.isEmpty()) {
      throw new IllegalStateException("columns come before rows: title=" + column.title);
    }
    columns.add(column);
    return this;
  }

  /**
   * On a phone every row becomes a card, its cells below each other under their columns' titles: for rows of sentences.
   */
  public Table stacked() {
    stacked = true;
    return this;
  }

  public Table row(String... texts) {
    return row(Stream.of(texts).map(Cell::of).toArray(Cell[]::new));
  }

  public Table row(Cell... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException("one cell per column: cells=" + cells.length + " columns=" + columns.size());
    }
    rows.add(List.of(cells));
    return this;
  }

  List<Column> columns() {
    return columns;
  }

  List<List<Cell>> rows() {
    return rows;
  }

  /** Writes the table into a page. */
  void draw(Markup html) {
    // Focusable, so that a wide table can be scrolled with the keyboard too.
    html.open("div", "class", stacked ? "scroll stack" : "scroll", "tabindex", 0, "role", "region", "aria-label",
        "table").open("table").open("thead").open("tr");
    for (final Column column : columns) {
      html.element("th", column.title, "scope", "col", "class", column.numeric ? "number" : "words");
    }
    html.close().close().open("tbody");
    for (final List<Cell> row : rows) {
      html.open("tr");
      for (int i = 0; i < row.size(); i++) {
        html.open("td", "class", style(columns.get(i), row.get(i)), "data-title", columns.get(i).title);
        draw(html, row.get(i));
        html.close();
      }
      html.close().line();
    }
    html.close().close().close().line();
  }

  private static String style(Column column, Cell cell) {
    return column.numeric ? "number" : cell.text().length() <= SHORT ? "words short" : "words";
  }

  private static void draw(Markup html, Cell cell) {
    switch (cell) {
      case Cell.Plain(var text) -> html.text(text);
      case Cell.Strong(var text) -> html.element("strong", text);
      case Cell.Link(var text, var address) -> html.element("a", text, "href", address);
      case Cell.Badge(var verdict) -> html.element("span", verdict.text(), "class", "badge " + verdict.style());
    }
  }
}
