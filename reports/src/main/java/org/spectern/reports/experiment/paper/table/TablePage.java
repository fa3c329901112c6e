package org.spectern.reports.experiment.paper.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.experiment.paper.PaperReport;
import org.spectern.reports.experiment.paper.PaperSettings;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Bar;
import org.spectern.reports.render.BarChart;
import org.spectern.reports.render.NumberStyle;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.Verdict;

/** The page of a table, and what it finds. */
final class TablePage {
  /** What the paper's accuracies may differ by: training sets and readouts are not theirs to the last image. */
  private static final double TOLERANCE = .02;
  /** An accuracy of two classes that is no better than guessing, with three standard errors of 1,800 test images. */
  private static final double CHANCE = .5 + 3 * .0118;
  /**
   * What must lie between those that see and those that do not, if these are not at chance: then the claim holds in a
   * weaker form.
   */
  private static final double GAP = .1;

  private final TableKind kind;
  private final String title;
  private final TableNumbers numbers;
  private final PaperSettings settings;

  TablePage(TableKind kind, String title, TableNumbers numbers, PaperSettings settings) {
    this.kind = kind;
    this.title = title;
    this.numbers = numbers;
    this.settings = settings;
  }

  PaperReport report() {
    final List<Finding> findings = findings();
    final Page page = new Page(title,
        "What the theory says a kernel sees, and what a net with that activation reaches. α1 weighs the classes' means, α2 and "
            + "α3 weigh their covariances.");
    page.section("What was found");
    findings.forEach(finding -> page.callout(finding.verdict(), finding.paper(), finding.measured()));
    page.figure(chart(), "Test accuracy of each activation: " + Summary.over(settings.seeds()) + ".");
    page.section("The table").table(measured());
    final List<TableNumbers.Row> printed = printedRows();
    if (!printed.isEmpty()) {
      page.paragraph("The same rows as the paper prints them; where a row is missing, none is legible.")
          .table(printed(printed));
    }
    page.section("How it was made");
    page.bullets(List.of("Data: " + numbers.data() + ".",
        "Nets: three layers of " + numbers.widths().stream().map(String::valueOf).collect(Collectors.joining(", "))
            + " neurons, Gaussian weights, one activation in all layers; the paper has 3000, 3000, 1000. "
            + settings.seeds()
            + " seeds, from " + settings.seed() + ".",
        format(
            "Coefficients: the recursion of Theorem 1 at the paper's τ0 = %.4f; the nets' inputs are scaled to τ0 = 1.",
            numbers.tau0()),
        "Readouts: ridge regression by Cholesky, and softmax regression by Adam; what each chose was chosen on a sixth of the "
            + "training set. Where the paper prints an accuracy, the recipe of the authors' published script for such nets, too: the softmax of a "
            + "softmax, classes one after the other, gradient descent at 0.01 with momentum, 200 passes. The features of cos and |t| are "
            + "small, and it has hardly moved by then."));
    return new PaperReport(page, numbers, findings);
  }

  private List<Finding> findings() {
    final List<Finding> findings = new ArrayList<>();
    final List<TableNumbers.Row> printed = printedRows();
    if (!printed.isEmpty()) {
      findings.add(coefficients(printed));
    }
    final List<TableNumbers.Row> known = printed.stream().filter(row -> row.agrees() && row.printed().hasAccuracy())
        .toList();
    if (!known.isEmpty()) {
      findings.add(accuracies(known));
    }
    findings.add(sight());
    return findings;
  }

  private List<TableNumbers.Row> printedRows() {
    return numbers.rows().stream().filter(row -> row.printed().isPrinted()).toList();
  }

  private static Finding coefficients(List<TableNumbers.Row> printed) {
    final List<String> slips = printed.stream().filter(row -> !row.agrees()).map(TableNumbers.Row::activation).toList();
    final long right = printed.size() - slips.size();
    final String found = format("The recursion gives %d of %d legible rows to the digit", right, printed.size());
    return new Finding("Coefficients α1, α2, α3 and τ of the third layer, for each activation.",
        slips.isEmpty() ? found + "."
            : found + "; not " + String.join(", ", slips) + (slips.contains("sign")
                ? ", whose printed row repeats that of sin. The printed row of leaky ReLU is of max(−t, 0) + 0.1 max(t, 0)."
                : "."),
        slips.isEmpty() ? Verdict.REPRODUCED : right > 0 ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED);
  }

  private static Finding accuracies(List<TableNumbers.Row> printed) {
    final List<String> off = printed.stream()
        .filter(row -> !near(row.accuracy(), row))
        .map(
            row -> format("%s %.4f, printed %.4f, %s by the authors' recipe", row.activation(), row.accuracy().mean(),
                row.printed().accuracy(), text(Summary.of(row.authors()))))
        .toList();
    return new Finding("Accuracies of these activations.",
        format("%d of %d within .02 of the printed one", printed.size() - off.size(), printed.size())
            + (off.isEmpty() ? "." : "; not " + String.join("; ", off) + "."),
        off.isEmpty() ? Verdict.REPRODUCED
            : printed.stream().allMatch(TablePage::explained) ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED);
  }

  private static boolean near(Summary measured, TableNumbers.Row row) {
    return Math.abs(measured.mean() - row.printed().accuracy()) <= TOLERANCE;
  }

  /** Whether the printed accuracy is that of a readout trained to its end, or of the authors' recipe. */
  private static boolean explained(TableNumbers.Row row) {
    return near(row.accuracy(), row) || near(Summary.of(row.authors()), row);
  }

  /** The point of both tables: the coefficients say which activation can tell the classes apart. */
  private Finding sight() {
    final List<TableNumbers.Row> blind = numbers.rows().stream().filter(row -> !kind.sees(row)).toList();
    final List<TableNumbers.Row> seeing = numbers.rows().stream().filter(kind::sees).toList();
    final double best = blind.stream().mapToDouble(row -> row.accuracy().mean()).max().orElse(0);
    final double worst = seeing.stream().mapToDouble(row -> row.accuracy().mean()).min().orElse(1);
    return new Finding(
        "Activations without the coefficients that these classes differ by are at chance, the others are not.",
        "Without: " + listed(blind) + " With: " + listed(seeing),
        worst <= CHANCE || worst - best < GAP ? Verdict.NOT_REPRODUCED
            : best <= CHANCE ? Verdict.REPRODUCED : Verdict.CORRECTED);
  }

  private static String listed(List<TableNumbers.Row> rows) {
    return rows.stream().map(row -> row.activation() + " " + text(row.accuracy()))
        .collect(Collectors.joining(", ", "", "."));
  }

  private BarChart chart() {
    final BarChart chart = new BarChart("Accuracy of ten activations",
        "Test accuracy of nets with each of ten activations.",
        "activation", Axis.linear("test accuracy").style(NumberStyle.PERCENT));
    for (final TableNumbers.Row row : numbers.rows()) {
      final List<Bar> bars = new ArrayList<>(
          List.of(bar("ridge readout", row.ridge()), bar("softmax readout", row.softmax())));
      if (row.printed().hasAccuracy()) {
        bars.add(bar("the authors' recipe", row.authors()));
        bars.add(Bar.of("printed in the paper", row.printed().accuracy()));
      }
      chart.add(row.activation(), bars.toArray(Bar[]::new));
    }
    return chart;
  }

  private static Bar bar(String name, List<Double> accuracies) {
    final Summary summary = Summary.of(accuracies);
    return Bar.of(name, summary.mean()).between(summary.low(), summary.high());
  }

  private Table measured() {
    final Table table = new Table().words("activation").numbers("α1").numbers("α2").numbers("α3").numbers("τ3")
        .numbers("accuracy, ridge").numbers("accuracy, softmax").numbers("accuracy, authors' recipe");
    for (final TableNumbers.Row row : numbers.rows()) {
      table.row(row.activation(), coefficient(row.alphas().get(0)), coefficient(row.alphas().get(1)),
          coefficient(row.alphas().get(2)), coefficient(row.tau()), text(Summary.of(row.ridge())),
          text(Summary.of(row.softmax())), row.authors().isEmpty() ? "–" : text(Summary.of(row.authors())));
    }
    return table;
  }

  private Table printed(List<TableNumbers.Row> rows) {
    final Table table = new Table().words("activation").numbers("α1").numbers("α2").numbers("α3").numbers("τ3")
        .numbers("accuracy").words("the recursion gives these coefficients");
    for (final TableNumbers.Row row : rows) {
      final PrintedRow printed = row.printed();
      table.row(row.activation(), coefficient(printed.alphas().get(0)), coefficient(printed.alphas().get(1)),
          coefficient(printed.alphas().get(2)), coefficient(printed.tau()),
          printed.hasAccuracy() ? coefficient(printed.accuracy()) : "–", row.agrees() ? "yes" : "no");
    }
    return table;
  }

  private static String coefficient(double value) {
    return format("%.4f", value);
  }

  private static String text(Summary accuracy) {
    return accuracy.text(4);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
