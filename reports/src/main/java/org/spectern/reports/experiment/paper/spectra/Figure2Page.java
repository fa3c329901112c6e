package org.spectern.reports.experiment.paper.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.experiment.paper.spectra.SpectrumCharts.Named;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.XyChart;

/** The page of Figure 2. Every number in it comes from {@link Figure2Numbers}. */
final class Figure2Page {
  private final Figure2Numbers numbers;

  Figure2Page(Figure2Numbers numbers) {
    this.numbers = numbers;
  }

  Page page() {
    final Page page = new Page("Figure 2: spectra of kernels",
        "Eigenvalues and leading eigenvectors of conjugate and tangent kernels: of infinitely wide nets, of nets drawn "
            + "with three laws of weights, of their asymptotic equivalents, and of compressed nets.");
    page.section("What the paper claims, and what holds");
    for (final Finding finding : Figure2Findings.of(numbers)) {
      page.callout(finding.verdict(), finding.paper(), finding.measured());
    }
    page.section("How the error falls as n and p grow");
    page.figures(List.of(growth("Conjugate kernel, one ReLU layer", Figure2Numbers.Growth::conjugate),
        growth("NTK, one ReLU layer", Figure2Numbers.Growth::tangent)));
    page.paragraph(
        "The printed equivalent of the conjugate kernel takes a further τ0⁴ α3 off the diagonal, and that of the "
            + "NTK has β1 = α1: neither error vanishes.");
    numbers.subjects().forEach(subject -> subject(page, subject));
    method(page);
    return page;
  }

  private Chart growth(String title, Function<Figure2Numbers.Growth, Figure2Numbers.Forms> kernel) {
    return new XyChart(title, "Relative error in operator norm against the size of the data.", Axis.log("n = p"),
        Axis.log("relative error, operator norm"))
        .add(growing("correct", kernel.andThen(Figure2Numbers.Forms::correct)))
        .add(growing("as printed", kernel.andThen(Figure2Numbers.Forms::printed)).muted());
  }

  private Series growing(String name, Function<Figure2Numbers.Growth, Summary> error) {
    return Series.lineAndMarkers(name,
        numbers.growth().stream().map(one -> point(one.size(), error.apply(one))).toList());
  }

  private static Point point(double x, Summary summary) {
    return Point.of(x, summary.mean()).between(summary.lowAboveZero(), summary.high());
  }

  private void subject(Page page, Figure2Numbers.Subject subject) {
    page.section(subject.name());
    page.paragraph(subject.first().description() + "; activations " + subject.stack() + ", τ0 = "
        + Figure2Findings.four(subject.first().tau0()) + ", |x|² spreads by "
        + Quantity.percent(subject.first().spread())
        + " of its mean. Spectra are those of the first seed, errors "
        + Summary.over(numbers.seeds()) + ".");
    page.table(errors(subject));
    if (!subject.laws().isEmpty()) {
      equivalents(page, subject);
      draws(page, subject);
    }
    compressed(page, subject);
  }

  private static void equivalents(Page page, Figure2Numbers.Subject subject) {
    final EquivalentCell.Compared conjugate = subject.first().conjugate();
    page.figure(
        SpectrumCharts.histogram("Conjugate kernel, all eigenvalues: " + subject.name(), false, compared(conjugate)),
        "The isolated eigenvalues carry the classes.");
    page.figure(SpectrumCharts.histogram("Conjugate kernel, the bulk: " + subject.name(), true, compared(conjugate)),
        "The same up to the " + Math.round(100 * SpectrumCharts.BULK)
            + " % quantile: the printed diagonal moves the whole bulk.");
    page.figures(vectors(subject));
    page.figure(SpectrumCharts.histogram("NTK, the bulk: " + subject.name(), true, compared(subject.first().tangent())),
        "The tangent kernel of the infinitely wide net beside both equivalents.");
  }

  private static List<Named> compared(EquivalentCell.Compared kernel) {
    return List.of(new Named("exact", kernel.kernel()), new Named("equivalent", kernel.correctSpectrum()),
        new Named("equivalent as printed", kernel.printedSpectrum()));
  }

  private static Table errors(Figure2Numbers.Subject subject) {
    final Table table = new Table().words("kernel").numbers("norm").numbers("relative error").numbers("as printed")
        .numbers("|cos| of 1st vectors").numbers("|cos| of 2nd vectors").numbers("cos of their planes");
    row(table, "conjugate", subject.conjugate(), subject.first().conjugate());
    row(table, "tangent", subject.tangent(), subject.first().tangent());
    return table;
  }

  private static void row(Table table, String name, Figure2Numbers.Forms forms, EquivalentCell.Compared first) {
    table.row(name, Figure2Findings.text(forms.norm()), Figure2Findings.text(forms.correct()),
        Figure2Findings.text(forms.printed()), overlap(first.kernel(), first.correctSpectrum(), 0),
        overlap(first.kernel(), first.correctSpectrum(), 1),
        Figure2Findings.four(first.kernel().planeOverlap(first.correctSpectrum())));
  }

  private static String overlap(Spectrum one, Spectrum other, int k) {
    return Figure2Findings.four(one.overlap(other, k));
  }

  private static List<Chart> vectors(Figure2Numbers.Subject subject) {
    final EquivalentCell.Compared conjugate = subject.first().conjugate();
    final List<Chart> charts = new ArrayList<>();
    for (int k = 0; k < Spectrum.VECTORS; k++) {
      charts.add(SpectrumCharts.vectors("Eigenvector " + (k + 1) + ": " + subject.name(), k,
          List.of(new Named("exact", conjugate.kernel()), new Named("equivalent", conjugate.correctSpectrum()))));
    }
    return charts;
  }

  private void draws(Page page, Figure2Numbers.Subject subject) {
    final List<Named> spectra = new ArrayList<>(List.of(new Named("exact", subject.first().conjugate().kernel())));
    subject.laws().forEach(law -> spectra.add(new Named(law.label(), law.spectrum())));
    final int draws = subject.laws().getFirst().last().draws();
    page.figure(
        SpectrumCharts.histogram("Mean over " + draws + " drawn nets, the bulk: " + subject.name(), true, spectra),
        "Widths " + Arrays.stream(subject.widths()).mapToObj(Integer::toString).collect(Collectors.joining(", "))
            + "; ternary and ±1 weights through this project's kernels, Gaussian ones through OpenBLAS.");
    final XyChart chart = new XyChart("Error of the mean over draws: " + subject.name(),
        "Relative error in operator norm against the number of nets drawn.", Axis.log("nets drawn"),
        Axis.log("relative error, operator norm"));
    for (final Figure2Numbers.Law law : subject.laws()) {
      chart.add(Series.lineAndMarkers(law.label(),
          law.means().stream().map(mean -> point(mean.draws(), mean.exact())).toList()));
    }
    chart.horizontal(subject.conjugate().correct().mean(), "the equivalent");
    page.figure(chart,
        "Distance from the exact kernel. The mean of so few nets fluctuates more than the equivalent errs; "
            + "it falls like one over the root of their number.");
    final Table table = new Table().words("weights").numbers("nets drawn").numbers("from the exact kernel")
        .numbers("with the law's fourth cumulant")
        .numbers("from the equivalent");
    for (final Figure2Numbers.Law law : subject.laws()) {
      law.means().forEach(mean -> table.row(law.label(), Integer.toString(mean.draws()),
          Figure2Findings.text(mean.exact()), Figure2Findings.text(mean.ofLaw()),
          Figure2Findings.text(mean.equivalent())));
    }
    page.details("Relative errors of mean kernels", table);
    page.paragraph("The law of the weights is felt through its fourth cumulant κ4: entries of the kernel grow by "
        + "(p2²/4) κ4 Σ x_k² y_k², a matrix of low rank whose norm is of order κ4 n/p. Theorem 1 holds for any law up to this "
        + "term, which is zero for Gaussian weights, small for ±1 (κ4 = −2) and visible at ε = 0.9 (κ4 = 7); see the page on "
        + "limits.");
  }

  private void compressed(Page page, Figure2Numbers.Subject subject) {
    final Spectrum original = subject.first().conjugate().kernel();
    final CompressedCell.Result oneBit = subject.oneBit().first();
    final CompressedCell.Result levels = subject.levels().first();
    final String name = levels.levels() + " levels";
    page.figure(SpectrumCharts.histogram("Original and compressed, the bulk: " + subject.name(), true,
        List.of(new Named("original", original), new Named("one bit, σ_T", oneBit.compressed()),
            new Named(name, levels.compressed()))),
        "Conjugate kernels of infinitely wide nets. One bit shifts all eigenvalues by the ridge τ~² − τ²; "
            + (subject.exact() ? "levels that meet all four equations shift none."
                : "this stack's first activation is a parabola, the function of least variance itself: no number of levels "
                    + "meets its variance exactly, and a small ridge stays."));
    page.figure(SpectrumCharts.histogram("Drawn compressed nets, the bulk: " + subject.name(), true,
        List.of(new Named("original", original), new Named("one bit, σ_T", oneBit.meanSpectrum()),
            new Named(name, levels.meanSpectrum()))),
        "The same for the mean over " + numbers.compressedDraws()
            + " nets with ternary weights, ε = 0.9; the original is the "
            + "infinitely wide one.");
    final Table table = new Table().words("net").numbers("ridge predicted").numbers("shift of the diagonal")
        .numbers("shift of the median eigenvalue").numbers("distance").numbers("less the ridge")
        .numbers("NTK, off the diagonal")
        .numbers("mean of drawn nets");
    Stream.of(subject.oneBit(), subject.levels()).forEach(one -> table.row(
        one.levels() <= 3 ? "one bit, σ_T" : one.levels() + " levels", Figure2Findings.text(one.ridge()),
        Figure2Findings.text(one.shift()),
        Figure2Findings.four(one.first().compressed().median() - subject.first().conjugate().kernel().median()),
        Figure2Findings.text(one.kernel()), Figure2Findings.text(one.lessRidge()), Figure2Findings.text(one.tangent()),
        Figure2Findings.text(one.mean())));
    page.table(table);
  }

  private void method(Page page) {
    page.section("How it was computed");
    page.bullets(List.of(
        "Exact kernels are those of infinitely wide nets, entry by entry from closed forms or Hermite series; the paper "
            + "estimates them by the mean over 1000 draws, which is shown for fewer draws in the quick preset.",
        "Relative errors: operator norm of the difference over that of the kernel.",
        "The mixture: two classes, means 8 e1 and 8 e9, covariances I and (1 + 8/√p) I. Statistics of the images are "
            + "estimated from the images.",
        "Tangent kernels of drawn nets would need their gradients; the infinitely wide ones are exact, so only they are "
            + "compared. The NTK of a net of steps has no diagonal: it is compared off the diagonal.",
        "The theorems take |x|² to be nearly the same for all inputs. That of images spreads: ReLU passes a factor on, steps "
            + "saturate, so that even levels that meet all four equations leave a difference. Images scaled to length 1 show "
            + "that this is the cause.",
        "A compressed net counts as having the original's kernel when the two differ by at most "
            + Quantity.percent(Figure2Findings.SAME)
            + " of the norm; a spectrum as that of the equivalent when the relative "
            + "error is at most " + Quantity.percent(Figure2Findings.MATCHED) + " and the cosine at least "
            + Quantity.number(Figure2Findings.ALIGNED) + ".",
        "All figures of this page are in results.json beside it."));
  }
}
