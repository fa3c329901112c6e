package org.spectern.reports.experiment;

import java.util.Locale;

/** Texts that terminal, page and progress share. */
public final class Shapes {
  private Shapes() {}

  /** "1500³" for three equal widths, else "5000, 5000, 2500". */
  public static String text(int[] widths) {
    if (widths.length == 3 && widths[0] == widths[1] && widths[1] == widths[2]) {
      return widths[0] + "³";
    }
    final StringBuilder text = new StringBuilder();
    for (final int width : widths) {
      text.append(text.isEmpty() ? "" : ", ").append(width);
    }
    return text.toString();
  }

  /** "94.12 %". */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
