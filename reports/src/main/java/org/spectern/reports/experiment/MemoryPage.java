package org.spectern.reports.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Bar;
import org.spectern.reports.render.BarChart;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.KeyFigure;
import org.spectern.reports.render.NumberStyle;
import org.spectern.reports.render.Origin;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.XyChart;

/** The page of {@code reproduce memory}. Every number in it comes from {@link MemoryResults}. */
public final class MemoryPage {
  private final MemoryResults results;

  public MemoryPage(MemoryResults results) {
    this.results = results;
  }

  /** Who made the page, of what, where. */
  public Origin origin() {
    return new Origin(results.command(), results.data() + " (SHA-256 " + results.fingerprint() + ")",
        results.machine().line() + "; kernels: " + results.provider() + "; dense baseline: " + results.dense());
  }

  public Page page() {
    final Page page = new Page("A thousand times less memory?",
        "Networks with frozen ternary weights and step activations beside the dense float32 network they replace: the "
            + "same task, trained and measured in the same run. " + results.data() + ".");
    if (!results.warning().isEmpty()) {
      page.warning(results.warning());
    }
    final MemoryResults.Shape last = results.shapes().getLast();
    keyFigures(page, last);
    page.section("What the paper claims, and what holds");
    for (final MemoryClaims claim : MemoryClaims.of(results.shapes())) {
      page.callout(claim.verdict(), claim.claim(), claim.measured());
    }
    page.figure(ParetoChart.of(results.shapes()),
        "Test accuracy against the bytes of the file: all shapes, sparsities, layouts and readouts together. Lines join the "
            + "nets that are worth their bytes, as no other is as small and as accurate; the hollow ones are surpassed. "
            + "Nets that lose more than " + Quantity.number(100 * ParetoChart.MOST_LOST) + " points are left out.");
    for (final MemoryResults.Shape shape : results.shapes()) {
      shape(page, shape);
    }
    words(page);
    method(page);
    return page;
  }

  private static void keyFigures(Page page, MemoryResults.Shape shape) {
    final MemoryResults.Net original = shape.original();
    final List<KeyFigure> figures = new ArrayList<>();
    figures.add(new KeyFigure(Quantity.percent(original.accuracy()), "dense float32 original",
        Quantity.bytes(original.ledgers().fileBytes()) + ", " + Quantity.rate(original.speed().median())));
    SmallestFile.of(shape, .005, true).ifPresent(found -> figures.add(new KeyFigure(Quantity.factor(found.factor()),
        "smaller file",
        Quantity.percent(found.variant().accuracy()) + ", every byte counted, " + found.net().label())));
    SmallestFile.of(shape, .005, false).ifPresent(found -> figures.add(new KeyFigure(Quantity.factor(found.factor()),
        "smaller with a seed for weights", Quantity.percent(found.variant().accuracy()) + ", " + found.net().label())));
    shape.nets().stream().max((a, b) -> Double.compare(a.speed().median(), b.speed().median()))
        .ifPresent(net -> figures.add(new KeyFigure(Quantity.factor(net.speed().median() / original.speed().median()),
            "inferences per second", Quantity.percent(net.accuracy()) + ", " + net.label())));
    page.keyFigures(figures);
  }

  private static void shape(Page page, MemoryResults.Shape shape) {
    final String widths = Shapes.text(shape.widths());
    page.section("Widths " + widths);
    page.paragraph(Quantity.count(shape.weights()) + " frozen weights and a trained readout. Factors (×) are the "
        + "original's bytes over the net's, and the net's inferences per second over the original's.");
    page.table(MemoryTable.of(shape));
    page.figures(List.of(
        accuracyAgainst("Paper's count, " + widths, "bytes by the paper's formula", shape,
            net -> net.ledgers().paperBits() / 8.0),
        accuracyAgainst("File, " + widths, "bytes of the file", shape, net -> net.ledgers().fileBytes()),
        accuracyAgainst("Resident, " + widths, "bytes held while answering", shape,
            net -> net.ledgers().residentBytes())));
    page.figure(speeds(shape), "One thread, one image at a time, all nets timed in turns; bars end at the median, "
        + "whiskers at the quartiles.");
    page.paragraph("The smallest files found, over layouts, sparsities, levels and bits of the readout:");
    page.table(MemoryTable.smallest(shape));
    page.paragraph(
        "The same nets in every layout; features, and so accuracy, are the same to the bit in all of them. The "
            + "Shannon bound is the entropy of the weights: no file that holds them can have fewer bits.");
    page.table(MemoryTable.layouts(shape));
    page.details("Accuracy for every readout", MemoryTable.readouts(shape));
  }

  private static Chart accuracyAgainst(String title, String axis, MemoryResults.Shape shape,
      ToDoubleFunction<MemoryResults.Net> bytes) {
    final XyChart chart = new XyChart(title, "Test accuracy against " + axis + ", one point per net.",
        Axis.log(axis).style(NumberStyle.BYTES), Axis.linear("test accuracy").style(NumberStyle.PERCENT));
    int colour = 0;
    for (final String name : shape.nets().stream().map(MemoryResults.Net::family).distinct().toList()) {
      final List<Point> points = new ArrayList<>();
      for (final MemoryResults.Net net : shape.nets()) {
        if (net.family().equals(name)) {
          points.add(
              Point.of(bytes.applyAsDouble(net), net.accuracy()).between(net.summary().low(), net.summary().high()));
        }
      }
      chart.add(Series.markers(name, points).colour(colour++));
    }
    return chart;
  }

  private static Chart speeds(MemoryResults.Shape shape) {
    final BarChart chart = new BarChart("Speed, widths " + Shapes.text(shape.widths()),
        "Inferences per second of each net.", "net",
        Axis.linear("inferences per second, one thread").style(NumberStyle.COMPACT));
    for (final MemoryResults.Net net : shape.nets()) {
      chart.add(net.label(), Bar.of("median", net.speed().median()).between(net.speed().lower(), net.speed().upper()));
    }
    return chart;
  }

  private static void words(Page page) {
    page.section("What the words mean");
    page.bullets(List.of(
        "eps: the share of weights that are zero; 0.9:0.99:0.99 gives every layer its own. Ternary weights are −1, 0 and +1 with one "
            + "scale per layer.",
        "One bit: the paper's σ_T, an activation of two values. N levels: a staircase of N values; this project's keep the "
            + "variance as well, which one bit cannot. ReLU: the original's activation, kept.",
        "Points lost: percentage points of test accuracy below the original's; a minus means above it.",
        "Layouts: bit planes take two bits per weight; five trit and three trit put five and three weights into one code; signed lists "
            + "hold the positions of nonzero weights, rice the gaps between them in Golomb–Rice codes; seeded holds no weights "
            + "but the seed from which they are drawn again whenever they are needed."));
  }

  private void method(Page page) {
    page.section("How it was measured");
    page.bullets(List.of(
        "Paper's count: 2 bits for every nonzero weight, readout included, and 2 bits for every activation, against 32 "
            + "bits for every weight and activation of the original. A formula, not a measurement.",
        "File: the length of a file with everything the net needs to answer: header, mean image, weights with their "
            + "positions, activations, readout. The original's holds float32 weights.",
        "Resident: off-heap memory by the allocator's counters, objects on the heap by JOL, and the scratch of one thread.",
        "Readout: ridge regression by Cholesky; lambda and the readout's bits chosen on a sixth of the training set, then "
            + "fitted to all of it. The test set was used once for each net; which file is the smallest within a loss was picked by "
            + "these test accuracies, in retrospect.",
        "Speed: nets answer test images in turns within one process; 15 samples of 20 ms each, after a warm-up that ends when "
            + "answers no longer allocate, as vectors do while they are interpreted.",
        "Files hold their weights, except where a seed is said to stand in their place.",
        "Seeds: " + results.settings().seeds() + ", from " + results.settings().seed() + "; accuracies are "
            + Summary.over(results.settings().seeds())
            + ". Inferences per second: the median ± half the distance between the quartiles. The whole run took "
            + Quantity.seconds(results.seconds()) + ".",
        "All figures of this page are in results.json beside it."));
  }
}
