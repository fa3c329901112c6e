package org.spectern.reports.render;

/**
 * The canvas of a chart, in CSS pixels.
 *
 * @param frame height of the area between the axes; what stands around it comes on top. Bars need as much as they need
 * @param edge left empty around the chart
 * @param titled whether the title is drawn inside, for files that leave the page
 */
record Size(double width, double frame, double edge, boolean titled) {
  /** For a desktop page. */
  static final Size WIDE = new Size(920, 330, 1, false);
  /** For a phone: a scaled-down wide chart would have unreadable text. */
  static final Size NARROW = new Size(350, 230, 1, false);
  /** For a file on its own. */
  static final Size FILE = new Size(760, 330, 14, true);
}
