package org.spectern.reports.render;

/**
 * One bar of a group.
 *
 * @param series its entry in the legend
 * @param low lower end of its error bar, or NaN for none
 * @param high upper end of its error bar, or NaN for none
 */
public record Bar(String series, double value, double low, double high) {

  public static Bar of(String series, double value) {
    return new Bar(series, value, Double.NaN, Double.NaN);
  }

  /** The same bar with an error bar between two values. */
  public Bar between(double lower, double upper) {
    return new Bar(series, value, lower, upper);
  }

  boolean hasError() {
    return low < high;
  }
}
