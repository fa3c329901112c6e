package org.spectern.reports.experiment.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.Bar;
import org.spectern.reports.render.BarChart;
import org.spectern.reports.render.Chart;
import org.spectern.reports.render.NumberStyle;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.XyChart;

/** Charts of products: by layout, on the roofline, against sparsity, size and batch. */
final class SpeedCharts {
  private static final String RATE = "weights per nanosecond";
  private static final String SQUARE = "1024x1024";

  private final Manifest manifest;
  private final List<Measurement> products;
  private final List<Measurement> dense;

  SpeedCharts(BenchRun run) {
    manifest = run.manifest();
    final Predicate<Measurement> usable = one -> one.variant().isEmpty() && !one.shape().isEmpty()
        && one.weightsPerNano() > 0;
    products = run.measurements().stream().filter(usable.and(Measurement::isProduct)).toList();
    dense = run.measurements().stream().filter(usable.and(Measurement::dense)).toList();
  }

  /** Bars by layout, one chart per batch that was measured at the common shape. */
  List<Chart> byLayout() {
    final List<Chart> charts = new ArrayList<>();
    final List<Integer> batches = products.stream().filter(one -> one.shape().equals(SQUARE)).map(Measurement::batch)
        .distinct().sorted().toList();
    for (final int batch : batches) {
      charts.add(byLayout(batch));
    }
    return charts;
  }

  private Chart byLayout(int batch) {
    final BarChart chart = new BarChart("Products by layout, 1024 x 1024, batch " + batch,
        "Weights per nanosecond of each layout and kind of activation, beside dense float32 products.",
        "layout", Axis.log(RATE + ", one thread"));
    final Map<String, List<Bar>> groups = new LinkedHashMap<>();
    final Predicate<Measurement> here = one -> one.shape().equals(SQUARE) && one.batch() == batch;
    products.stream().filter(here).sorted(Comparator.comparingInt((Measurement one) -> Names.colour(one.layout()))
        .thenComparing(one -> Double.isNaN(one.eps()) ? -1 : one.eps()).thenComparing(Measurement::kind))
        .forEach(one -> groups.computeIfAbsent(
            Names.layout(one.layout()) + (Double.isNaN(one.eps()) ? "" : ", eps " + Names.eps(one.eps())),
            name -> new ArrayList<>()).add(bar(Names.kind(one.kind()), one)));
    dense.stream().filter(here).sorted(Comparator.comparing(Measurement::weightsPerNano)).forEach(one -> groups
        .computeIfAbsent(Names.library(one.library()), name -> new ArrayList<>()).add(bar("float32", one)));
    groups.forEach((name, bars) -> chart.add(name, bars.toArray(Bar[]::new)));
    return chart;
  }

  private static Bar bar(String series, Measurement one) {
    final double rate = one.weightsPerNano();
    final double spread = Math.min(.9, one.relativeError());
    final Bar bar = Bar.of(series, rate);
    return spread == 0 ? bar : bar.between(rate * (1 - spread), rate * (1 + spread));
  }

  private static Point point(double x, Measurement one) {
    final double rate = one.weightsPerNano();
    final double spread = Math.min(.9, one.relativeError());
    return spread == 0 ? Point.of(x, rate) : Point.of(x, rate).between(rate * (1 - spread), rate * (1 + spread));
  }

  /** Rate against stored bits, under the measured read bandwidths. */
  Optional<Chart> roofline() {
    final List<Measurement> one = new ArrayList<>(products);
    one.addAll(dense);
    one.removeIf(measurement -> !(measurement.bitsPerWeight() > 0) || measurement.batch() != 1);
    if (one.isEmpty()) {
      return Optional.empty();
    }
    final double least = one.stream().mapToDouble(Measurement::bitsPerWeight).min().orElseThrow() / 1.3;
    final double most = one.stream().mapToDouble(Measurement::bitsPerWeight).max().orElseThrow() * 1.3;
    final XyChart chart = new XyChart("Roofline of the products",
        "Weights per nanosecond against stored bits per weight, batch 1, under lines of equal measured read bandwidth.",
        Axis.log("stored bits per weight"), Axis.log(RATE + ", one thread"));
    for (final Manifest.Rung rung : manifest.ladder()) {
      final double rate = 8 * rung.gigabytesPerSecond();
      chart.add(Series.line(rung.name() + ", " + Quantity.number(rung.gigabytesPerSecond()) + " GB/s",
          List.of(Point.of(least, rate / least), Point.of(most, rate / most))).muted());
    }
    series(one, measurement -> measurement.dense() ? "dense float32" : Names.layout(measurement.layout()),
        Measurement::bitsPerWeight).forEach(chart::add);
    return Optional.of(chart);
  }

  private static List<Series> series(List<Measurement> all, Function<Measurement, String> name,
      ToDoubleFunction<Measurement> x) {
    final Map<String, List<Point>> points = new LinkedHashMap<>();
    final Map<String, Integer> colours = new LinkedHashMap<>();
    for (final Measurement one : all) {
      points.computeIfAbsent(name.apply(one), key -> new ArrayList<>()).add(point(x.applyAsDouble(one), one));
      colours.put(name.apply(one), Names.colour(one.layout()));
    }
    final List<Series> series = new ArrayList<>();
    points.forEach((key, list) -> series.add(Series.markers(key, list).colour(colours.get(key))));
    return series;
  }

  /**
   * Rate against eps at the common shape, one chart per kind and batch with at least two sparsities, crossovers marked.
   */
  List<Chart> againstSparsity() {
    final List<Chart> charts = new ArrayList<>();
    final Map<String, List<Measurement>> groups = new LinkedHashMap<>();
    for (final Measurement one : products) {
      if (one.shape().equals(SQUARE) && !Double.isNaN(one.eps())) {
        groups.computeIfAbsent(Names.kind(one.kind()) + " activations, batch " + one.batch(), key -> new ArrayList<>())
            .add(one);
      }
    }
    groups.forEach((name, group) -> {
      if (group.stream().map(Measurement::eps).distinct().count() > 1) {
        charts.add(againstSparsity(name, group));
      }
    });
    return charts;
  }

  private static Chart againstSparsity(String name, List<Measurement> group) {
    final XyChart chart = new XyChart("Speed against eps, " + name,
        "Weights per nanosecond of each layout against the share of zero weights, 1024 x 1024; vertical lines mark where"
            + " one layout overtakes another.",
        Axis.linear("eps, share of zero weights"), Axis.log(RATE + ", one thread"));
    final Map<String, NavigableMap<Double, Measurement>> curves = new LinkedHashMap<>();
    for (final Measurement one : group) {
      curves.computeIfAbsent(one.layout(), key -> new TreeMap<>()).put(one.eps(), one);
    }
    curves.forEach((layout, curve) -> chart.add(Series.lineAndMarkers(Names.layout(layout),
        curve.entrySet().stream().map(entry -> point(entry.getKey(), entry.getValue())).toList())
        .colour(Names.colour(layout))));
    mark(chart, curves);
    return chart;
  }

  /** Marks where the fastest layout changes. */
  private static void mark(XyChart chart, Map<String, NavigableMap<Double, Measurement>> curves) {
    final List<String> layouts = List.copyOf(curves.keySet());
    for (int i = 0; i < layouts.size(); i++) {
      for (int j = i + 1; j < layouts.size(); j++) {
        for (final double eps : Crossings.of(rates(curves.get(layouts.get(i))), rates(curves.get(layouts.get(j))))) {
          if (leads(curves, layouts.get(i), eps) || leads(curves, layouts.get(j), eps)) {
            chart.vertical(eps, Names.layout(layouts.get(i)) + " / " + Names.layout(layouts.get(j)) + ", eps "
                + Quantity.number(Math.rint(1000 * eps) / 1000));
          }
        }
      }
    }
  }

  private static boolean leads(Map<String, NavigableMap<Double, Measurement>> curves, String layout, double eps) {
    final NavigableMap<Double, Measurement> own = curves.get(layout);
    final Double before = own.floorKey(eps);
    final Double after = own.ceilingKey(eps);
    return before != null && after != null && (fastest(curves, layout, before) || fastest(curves, layout, after));
  }

  private static boolean fastest(Map<String, NavigableMap<Double, Measurement>> curves, String layout, double eps) {
    final double rate = curves.get(layout).get(eps).weightsPerNano();
    return curves.values().stream().map(curve -> curve.get(eps))
        .allMatch(one -> one == null || one.weightsPerNano() <= rate);
  }

  private static NavigableMap<Double, Double> rates(NavigableMap<Double, Measurement> curve) {
    final NavigableMap<Double, Double> rates = new TreeMap<>();
    curve.forEach((eps, one) -> rates.put(eps, one.weightsPerNano()));
    return rates;
  }

  /**
   * Rate against the number of weights, batch 1: of each layout the product measured at most sizes, and the best dense
   * one.
   */
  Optional<Chart> againstSize() {
    final Map<String, NavigableMap<Double, Measurement>> curves = new LinkedHashMap<>();
    products.stream().filter(one -> one.batch() == 1)
        .forEach(one -> curves.computeIfAbsent(product(one), key -> new TreeMap<>()).merge(one.size(), one,
            SpeedCharts::faster));
    final Map<String, NavigableMap<Double, Measurement>> longest = new LinkedHashMap<>();
    curves.forEach((name, curve) -> longest.merge(curve.firstEntry().getValue().layout(), curve,
        (a, b) -> b.size() > a.size() ? b : a));
    dense.stream().filter(one -> one.batch() == 1)
        .forEach(
            one -> longest.computeIfAbsent("", key -> new TreeMap<>()).merge(one.size(), one, SpeedCharts::faster));
    longest.values().removeIf(curve -> curve.size() < 2);
    if (longest.isEmpty()) {
      return Optional.empty();
    }
    final XyChart chart = new XyChart("Speed against size",
        "Weights per nanosecond against rows times columns, batch 1.",
        Axis.log("rows × columns").style(NumberStyle.COMPACT), Axis.log(RATE + ", one thread"));
    longest.forEach((layout, curve) -> chart.add(Series.lineAndMarkers(
        layout.isEmpty() ? "best dense float32" : product(curve.firstEntry().getValue()),
        curve.entrySet().stream().map(entry -> point(entry.getKey(), entry.getValue())).toList())
        .colour(Names.colour(layout))));
    return Optional.of(chart);
  }

  private static String product(Measurement one) {
    return Names.layout(one.layout()) + " × " + Names.kind(one.kind())
        + (sparse(one) ? ", eps " + Names.eps(one.eps()) : "");
  }

  // Their rate depends on eps; that of the others does not.
  private static boolean sparse(Measurement one) {
    return List.of("SIGNED_LISTS", "RICE", "SEEDED").contains(one.layout()) && !Double.isNaN(one.eps());
  }

  private static Measurement faster(Measurement a, Measurement b) {
    return a.weightsPerNano() >= b.weightsPerNano() ? a : b;
  }
}
