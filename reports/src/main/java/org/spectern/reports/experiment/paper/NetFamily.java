package org.spectern.reports.experiment.paper;

import org.spectern.reports.experiment.accuracy.NetSpec;

/** Nets that share a name, a colour and a marker in the charts. */
enum NetFamily {
  ORIGINAL("original, float32"), MANY_LEVELS("8 levels, ternary weights: this project"), TERNARY(
      "ternary weights only"),
  AUTHORS("NTK-LC as published"), THREE_LEVELS("the best three levels, and σ_T throughout"), PRUNED(
      "magnitude pruning"),
  SPARSE("naive sparse"), QUANTISED("naive quantised");

  private final String label;

  NetFamily(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  static NetFamily of(NetSpec net) {
    return switch (net.method()) {
      case ORIGINAL -> ORIGINAL;
      case TERNARY -> TERNARY;
      case AUTHORS -> AUTHORS;
      case ONE_BIT -> THREE_LEVELS;
      case LEVELS -> net.levels() > 3 ? MANY_LEVELS : THREE_LEVELS;
      case PRUNED -> PRUNED;
      case NAIVE_SPARSE -> SPARSE;
      case NAIVE_QUANTISED, NAIVE_QUANTISED_HIDDEN -> QUANTISED;
    };
  }
}
