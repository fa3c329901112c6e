package org.spectern.reports.experiment.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spectern.reports.render.KeyFigure;
import org.spectern.reports.render.Origin;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;

/** The page of {@code bench}. Every number in it comes from JMH's JSON or the manifest. */
public final class BenchPage {
  private final BenchRun run;
  private final Manifest manifest;

  public BenchPage(BenchRun run) {
    this.run = run;
    this.manifest = run.manifest();
  }

  /** Who made the page, of what, where. */
  public Origin origin() {
    return new Origin(manifest.command(), "weights and activations drawn from fixed seeds; commit "
        + manifest.revision(), manifest.machineLine() + "; kernels: " + manifest.providerLine());
  }

  public Page page() {
    final Page page = new Page("Ternary products at the speed of the hardware",
        "Every layout of ternary weights beside the best dense float32 product, measured in the same minutes on "
            + manifest.machine().processor() + ". " + run.measurements().size() + " benchmarks, preset "
            + manifest.preset() + ", " + manifest.started() + '.');
    if (!manifest.complete()) {
      page.warning("this run is not whole (" + manifest.state() + "): " + manifest.finished() + " of "
          + manifest.planned() + " benchmarks are shown.");
    }
    final List<Headline> headline = Headline.of(run);
    if (!headline.isEmpty()) {
      page.keyFigures(keyFigures(headline));
      page.section("Against dense float32");
      page.paragraph("Times faster: the time of the fastest dense float32 product of the same shape and batch over the "
          + "time of the ternary product, both on one thread in the same run, with the 99.9 % interval of the ratio.");
      page.table(Headline.table(headline));
    }
    targets(page);
    speed(page);
    memory(page);
    everything(page);
    method(page);
    return page;
  }

  private static List<KeyFigure> keyFigures(List<Headline> headline) {
    final List<KeyFigure> figures = new ArrayList<>();
    for (final String kind : List.of("TERNARY", "INT8", "FLOAT32")) {
      headline.stream().filter(line -> line.product().kind().equals(kind) && line.product().batch() == 1)
          .max(Comparator.comparingDouble(line -> line.ratio().value()))
          .ifPresent(line -> figures.add(new KeyFigure(Quantity.factor(line.ratio().value()),
              "the best dense float32 product, " + Names.kind(kind) + " activations",
              Names.layout(line.product().layout()) + ", " + line.product().shape()
                  + (Double.isNaN(line.product().eps()) ? "" : ", eps " + Names.eps(line.product().eps())) + ", "
                  + Quantity.number(line.product().weightsPerNano()) + " weights/ns")));
    }
    return figures;
  }

  private void targets(Page page) {
    page.section("Floors and goals");
    page.paragraph("What the project set itself before it was built, and what this run measured. The factors of whole "
        + "files need trained nets: they are those of reproduce memory where its results lie beside these. Floors and goals were set on "
        + "another machine; what the read bandwidth of this one allows stands in the last column, for products that read "
        + "every stored weight once.");
    page.table(targetTable(Targets.of(run)));
  }

  static Table targetTable(List<Target> targets) {
    final Table table = new Table().words("figure").words("unit").numbers("measured").numbers("floor").numbers("goal")
        .words("standing").numbers("bandwidth allows");
    for (final Target target : targets) {
      final String limit = target.most() ? "≤ " : "";
      table.row(target.what(), target.unit(),
          target.measured().isPresent() ? Quantity.number(target.measured().getAsDouble()) : "–",
          limit + Quantity.number(target.floor()),
          target.goal().isPresent() ? limit + Quantity.number(target.goal().getAsDouble()) : "–",
          target.standing().text(),
          target.ceiling().isPresent() ? Quantity.number(target.ceiling().getAsDouble()) : "–");
    }
    return table;
  }

  private void speed(Page page) {
    final SpeedCharts charts = new SpeedCharts(run);
    page.section("Speed");
    charts.byLayout().forEach(chart -> page.figure(chart, "One thread. Whiskers: 99.9 % interval of the mean."));
    charts.roofline().ifPresent(chart -> page.figure(chart, "Batch 1. Dashed: what the machine's caches and memory "
        + "deliver to one reading thread, measured before the run. Products above the line of their cache compute on "
        + "what is already in registers; seeded weights, which are generated, have no place here."));
    page.figures(charts.againstSparsity());
    charts.againstSize().ifPresent(chart -> page.figure(chart, "Batch 1; the faster of the parameters measured."));
  }

  private void memory(Page page) {
    final MemoryCharts charts = new MemoryCharts(manifest.memory());
    if (charts.empty()) {
      return;
    }
    page.section("Memory");
    page.paragraph(
        "Bytes are counted, not computed: off-heap memory by the allocator's counter, objects on the heap by "
            + "JOL, files by their length, processes by the kernel's peak of resident memory.");
    page.figures(charts.bitsPerWeight());
    charts.ledgers().forEach(chart -> page.figure(chart,
        "The paper's count is a formula without positions of the nonzero weights; file and resident bytes are real."));
    if (charts.hasProcesses()) {
      page.figure(charts.processes(), "Each a JVM of its own with a heap of at most 64 MB; the first loads nothing.");
    }
    page.details("Fresh JVMs in figures", charts.processTable());
    page.details("Matrices in figures", charts.matrixTable());
  }

  private void everything(Page page) {
    page.section("All results");
    final Table table = new Table().words("benchmark").numbers("score").numbers("weights/ns").numbers("GB/s")
        .numbers("of bandwidth").numbers("B allocated");
    for (final Measurement one : run.measurements()) {
      table.row(one.key(), Names.score(one), Quantity.number(one.weightsPerNano()),
          Quantity.number(one.secondary().getOrDefault("weights.traffic", Double.NaN)),
          percent(one.secondary().getOrDefault("weights.bandwidth", Double.NaN)), Quantity.number(one.allocated()));
    }
    page.details(run.measurements().size() + " benchmarks", table);
  }

  private static String percent(double value) {
    return Double.isNaN(value) ? "–" : Math.round(value) + " %";
  }

  private void method(Page page) {
    page.section("How it was measured");
    final List<String> lines = new ArrayList<>();
    lines.add("JMH in fresh JVMs, average time of an operation; results are checked against a plain product in set-up. "
        + "Scores are means with 99.9 % intervals.");
    manifest.baselines().forEach((name, how) -> lines.add(name + ": " + how));
    lines.add("Kernels: " + manifest.providerLine());
    lines.add("Read bandwidth of one thread: " + ladder() + '.');
    lines.add("Energy: " + manifest.energy() + '.');
    lines.add("Load average before the start: " + Quantity.number(manifest.loadAverage()) + ". The run took "
        + Quantity.seconds(manifest.seconds()) + " of at most " + manifest.statedMinutes() + " min.");
    lines.add(
        "Machine id " + manifest.machine().id() + ", a hash of processor, flags, cores, caches and system; runs are "
            + "comparable where it is equal.");
    lines
        .add("JVM options of the suite: " + String.join(" ", manifest.jvmOptions()) + ". Those of the forks stand with "
            + "each result in " + run.file().getFileName() + ", which any viewer of JMH's JSON reads.");
    manifest.checksums().forEach((name, sum) -> lines.add("SHA-256 of " + name + ": " + sum));
    page.bullets(lines);
  }

  private String ladder() {
    return String.join(", ", manifest.ladder().stream()
        .map(rung -> rung.name() + " " + Quantity.number(rung.gigabytesPerSecond()) + " GB/s (over "
            + Quantity.bytes(rung.bytes()) + ")")
        .toList());
  }
}
