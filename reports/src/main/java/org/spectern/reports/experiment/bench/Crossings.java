package org.spectern.reports.experiment.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Where one curve overtakes another, between the points measured. */
final class Crossings {
  private Crossings() {}

  /**
   * The places at which two curves with straight pieces cross, the values' logarithms being joined.
   *
   * @param first values above zero by place
   * @param second the same; only places that both have count
   */
  static List<Double> of(NavigableMap<Double, Double> first, NavigableMap<Double, Double> second) {
    final NavigableMap<Double, Double> lead = new TreeMap<>();
    first.forEach((x, y) -> {
      if (second.containsKey(x)) {
        lead.put(x, Math.log(y / second.get(x)));
      }
    });
    final List<Double> crossings = new ArrayList<>();
    Double before = null;
    for (final double x : lead.keySet()) {
      if (before != null && lead.get(before) * lead.get(x) < 0) {
        final double share = lead.get(before) / (lead.get(before) - lead.get(x));
        crossings.add(before + share * (x - before));
      }
      before = x;
    }
    return crossings;
  }
}
