package org.spectern.reports.render;

/** The least and the most of the values a chart must show. */
final class Range {
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  void include(double value) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }

  /** Includes a value and, if it has one, its error bar. */
  void include(double value, double low, double high) {
    include(value);
    if (low < high) {
      include(low);
      include(high);
    }
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }
}
