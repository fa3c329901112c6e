package org.spectern.reports.experiment.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Bar;
import org.spectern.reports.render.BarChart;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.NumberStyle;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.XyChart;

/** What was measured in bytes. */
final class MemoryCharts {
  private final Manifest.Memory memory;

  MemoryCharts(Manifest.Memory memory) {
    this.memory = memory;
  }

  boolean empty() {
    return memory == null || memory.layouts().isEmpty();
  }

  /** One chart per shape: measured bits per weight against eps, with Shannon's bound. */
  List<Chart> bitsPerWeight() {
    return memory.layouts().stream().map(Manifest.MatrixBytes::shape).distinct().map(this::bitsPerWeight).toList();
  }

  private Chart bitsPerWeight(String shape) {
    final Map<String, List<Point>> curves = new LinkedHashMap<>();
    final Map<Double, Point> bound = new LinkedHashMap<>();
    for (final Manifest.MatrixBytes one : memory.layouts()) {
      if (one.shape().equals(shape) && !one.layout().equals("FLOAT32")) {
        curves.computeIfAbsent(one.layout(), key -> new ArrayList<>()).add(Point.of(one.eps(), one.bitsPerWeight()));
        bound.putIfAbsent(one.eps(), Point.of(one.eps(), one.entropyBits()));
      }
    }
    final XyChart chart = new XyChart("Bits per weight, " + shape,
        "Off-heap and heap bytes of a matrix over its weights, against the share of zeros, with the Shannon bound.",
        Axis.linear("eps, share of zero weights"), Axis.log("measured bits per weight"));
    curves.forEach((layout, points) -> chart
        .add(Series.lineAndMarkers(Names.layout(layout), points).colour(Names.colour(layout))));
    return chart.add(Series.line("Shannon bound", List.copyOf(bound.values())).muted());
  }

  /** One chart per net: the three ledgers by layout. */
  List<Chart> ledgers() {
    return memory.nets().stream().map(Manifest.NetBytes::widths).distinct().map(this::ledgers).toList();
  }

  private Chart ledgers(String widths) {
    final BarChart chart = new BarChart("Nets in three ledgers, widths " + widths,
        "Bytes by the paper's count, of the model file, and resident while answering, by layout.", "layout",
        Axis.log("bytes").style(NumberStyle.BYTES));
    memory.nets().stream().filter(net -> net.widths().equals(widths))
        .forEach(net -> chart.add(Names.layout(net.layout()), Bar.of("paper's count", net.paperBytes()),
            Bar.of("file", net.fileBytes()), Bar.of("resident", net.residentBytes())));
    return chart;
  }

  /** Peak resident memory of fresh JVMs. */
  Chart processes() {
    final BarChart chart = new BarChart("A fresh JVM that loads a model and answers",
        "Peak resident memory of a process by the model that it loaded.", "model",
        Axis.linear("peak resident bytes").style(NumberStyle.BYTES));
    memory.freshJvms().stream().filter(one -> one.peakResidentBytes() > 0)
        .forEach(one -> chart.add(model(one), Bar.of("peak", one.peakResidentBytes())));
    return chart;
  }

  boolean hasProcesses() {
    return memory.freshJvms().stream().anyMatch(one -> one.peakResidentBytes() > 0);
  }

  /** Fresh JVMs in figures. */
  Table processTable() {
    final Table table = new Table().words("model").numbers("images").numbers("peak resident").numbers("load")
        .numbers("answer, all images");
    memory.freshJvms().forEach(one -> table.row(model(one), Quantity.count(one.images()),
        one.peakResidentBytes() < 0 ? "not available here" : Quantity.bytes(one.peakResidentBytes()),
        Quantity.seconds(one.loadNanos() / 1e9), Quantity.seconds(one.answerNanos() / 1e9)));
    return table;
  }

  /** Matrices in figures. */
  Table matrixTable() {
    final Table table = new Table().words("layout").words("shape").numbers("eps").numbers("weights")
        .numbers("off-heap").numbers("heap (JOL)").numbers("bits/weight").numbers("Shannon bound");
    memory.layouts().forEach(one -> table.row(Names.layout(one.layout()), one.shape(), Names.eps(one.eps()),
        Quantity.bytes(one.weightBytes()), Quantity.bytes(one.offHeapBytes()), Quantity.bytes(one.heapBytes()),
        Quantity.number(one.bitsPerWeight()), Quantity.number(one.entropyBits())));
    return table;
  }

  private static String model(Manifest.Process one) {
    final String[] words = one.model().split(" ", 2);
    return words.length == 1 ? "(a JVM that only starts)" : Names.layout(words[0]) + ", " + words[1];
  }
}
