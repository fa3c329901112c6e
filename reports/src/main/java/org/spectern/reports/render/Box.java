package org.spectern.reports.render;

/** A rectangle on the canvas; y grows downwards. */
record Box(double left, double top, double right, double bottom) {

  static Box around(double x, double y, double reach) {
    return new Box(x - reach, y - reach, x + reach, y + reach);
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  /** Area shared with another box. */
  double overlap(Box other) {
    final double across = Math.min(right, other.right) - Math.max(left, other.left);
    final double down = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    return across > 0 && down > 0 ? across * down : 0;
  }
}
