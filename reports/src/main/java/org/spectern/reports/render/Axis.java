package org.spectern.reports.render;

/**
 * One axis of a chart.
 *
 * @param title what is measured, with its unit: "inferences per second, one thread"
 * @param logarithmic whether equal distances are equal ratios
 * @param style how its numbers are written
 * @param least lower end, or NaN to take it from the data
 * @param most upper end, or NaN to take it from the data
 */
public record Axis(String title, boolean logarithmic, NumberStyle style, double least, double most) {
  private static final double MARGIN = 0.05;
  private static final double LEAST_DECADES = 0.4;

  public Axis {
    if (title.isBlank()) {
      throw new IllegalArgumentException("an axis needs a title: title=\"" + title + '"');
    }
    if (logarithmic && (least <= 0 || most <= 0) || least >= most || Double.isInfinite(least)
        || Double.isInfinite(most)) {
      throw new IllegalArgumentException(
          "an axis must run upwards, and above zero if logarithmic: title=" + title + " least=" + least + " most="
              + most);
    }
  }

  public static Axis linear(String title) {
    return new Axis(title, false, NumberStyle.PLAIN, Double.NaN, Double.NaN);
  }

  public static Axis log(String title) {
    return new Axis(title, true, NumberStyle.PLAIN, Double.NaN, Double.NaN);
  }

  public Axis style(NumberStyle chosen) {
    return new Axis(title, logarithmic, chosen, least, most);
  }

  public Axis from(double lower) {
    return new Axis(title, logarithmic, style, lower, most);
  }

  public Axis to(double upper) {
    return new Axis(title, logarithmic, style, least, upper);
  }

  public Axis between(double lower, double upper) {
    return new Axis(title, logarithmic, style, lower, upper);
  }

  /**
   * The scale for data between two values, onto pixels {@code start} to {@code end}: a fixed end stays, a free one gets
   * a margin.
   */
  Scale scale(double dataLeast, double dataMost, double start, double end) {
    final double low = forward(Double.isNaN(least) ? dataLeast : least);
    final double high = forward(Double.isNaN(most) ? Math.max(dataMost, dataLeast) : most);
    // Data at a single value still get an axis of some length.
    final double shortest = logarithmic ? LEAST_DECADES : high > low ? 0 : low == 0 ? 1 : Math.abs(low) / 5;
    final double margin = Math.max(MARGIN * (high - low), (shortest - (high - low)) / 2);
    final double from = Double.isNaN(least) ? low - margin : low;
    final double to = Double.isNaN(most) ? high + margin : high;
    return new Scale(logarithmic, from, to, start, end);
  }

  private double forward(double value) {
    return logarithmic ? Math.log10(value) : value;
  }
}
