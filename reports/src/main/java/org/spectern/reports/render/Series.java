package org.spectern.reports.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Points that belong together, and how they are drawn.
 *
 * @param name its entry in the legend
 * @param drawing lines, markers, steps or bins
 * @param points in the order in which lines join them
 * @param colour index into the palette, which also fixes the marker's shape; −1 to take the series' place in the chart
 * @param quiet drawn hollow or dashed: published points, targets, bounds
 */
public record Series(String name, Drawing drawing, List<Point> points, int colour, boolean quiet) {

  /** How points become a drawing. */
  public enum Drawing {
    LINE, MARKERS, LINE_AND_MARKERS,
    /** y of a point holds from its x to the next point's; the last point only ends the last step. */
    STEPS,
    /** As steps, filled down to the axis: a histogram. */
    BINS
  }

  public Series {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a series needs points: name=" + name);
    }
    for (final Point point : points) {
      if (!Double.isFinite(point.x()) || !Double.isFinite(point.y())) {
        throw new IllegalArgumentException(
            "points must be finite: name=" + name + " x=" + point.x() + " y=" + point.y());
      }
    }
  }

  public static Series line(String name, List<Point> points) {
    return new Series(name, Drawing.LINE, points, -1, false);
  }

  public static Series markers(String name, List<Point> points) {
    return new Series(name, Drawing.MARKERS, points, -1, false);
  }

  public static Series lineAndMarkers(String name, List<Point> points) {
    return new Series(name, Drawing.LINE_AND_MARKERS, points, -1, false);
  }

  /** A step function: value {@code y[i]} from {@code edges[i]} to {@code edges[i + 1]}. */
  public static Series steps(String name, double[] edges, double[] y) {
    return new Series(name, Drawing.STEPS, edged(name, edges, y), -1, false);
  }

  /** A histogram: height {@code y[i]} from {@code edges[i]} to {@code edges[i + 1]}. */
  public static Series bins(String name, double[] edges, double[] y) {
    return new Series(name, Drawing.BINS, edged(name, edges, y), -1, false);
  }

  /**
   * The density of values in equal bins from {@code low} to {@code high}; what lies outside is counted in the total but
   * not drawn.
   */
  public static Series histogram(String name, double[] values, double low, double high, int bins) {
    if (bins < 1 || !(low < high) || values.length == 0) {
      throw new IllegalArgumentException(
          "a histogram needs values, bins and a range: name=" + name + " values=" + values.length + " bins=" + bins
              + " low=" + low + " high=" + high);
    }
    final double width = (high - low) / bins;
    final double[] edges = new double[bins + 1];
    final double[] density = new double[bins];
    for (int i = 0; i <= bins; i++) {
      edges[i] = low + i * width;
    }
    for (final double value : values) {
      if (value >= low && value <= high) {
        density[Math.min(bins - 1, (int) ((value - low) / width))] += 1 / (values.length * width);
      }
    }
    return bins(name, edges, density);
  }

  public Series colour(int index) {
    return new Series(name, drawing, points, index, quiet);
  }

  /** Hollow markers and dashed lines. */
  public Series muted() {
    return new Series(name, drawing, points, colour, true);
  }

  private static List<Point> edged(String name, double[] edges, double[] y) {
    if (edges.length != y.length + 1) {
      throw new IllegalArgumentException(
          "one edge more than values: name=" + name + " edges=" + edges.length + " values=" + y.length);
    }
    final List<Point> points = new ArrayList<>();
    for (int i = 0; i < edges.length; i++) {
      points.add(Point.of(edges[i], y[Math.min(i, y.length - 1)]));
    }
    return points;
  }

  boolean joined() {
    return drawing == Drawing.LINE || drawing == Drawing.LINE_AND_MARKERS;
  }

  boolean marked() {
    return drawing == Drawing.MARKERS || drawing == Drawing.LINE_AND_MARKERS;
  }
}
