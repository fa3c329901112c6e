package org.spectern.reports.experiment.bench;

/**
 * How many times better one score is than another, with its interval.
 *
 * <p>Both scores come with independent errors; the half-widths of their 99.9 % intervals, relative to the scores, add
 * in squares: the interval is {@code value · (1 ± sqrt(r_a² + r_b²))}, which is JMH's interval for the ratio to first
 * order.
 *
 * @param value above 1 where the first is better
 * @param low lower end
 * @param high upper end
 */
public record Ratio(double value, double low, double high) {

  /** How many times better {@code a} is than {@code b}: faster, whatever the unit counts. */
  public static Ratio of(Measurement a, Measurement b) {
    if (!a.unit().equals(b.unit())) {
      throw new IllegalArgumentException("scores of different units have no ratio: unit=" + a.unit() + " unit="
          + b.unit() + " benchmark=" + a.key());
    }
    final double value = a.lowerIsBetter() ? b.score() / a.score() : a.score() / b.score();
    final double spread = Math.hypot(a.relativeError(), b.relativeError());
    return new Ratio(value, Math.max(0, value * (1 - spread)), value * (1 + spread));
  }

  /** Half the width of the interval. */
  public double halfWidth() {
    return (high - low) / 2;
  }
}
