package org.spectern.reports.render;

import java.util.ArrayList;
import java.util.List;

/** Finds room for texts beside points: each goes where it covers least of what is already there. */
final class Labels {
  static final double FONT = 11.5;
  private static final double LINE = 14;
  private static final double GAP = 3;
  private static final double OUTSIDE = 20;
  private static final int RINGS = 5;

  private final Box frame;
  private final List<Box> taken = new ArrayList<>();

  Labels(Box frame) {
    this.frame = frame;
  }

  /** Keeps later labels off an area. */
  void avoid(Box area) {
    taken.add(area);
  }

  /** Draws a text near a point whose mark reaches {@code reach} pixels around it. */
  void draw(Markup svg, String text, double x, double y, double reach) {
    final Box box = place(TextWidth.of(text, FONT), x, y, reach + GAP);
    taken.add(box);
    svg.element("text", text, "class", "label", "x", box.left(), "y", box.bottom() - GAP);
  }

  private Box place(double width, double x, double y, double reach) {
    Box best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int ring = 0; ring < RINGS; ring++) {
      final double away = reach + ring * LINE;
      final double[][] corners = {{x + away, y - LINE / 2}, {x - away - width, y - LINE / 2},
          {x - width / 2, y - away - LINE},
          {x - width / 2, y + away}, {x + reach, y - away - LINE / 2}, {x + reach, y + away - LINE / 2},
          {x - reach - width, y - away - LINE / 2},
          {x - reach - width, y + away - LINE / 2}};
      for (final double[] corner : corners) {
        final Box box = new Box(corner[0], corner[1], corner[0] + width, corner[1] + LINE);
        final double cost = cost(box) + ring;
        if (cost < least) {
          least = cost;
          best = box;
        }
      }
    }
    return best;
  }

  private double cost(Box box) {
    double cost = OUTSIDE * (box.width() * box.height() - box.overlap(frame));
    for (final Box other : taken) {
      cost += box.overlap(other);
    }
    return cost;
  }
}
