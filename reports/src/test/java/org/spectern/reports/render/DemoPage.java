package org.spectern.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A page with every element and every kind of chart; the figures are invented for the layout and mean nothing. */
final class DemoPage {
  static final Origin ORIGIN = new Origin("bin/spectern reproduce memory --preset quick --seeds 3",
      "invented for this demo: <not> \"data\" & co",
      "4 cores, some processor with AVX-512, JDK 25, provider vector: all self-tests passed, 512-bit species");

  private DemoPage() {}

  static Page page() {
    final Page page = new Page("Every element of a page",
        "A demo with invented figures: what matters is that nothing overlaps, from a phone to a desk.");
    page.home("index.html");
    page.warning("this page was made from the embedded sample, 10,000 training and 2,000 test digits.");
    page.keyFigures(List.of(new KeyFigure("974×", "less memory in the model file", "at 0.15 points of accuracy"),
        new KeyFigure("95.59 %", "accuracy on 10,000 test digits", "original: 95.72 %"),
        new KeyFigure("12,340/s", "inferences, one thread", "median of 9"),
        new KeyFigure("170.2 KB", "model file", "")));
    page.section("Claims");
    page.callout(Verdict.REPRODUCED, "Ternary weights alone cost no accuracy.", "94.4 % against 94.3 %");
    page.callout(Verdict.CORRECTED, "The equivalent kernel holds.",
        "once a diagonal term is dropped");
    page.callout(Verdict.NOT_REPRODUCED,
        "One-bit activations in the last layer.", "Infeasible, with an implicit ridge of 0.411.");
    page.callout(Verdict.NOT_RUN, "CIFAR-10", "no features; see the README");
    page.section("Tables");
    page.table(nets());
    page.table(truth());
    page.details("All nets", nets());
    page.section("Accuracy against memory");
    page.paragraph(prose -> prose.text("Three ledgers count memory; ").strong("file bytes").text(" are exact. See ")
        .link("the tables", "#s2-tables")
        .text(" and run ").code("bin/spectern reproduce").text("."));
    page.figure(accuracyAgainstBytes(),
        "Hollow markers: points published in the paper. Bars: 95 % interval over 3 seeds.");
    page.section("Bars");
    page.figure(rates(), "Single thread; median and spread of 9 runs in the same process.");
    page.figure(logBars(), "Memory in three ledgers.");
    page.section("Spectrum and activation");
    page.figure(histogram(), "1,000 eigenvalues; the equivalent is drawn over them.");
    page.figure(activation(), "Thresholds in units of the input scale.");
    page.section("Speed");
    page.figure(roofline(), "Ceilings are measured read bandwidths.");
    page.figure(recursion(), "Norm of the difference, relative.");
    page.section("Small charts");
    page.figures(List.of(histogram(), activation(), recursion(), rates()));
    page.code("$ bin/spectern reproduce\nnet                 accuracy  file\noriginal, float32    95.72 %  165.8 MB");
    page.bullets(List.of("first", "second, with <markup> & more"));
    return page;
  }

  static List<Chart> charts() {
    return List.of(accuracyAgainstBytes(), rates(), logBars(), histogram(), activation(), roofline(), recursion());
  }

  static Table nets() {
    return new Table().words("net").words("eps").numbers("accuracy").numbers("paper's count").numbers("file")
        .numbers("resident").numbers("factor, file")
        .numbers("inferences/s")
        .row("original, float32", "–", "95.72 % ± 0.10", "165.8 MB", "165.8 MB", "166.1 MB", "1.00×", "1,012/s ± 31")
        .row("ternary weights, ReLU", ".9", "95.70 % ± 0.12", "1.04 MB", "6.93 MB", "7.10 MB", "23.9×", "8,410/s ± 90")
        .row("8 levels", "(.99, .998, .998)", "95.59 % ± 0.09", "123.4 KB", "170.2 KB", "602.0 KB", "974×",
            "12,340/s ± 120");
  }

  private static Table truth() {
    return new Table().words("claim").numbers("paper").numbers("measured").words("verdict")
        .row(new Cell.Link("Figure 3, original at 1500³", "fig3.html"), Cell.of(".928"), new Cell.Strong(".943"),
            new Cell.Badge(Verdict.REPRODUCED))
        .row(new Cell.Link("Figure 2, diagonal of the equivalent", "fig2.html"), Cell.of("–"), Cell.of(".009"),
            new Cell.Badge(Verdict.CORRECTED));
  }

  static XyChart accuracyAgainstBytes() {
    final XyChart chart = new XyChart("Accuracy against bytes of the model file",
        "Accuracy rises with memory for every net; the compressed nets lie two to three decades left of the original.",
        Axis.log("memory (bytes of the file, logarithmic)").style(NumberStyle.BYTES),
        Axis.linear("test accuracy").style(NumberStyle.PERCENT));
    final double[] bytes = {1.8e6, 1.5e7, 1.66e8};
    final String[] nets = {"original, float32 Gaussian weights", "ternary weights with ReLU",
        "8 levels, ternary weights", "sigma_T in every layer (one bit)"};
    for (int net = 0; net < nets.length; net++) {
      final List<Point> points = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        final double y = new double[]{.943, .941, .938, .74}[net] + .006 * i;
        final String label = net == 2 ? new String[]{"1000³", "1500³", "5000, 5000, 2500"}[i] : "";
        points.add(Point.of(bytes[i] / new double[]{1, 24, 400, 130}[net], y).between(y - .004, y + .004).label(label));
      }
      chart.add(net == 0 ? Series.lineAndMarkers(nets[net], points) : Series.markers(nets[net], points));
    }
    chart.add(Series.markers("published: original", List.of(Point.of(2.3e7, .928), Point.of(1.56e8, .944))).colour(0)
        .muted());
    chart.add(Series.markers("published: NTK-LC, eps .9", List.of(Point.of(1.4e5, .752), Point.of(9.8e5, .816)))
        .colour(3).muted());
    return chart;
  }

  static BarChart rates() {
    return new BarChart("Inferences per second", "The compressed nets answer about ten times as often.", "net",
        Axis.linear("inferences per second, one thread").style(NumberStyle.COMPACT))
        .add("original", Bar.of("batch 1", 1012).between(980, 1040), Bar.of("batch 64", 4120).between(4000, 4230))
        .add("ternary, ReLU", Bar.of("batch 1", 8410).between(8300, 8500), Bar.of("batch 64", 9900))
        .add("8 levels", Bar.of("batch 1", 12_340).between(12_000, 12_500),
            Bar.of("batch 64", 15_210).between(14_000, 16_400))
        .rule(10_000, "goal");
  }

  static BarChart logBars() {
    final BarChart chart = new BarChart("Memory in three ledgers",
        "The compressed net takes a thousandth of the original's bytes.", "net and setting",
        Axis.log("bytes (logarithmic)").style(NumberStyle.BYTES));
    chart.add("original, dense float32 with Gaussian weights", Bar.of("paper's count", 1.658e8),
        Bar.of("file", 1.658e8), Bar.of("resident", 1.661e8));
    chart.add("8 levels, ternary weights, eps (.99, .998, .998), readout of 4 bits", Bar.of("paper's count", 1.2e5),
        Bar.of("file", 1.702e5), Bar.of("resident", 6.02e5));
    return chart.rule(1.658e5, "a thousandth of the original");
  }

  static XyChart histogram() {
    final SplittableRandom random = new SplittableRandom(1);
    final double[] values = new double[1000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < 4 ? 3 + .5 * i : 1 + .25 * random.nextGaussian();
    }
    final List<Point> density = new ArrayList<>();
    for (double x = 0; x <= 2; x += .02) {
      density.add(Point.of(x, Math.exp(-8 * (x - 1) * (x - 1)) * 1.6));
    }
    return new XyChart("Eigenvalues of the kernel", "A bulk around one and four outliers.", Axis.linear("eigenvalue"),
        Axis.linear("density"))
        .add(Series.histogram("conjugate kernel, mean of 1000 draws", values, 0, 5, 50))
        .add(Series.line("equivalent", density).muted()).vertical(3, "outlier");
  }

  static XyChart activation() {
    return new XyChart("The matched activation", "Eight steps that rise with the input.",
        Axis.linear("pre-activation t / tau"), Axis.linear("sigma(t)"))
        .add(Series.steps("8 levels", new double[]{-3, -1.2, -.6, -.1, .4, .9, 1.5, 2.2, 3},
            new double[]{-.4, -.38, -.3, -.1, .3, .8, 1.4, 2.1}))
        .add(Series.line("ReLU, centred", List.of(Point.of(-3, -.4), Point.of(0, -.4), Point.of(3, 2.6))).muted());
  }

  static XyChart roofline() {
    final XyChart chart = new XyChart("Roofline of the products",
        "Products that move fewer bits per weight reach more weights per nanosecond.",
        Axis.log("bits per weight (logarithmic)"),
        Axis.log("weights per nanosecond (logarithmic)"));
    final String[] levels = {"DRAM 15 GB/s", "L2 110 GB/s"};
    for (int i = 0; i < 2; i++) {
      final double bandwidth = i == 0 ? 15 : 110;
      chart
          .add(
              Series
                  .line("read ceiling, " + levels[i],
                      List.of(Point.of(.5, bandwidth * 8 / .5), Point.of(40, bandwidth * 8 / 40)))
                  .colour(6 + i).muted());
    }
    chart.add(Series.markers("bit planes", List.of(Point.of(2, 346).label("4096²"), Point.of(2, 457).label("1024²"))));
    chart.add(Series.markers("five-trit bytes", List.of(Point.of(1.6, 385).label("4096²"))));
    return chart.add(
        Series.markers("OpenBLAS sgemv", List.of(Point.of(32, 5.6).label("4096²"), Point.of(32, 17.6).label("1024²"))));
  }

  static XyChart recursion() {
    final List<Point> right = new ArrayList<>();
    final List<Point> printed = new ArrayList<>();
    for (int n = 256; n <= 4096; n *= 2) {
      right.add(Point.of(n, .178 * 256 / n));
      printed.add(Point.of(n, .1 + .168 * 256 / n));
    }
    return new XyChart("Error of the equivalent", "The corrected form converges; the printed one does not.",
        Axis.log("dimension p = n"), Axis.log("relative error in operator norm"))
        .add(Series.lineAndMarkers("correct diagonal", right)).add(Series.lineAndMarkers("printed diagonal", printed))
        .horizontal(.01, "1 %");
  }
}
