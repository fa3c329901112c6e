package org.spectern.reports.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.KeyFigure;
import org.spectern.reports.render.Origin;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.XyChart;
import org.spectern.theory.spectrum.Histogram;

/**
 * The page of {@code spectern spectrum}: histograms of eigenvalues and the leading eigenvectors, exact beside
 * equivalent.
 */
public final class SpectrumPage {
  /** The bulk ends at this quantile in the close-up: isolated eigenvalues would squeeze it into one bin. */
  private static final double BULK = 0.98;

  private final SpectrumResults results;
  private final int bins;

  public SpectrumPage(SpectrumResults results, int bins) {
    this.results = results;
    this.bins = bins;
  }

  /** Who made the page, of what, where. */
  public Origin origin() {
    return new Origin(results.command(), results.data(), Machine.here().line());
  }

  public Page page() {
    final Page page = new Page("Spectrum of a " + (results.kernel().equals("ck") ? "conjugate" : "neural tangent")
        + " kernel",
        "The " + results.kernelName() + " of " + String.join(", ", results.activations())
            + " beside its asymptotic equivalent. " + results.data() + ".");
    page.keyFigures(List.of(
        new KeyFigure(Quantity.number(results.error()), "operator norm of the difference",
            "kernel: " + Quantity.number(results.norm())),
        new KeyFigure(String.format(Locale.ROOT, "%.4f", results.leading().getFirst().overlap()),
            "|cos| of the leading eigenvectors", "1 would be the same direction")));
    page.section("Eigenvalues");
    page.figure(histogram("All eigenvalues", 1), "Density over equal bins; isolated eigenvalues carry the classes.");
    page.figure(histogram("The bulk", BULK), "The same up to the " + Math.round(100 * BULK) + " % quantile.");
    final Table table = new Table().numbers("eigenvalue").numbers("exact").numbers("equivalent").numbers("|cos|");
    for (int k = 0; k < results.leading().size(); k++) {
      final SpectrumResults.Leading leading = results.leading().get(k);
      table.row(Integer.toString(k + 1), Digits.of(leading.value()), Digits.of(leading.equivalentValue()),
          String.format(Locale.ROOT, "%.4f", leading.overlap()));
    }
    page.table(table);
    page.section("Leading eigenvectors");
    page.paragraph("Entries in the order of the observations, class after class.");
    page.figures(vectors());
    return page;
  }

  /** The charts by themselves, for files. */
  public List<Chart> charts() {
    final List<Chart> charts = new ArrayList<>(List.of(histogram("All eigenvalues", 1), histogram("The bulk", BULK)));
    charts.addAll(vectors());
    return charts;
  }

  private Chart histogram(String title, double quantile) {
    final double[] exact = results.eigenvalues();
    final double[] equivalent = results.equivalentEigenvalues();
    final int last = (int) Math.round(quantile * (exact.length - 1));
    final double from = Math.min(exact[0], equivalent[0]);
    final double to = Math.max(exact[last], equivalent[last]);
    return new XyChart(title, "Histogram of eigenvalues of the kernel and of its equivalent.",
        Axis.linear("eigenvalue"), Axis.linear("density")).add(bins("exact", exact, from, to))
        .add(bins("equivalent", equivalent, from, to).muted());
  }

  private Series bins(String name, double[] values, double from, double to) {
    final Histogram histogram = Histogram.of(values, from, Math.max(to, from + 1e-12), bins);
    final double[] edges = IntStream.rangeClosed(0, bins).mapToDouble(histogram::edge).toArray();
    final double[] density = IntStream.range(0, bins)
        .mapToDouble(k -> histogram.counts()[k] / (values.length * (edges[1] - edges[0]))).toArray();
    return name.equals("exact") ? Series.bins(name, edges, density) : Series.steps(name, edges, density);
  }

  private List<Chart> vectors() {
    final List<Chart> charts = new ArrayList<>();
    for (int k = 0; k < results.leading().size(); k++) {
      final SpectrumResults.Leading leading = results.leading().get(k);
      charts.add(new XyChart("Eigenvector " + (k + 1),
          "Entries of one eigenvector of the kernel and of its equivalent, over the observations.",
          Axis.linear("observation"), Axis.linear("entry")).add(line("exact", leading.vector()))
          .add(line("equivalent", leading.equivalentVector())));
    }
    return charts;
  }

  private static Series line(String name, double[] vector) {
    return Series.line(name, IntStream.range(0, vector.length).mapToObj(i -> Point.of(i, vector[i])).toList());
  }
}
