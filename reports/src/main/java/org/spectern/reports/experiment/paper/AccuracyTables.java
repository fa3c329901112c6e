package org.spectern.reports.experiment.paper;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;

/** The tables of one task. */
final class AccuracyTables {
  private AccuracyTables() {}

  static String points(double share) {
    return String.format(Locale.ROOT, "%+.1f", 100 * share).replace('-', '−');
  }

  /** Accuracy of every net with both readouts, beside the paper's. */
  static Table accuracy(AccuracyPanel panel) {
    final boolean published = panel.rows().stream().anyMatch(row -> row.published() != null);
    final Table table = new Table().words("widths").words("net").numbers("ridge").numbers("softmax");
    if (published) {
      table.numbers("published").numbers("points off, ridge").numbers("points off, softmax");
    }
    table.numbers("implicit ridge");
    for (final AccuracyRow row : panel.rows()) {
      final String ridge = row.implicitRidge() == 0 ? "" : Quantity.number(row.implicitRidge());
      if (published) {
        final PublishedPoint paper = row.published();
        table.row(row.shape(), row.label(), row.ridge().percent(), row.softmax().percent(),
            paper == null ? "" : Quantity.percent(paper.accuracy()),
            paper == null ? "" : points(row.ridge().mean() - paper.accuracy()),
            paper == null ? "" : points(row.softmax().mean() - paper.accuracy()), ridge);
      } else {
        table.row(row.shape(), row.label(), row.ridge().percent(), row.softmax().percent(), ridge);
      }
    }
    return table;
  }

  /** Memory of every net in the three ledgers, and what it saves against the original of the same widths. */
  static Table memory(AccuracyPanel panel) {
    final Table table = new Table().words("widths").words("net").numbers("accuracy").words("readout")
        .numbers("paper's count").numbers("file").numbers("resident").numbers("×paper").numbers("×file")
        .numbers("×resident");
    for (final List<Integer> widths : panel.widths()) {
      final List<AccuracyRow> rows = panel.rows().stream().filter(row -> row.widths().equals(widths)).toList();
      final AccuracyRow original = rows.stream().filter(row -> NetFamily.of(row.net()) == NetFamily.ORIGINAL)
          .findFirst().orElseThrow();
      for (final AccuracyRow row : rows) {
        table.row(row.shape(), row.label(), row.stored().percent(), bits(row), Quantity.bytes(row.paperBits() / 8),
            Quantity.bytes(row.fileBytes()), Quantity.bytes(row.residentBytes()),
            Quantity.factor(original.paperBits() / row.paperBits()),
            Quantity.factor(original.fileBytes() / row.fileBytes()),
            Quantity.factor(original.residentBytes() / row.residentBytes()));
      }
    }
    return table;
  }

  private static String bits(AccuracyRow row) {
    return row.readoutBits().stream().distinct().sorted().map(bits -> bits == Float.SIZE ? "float32" : bits.toString())
        .collect(Collectors.joining(" or ")) + (row.readoutBits().contains(Float.SIZE) ? "" : " bits");
  }
}
