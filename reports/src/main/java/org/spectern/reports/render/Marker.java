package org.spectern.reports.render;

/** Shapes of markers: each palette colour has its own, so that a chart can be read without colour. */
enum Marker {
  CIRCLE(), SQUARE(-.9, -.9, .9, -.9, .9, .9, -.9, .9), TRIANGLE(0, -1.2, 1.1, .8, -1.1, .8),
  DIAMOND(0, -1.25, 1.25, 0, 0, 1.25, -1.25,
      0),
  WEDGE(0, 1.2, 1.1, -.8, -1.1, -.8), HEXAGON(1.1, 0, .55, .95, -.55, .95, -1.1, 0, -.55, -.95,
      .55, -.95),
  CROSS(-.4, -1.2, .4, -1.2, .4, -.4, 1.2, -.4, 1.2, .4, .4, .4, .4, 1.2, -.4, 1.2, -.4, .4, -1.2, .4, -1.2, -.4, -.4,
      -.4),
  HOURGLASS(-1, -1, 1, -1, .25, 0, 1, 1, -1, 1, -.25, 0);

  static final double RADIUS = 4.5;
  private final double[] corners;

  Marker(double... corners) {
    this.corners = corners;
  }

  static Marker of(int colour) {
    return values()[colour % values().length];
  }

  /** Draws the shape; with a text, a browser shows it while the pointer rests on the shape. */
  void draw(Markup svg, double x, double y, String hover) {
    if (corners.length == 0) {
      svg.open("circle", "class", "marker", "cx", x, "cy", y, "r", RADIUS);
    } else {
      final StringBuilder points = new StringBuilder();
      for (int i = 0; i < corners.length; i += 2) {
        points.append(i == 0 ? "" : " ").append(Markup.number(x + RADIUS * corners[i])).append(',')
            .append(Markup.number(y + RADIUS * corners[i + 1]));
      }
      svg.open("polygon", "class", "marker", "points", points);
    }
    if (!hover.isEmpty()) {
      svg.element("title", hover);
    }
    svg.close();
  }
}
