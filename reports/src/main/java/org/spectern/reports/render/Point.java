package org.spectern.reports.render;

/**
 * A point of a series.
 *
 * @param low lower end of its error bar, or NaN for none
 * @param high upper end of its error bar, or NaN for none
 * @param label text to stand beside it; empty for none
 */
public record Point(double x, double y, double low, double high, String label) {

  public static Point of(double x, double y) {
    return new Point(x, y, Double.NaN, Double.NaN, "");
  }

  /** The same point with an error bar between two values of y. */
  public Point between(double lower, double upper) {
    return new Point(x, y, lower, upper, label);
  }

  public Point label(String text) {
    return new Point(x, y, low, high, text);
  }

  boolean hasError() {
    return low < high;
  }
}
