package org.spectern.reports.experiment.paper.matched;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.XyChart;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.activation.StepActivation;

/** The page of Figure 1. Every number in it comes from {@link Figure1Numbers}. */
final class Figure1Page {
  /** Pre-activations are drawn this many standard deviations to either side. */
  private static final double REACH = 3;
  private static final int POINTS = 241;

  private final Figure1Numbers numbers;

  Figure1Page(Figure1Numbers numbers) {
    this.numbers = numbers;
  }

  Page page() {
    final Page page = new Page("Figure 1: activations that take few values",
        "The paper replaces the activations of a net by σ_T, which takes one bit, and that of its last layer by σ_Q. "
            + "Here both are drawn over the originals, layer by layer, with this project's N-level activations beside them.");
    page.section("What the paper claims, and what holds");
    for (final Finding finding : numbers.findings()) {
      page.callout(finding.verdict(), finding.paper(), finding.measured());
    }
    feasibility(page);
    page.figure(variances(), "The variance beyond τ² is an implicit ridge on the kernel. Thresholds and levels of "
        + "least variance, p1² and p2² met exactly.");
    for (final Figure1Numbers.Original original : numbers.originals()) {
      original(page, original);
    }
    method(page);
    return page;
  }

  private void feasibility(Page page) {
    page.section("Why σ_Q cannot be lossless");
    page.paragraph(
        "Any function with the original's p1 and p2 has at least the variance LB = (τ~ p1)² + (τ~² p2)²/2, by "
            + "Parseval. One-bit hidden layers make τ~ so large that LB lies far above τ², the original's variance: the four "
            + "equations of the last layer have no solution. In a net whose every layer is matched exactly τ~ = τ, and they have.");
    final Table table = new Table().words("original").numbers("τ²").numbers("LB after σ_T layers").numbers("LB / τ²")
        .numbers("variance of σ_Q").numbers("implicit ridge").numbers("LB after exact layers").numbers("levels, exact");
    for (final Figure1Numbers.Original original : numbers.originals()) {
      final Matching.Layer last = original.sigmaQ().last();
      final double variance = last.target().variance();
      table.row(original.name(), four(variance), four(last.lowerBound()), Quantity.factor(last.lowerBound() / variance),
          four(last.matched().variance()), four(last.residuals().variance()),
          original.exact().found() ? four(original.exact().last().lowerBound()) : "–",
          original.exact().found() ? Integer.toString(original.exact().last().levels().length) : "none found");
    }
    page.table(table);
  }

  private Chart variances() {
    final List<Point> points = numbers.counts().stream().map(count -> Point.of(count.levels(), count.ratio())).toList();
    return new XyChart("Variance of the last layer, " + numbers.first().name(),
        "Variance of the matched activation over the original's, against the number of levels.",
        Axis.linear("levels of the activation, N"), Axis.log("variance τ~² over the original's τ²"))
        .add(Series.lineAndMarkers("N levels in every layer", points))
        .horizontal(numbers.first().sigmaT().last().varianceRatio(), "σ_T in every layer")
        .horizontal(numbers.first().sigmaQ().last().varianceRatio(), "σ_T, then σ_Q").horizontal(1, "the original");
  }

  private void original(Page page, Figure1Numbers.Original original) {
    page.section("Original: " + original.name());
    final List<Chart> charts = new ArrayList<>();
    final int depth = original.sigmaT().layers().size();
    for (int layer = 0; layer < depth; layer++) {
      charts.add(chart(original, layer, layer == depth - 1));
    }
    page.figures(charts);
    final Table table = new Table().numbers("layer").words("activation").numbers("input scale").numbers("μ")
        .numbers("p1").numbers("p2").numbers("d3").numbers("variance").numbers("residual of p1², p2², d3")
        .numbers("residual of τ²");
    for (int layer = 0; layer < depth; layer++) {
      final Matching.Layer oneBit = original.sigmaT().layers().get(layer);
      row(table, layer, original.name(), oneBit.tau(), oneBit.target(), "", "");
      row(table, layer, "σ_T", oneBit);
      if (layer == depth - 1) {
        row(table, layer, "σ_Q, least variance", original.sigmaQ().last());
      }
      row(table, layer, Figure1.CLOSE + " levels", original.levels().layers().get(layer));
      if (original.exact().found()) {
        final Matching.Layer exact = original.exact().layers().get(layer);
        row(table, layer, exact.levels().length + " levels, exact", exact);
      }
    }
    if (original.equals(numbers.first())) {
      page.table(table);
    } else {
      page.details("Moments of " + original.name() + " and of its matches", table);
    }
  }

  private static void row(Table table, int layer, String name, Matching.Layer matched) {
    row(table, layer, name, matched.newTau(), matched.matched(), Quantity.number(matched.shapeResidual()),
        Quantity.number(matched.residuals().variance()));
  }

  private static void row(Table table, int layer, String name, double tau, Matching.Figures figures, String shape,
      String variance) {
    table.row(Integer.toString(layer + 1), name, four(tau), four(figures.mu()), four(figures.p1()), four(figures.p2()),
        four(figures.d3()), four(figures.variance()), shape, variance);
  }

  private static Chart chart(Figure1Numbers.Original original, int layer, boolean last) {
    final Matching.Layer oneBit = original.sigmaT().layers().get(layer);
    final XyChart chart = new XyChart(original.name() + ", layer " + (layer + 1),
        "The original and the activations matched to it, less their means.",
        Axis.linear("pre-activation, in standard deviations").between(-REACH, REACH),
        Axis.linear("activation, centred"));
    chart.add(line(original.name(), oneBit));
    chart.add(steps("σ_T", oneBit));
    final Matching fine = original.exact().found() ? original.exact() : original.levels();
    final Matching.Layer levels = fine.layers().get(layer);
    chart.add(steps(levels.levels().length + " levels" + (original.exact().found() ? ", exact" : ""), levels));
    if (last) {
      chart.add(steps("σ_Q", original.sigmaQ().last()));
    }
    return chart;
  }

  private static Series line(String name, Matching.Layer layer) {
    final Activation original = Activations.parse(name);
    return Series.line(name, IntStream.range(0, POINTS).mapToObj(i -> {
      final double u = REACH * (2.0 * i / (POINTS - 1) - 1);
      return Point.of(u, original.value(layer.tau() * u) - layer.target().mu());
    }).toList());
  }

  private static Series steps(String name, Matching.Layer layer) {
    final StepActivation activation = layer.activation();
    final double[] inside = Arrays.stream(activation.thresholds()).map(t -> t / layer.newTau())
        .filter(u -> Math.abs(u) < REACH).toArray();
    final double[] edges = new double[inside.length + 2];
    edges[0] = -REACH;
    System.arraycopy(inside, 0, edges, 1, inside.length);
    edges[edges.length - 1] = REACH;
    final double[] values = new double[edges.length - 1];
    for (int k = 0; k < values.length; k++) {
      values[k] = activation.value((edges[k] + edges[k + 1]) / 2 * layer.newTau()) - layer.matched().mu();
    }
    return Series.steps(name, edges, values);
  }

  private void method(Page page) {
    page.section("How it was computed");
    page.bullets(List.of(
        "Inputs of scale τ0 = " + Quantity.number(numbers.tau0())
            + ". Targets are moments of the original at its own scale τ, matches are solved at the new net's scale τ~; "
            + "signs of p1 and p2 do not matter, only their squares enter the theory.",
        "σ_T is solved by reduction to one dimension (Brent inside Brent) rather than from a thousand random starts. "
            + "An odd original has p2 = 0, which σ_T can only meet as a single step; d3 is then left over.",
        "σ_Q: the last layer of Algorithm 1. Where no σ_Q meets all four equations, the one of least variance that meets "
            + "p1² and p2² is shown. The authors' least-squares point, which gives up E[s'] instead, is on the pages of "
            + "Figures 3 and 4.",
        "N levels: a Lloyd–Max quantiser in Hermite space. Exact: Newton's method on all four equations in every layer, up "
            + "to 16 levels.",
        "All figures of this page are in results.json beside it."));
  }

  private static String four(double value) {
    return Quantity.fixed(value, 4);
  }
}
