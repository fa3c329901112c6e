package org.spectern.reports.experiment.paper.limits;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Bar;
import org.spectern.reports.render.BarChart;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.NumberStyle;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.XyChart;

/** The page on limits. Every number in it comes from {@link LimitsNumbers}. */
final class LimitsPage {
  private final LimitsNumbers numbers;

  LimitsPage(LimitsNumbers numbers) {
    this.numbers = numbers;
  }

  Page page() {
    final Page page = new Page("Where the claim ends",
        "The paper's theorems hold for independent weights of any law with a finite fourth moment, in the limit of large "
            + "nets and data. How sparse may weights be at a given size, which laws do, and must they be independent?");
    page.section("What was claimed, and what holds");
    for (final Finding finding : LimitsFindings.of(numbers)) {
      page.callout(finding.verdict(), finding.paper(), finding.measured());
    }
    sparsity(page);
    laws(page);
    method(page);
    return page;
  }

  private void sparsity(Page page) {
    page.section("How sparse weights may be");
    page.paragraph(
        "Theory asks that (1/(1 − ε) − 3) Σx⁴/|x|⁴ be far below 1: the weights that are left in a row, p(1 − ε), "
            + "must be many, and the input spread out over its entries. Below, both follow p(1 − ε) whatever p is.");
    page.figure(kernelError(), "Mean kernel of " + numbers.draws() + " nets of one layer and " + numbers.width()
        + " features against the exact kernel, in operator norm. Dashed: the criterion itself.");
    page.figure(accuracy(), "Ridge readout on three layers of ReLU, " + Quantity.count(numbers.train())
        + " training images. Where the criterion is 1 for hidden layers is marked.");
    page.details("Kernel errors", kernelTable());
    page.details("Accuracies", accuracyTable());
  }

  private Chart kernelError() {
    final XyChart chart = new XyChart("Kernel error against sparsity",
        "Relative error of the mean kernel against the weights left in a row.",
        Axis.log("weights left in a row, p(1 − ε)"), Axis.log("relative error, operator norm"));
    for (int k = 0; k < numbers.kernels().size(); k++) {
      final LimitsNumbers.SparseKernel kernel = numbers.kernels().get(k);
      chart.add(Series.lineAndMarkers(kernel.observations(),
          kernel.points().stream().map(one -> positive(one.kept(), one.exact())).toList()).colour(k));
    }
    for (int k = 0; k < numbers.kernels().size(); k++) {
      final List<Point> criterion = numbers.kernels().get(k).points().stream().filter(one -> one.criterion() > 0)
          .map(one -> Point.of(one.kept(), one.criterion())).toList();
      if (!criterion.isEmpty()) {
        chart.add(Series.line("criterion, " + numbers.kernels().get(k).observations(), criterion).colour(k).muted());
      }
    }
    return chart.horizontal(numbers.kernels().getFirst().gaussian().mean(),
        "Gaussian weights, p = " + numbers.kernels().getFirst().dimension());
  }

  private static Point positive(double x, Summary summary) {
    return Point.of(x, summary.mean()).between(summary.lowAboveZero(), summary.high());
  }

  private Chart accuracy() {
    final XyChart chart = new XyChart("Accuracy against sparsity",
        "Test accuracy against the weights left in a row of the sparse layers.",
        Axis.log("weights left in a row of the sparse layers, d(1 − ε)"),
        Axis.linear("test accuracy").style(NumberStyle.PERCENT));
    for (final LimitsNumbers.SparseAccuracy sweep : numbers.accuracies()) {
      chart.add(Series.lineAndMarkers(sweep.label(), sweep.points().stream().map(one -> Point
          .of(one.kept(), one.accuracy().mean()).between(one.accuracy().low(), one.accuracy().high()))
          .toList()));
    }
    for (final LimitsNumbers.SparseAccuracy sweep : numbers.accuracies()) {
      if (sweep.hidden()) {
        chart.horizontal(sweep.dense().mean(), "dense, width " + sweep.width());
      }
    }
    return chart.vertical(LimitsPlan.RELU_KURTOSIS, "criterion = 1");
  }

  private Table kernelTable() {
    final Table table = new Table().words("observations").numbers("ε").numbers("p(1 − ε)").numbers("criterion")
        .numbers("relative error").numbers("with the fourth cumulant");
    for (final LimitsNumbers.SparseKernel kernel : numbers.kernels()) {
      table.row(kernel.observations(), "Gaussian", "–", "–", LimitsFindings.text(kernel.gaussian()), "–");
      for (final LimitsNumbers.KernelPoint point : kernel.points()) {
        table.row(kernel.observations(), eps(point.eps()), Quantity.number(point.kept()),
            Quantity.number(point.criterion()), LimitsFindings.text(point.exact()),
            LimitsFindings.text(point.ofLaw()));
      }
    }
    return table;
  }

  private Table accuracyTable() {
    final Table table = new Table().words("net").numbers("ε").numbers("d(1 − ε)").numbers("criterion")
        .numbers("accuracy");
    for (final LimitsNumbers.SparseAccuracy sweep : numbers.accuracies()) {
      table.row(sweep.label(), "dense", "–", "–", sweep.dense().percent());
      sweep.points().forEach(point -> table.row(sweep.label(), eps(point.eps()), Quantity.number(point.kept()),
          Quantity.number(point.criterion()), point.accuracy().percent()));
    }
    return table;
  }

  private static String eps(double eps) {
    return String.format(Locale.ROOT, "%.4f", eps);
  }

  private void laws(Page page) {
    page.section("Other laws, and structured weights");
    page.paragraph(
        "The law is felt through its fourth cumulant κ4 = E[w⁴] − 3: to first order every entry of the kernel "
            + "off the diagonal grows by (p2²/4) κ4 Σ x_k² y_k². For spread-out data that is a matrix of low rank with entries of order "
            + "κ4/p, as large as the term α3 T of the equivalent; its operator norm, of order κ4 n/p, does not vanish as n and p "
            + "grow together. Rows on a sphere have κ(w_j, w_j, w_k, w_k) = −2/(p + 2) instead. The equivalent is right for every "
            + "law once this term is added.");
    page.figures(List.of(errors("Kernel error by law: mixture", LimitsNumbers.Ensemble::mixture),
        errors("Kernel error by law: images", LimitsNumbers.Ensemble::images)));
    final Table table = new Table().words("weights").numbers("E[w⁴]").words("independent").numbers("mixture: exact")
        .numbers("with cumulant").numbers("equivalent").numbers("images: exact").numbers("with cumulant")
        .numbers("accuracy");
    for (final LimitsNumbers.Ensemble one : numbers.ensembles()) {
      table.row(one.label(), Quantity.number(one.fourthMoment()), one.independent() ? "yes" : "no",
          LimitsFindings.text(one.mixture().exact()), ofLaw(one, one.mixture()),
          LimitsFindings.text(one.mixture().equivalent()), LimitsFindings.text(one.images().exact()),
          ofLaw(one, one.images()), one.accuracy().percent());
    }
    page.table(table);
    page.paragraph("Kernel: distance of the mean of " + numbers.draws() + " drawn nets (one layer, " + numbers.width()
        + " features) from the exact kernel, from the same with the law's fourth cumulant, and from the equivalent. Accuracy: "
        + "three layers of width " + numbers.lawWidth() + ".");
  }

  private static String ofLaw(LimitsNumbers.Ensemble one, LimitsNumbers.EnsembleKernel kernel) {
    return one.cumulants() ? LimitsFindings.text(kernel.ofLaw()) : "infinite";
  }

  private Chart errors(String title, Function<LimitsNumbers.Ensemble, LimitsNumbers.EnsembleKernel> observations) {
    final BarChart chart = new BarChart(title, "Relative error of the mean kernel for each ensemble of weights.",
        "weights", Axis.log("relative error, operator norm"));
    for (final LimitsNumbers.Ensemble one : numbers.ensembles()) {
      final LimitsNumbers.EnsembleKernel kernel = observations.apply(one);
      final Bar exact = bar("from the exact kernel", kernel.exact());
      if (one.cumulants()) {
        chart.add(one.label(), exact, bar("with the fourth cumulant", kernel.ofLaw()));
      } else {
        chart.add(one.label(), exact);
      }
    }
    return chart.rule(observations.apply(numbers.gaussian()).exact().mean(), "Gaussian");
  }

  private static Bar bar(String name, Summary summary) {
    return Bar.of(name, summary.mean()).between(summary.lowAboveZero(), summary.high());
  }

  private void method(Page page) {
    page.section("How it was measured");
    page.bullets(List.of(
        "Figures are " + Summary.over(numbers.seeds()) + "; every seed has its own observations and weights.",
        "Kernels: the mean of a few drawn nets fluctuates, as Gaussian weights show; what exceeds that is the law's. An "
            + "ensemble counts as alike if its error is at most " + Quantity.factor(LimitsFindings.ALIKE) + " theirs.",
        "Sparse and ±1 weights run through this project's ternary kernels, the others through OpenBLAS. Structured weights: "
            + "Hadamard matrices times random signs, block after block, and factors Q of Gaussian matrices.",
        "Accuracy: ReLU, ridge readout, lambda chosen on a sixth of the training images; the test images were used once. "
            + "One point counts as no loss: seeds differ by as much.",
        "A row of a Hadamard matrix times random signs is by itself a vector of independent ±1, so the expected kernel of one "
            + "layer is theirs exactly; what differs is how far single draws fluctuate, since the rows of a block share signs.",
        "All figures of this page are in results.json beside it."));
  }
}
