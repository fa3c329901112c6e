package org.spectern.reports.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates of how wide text comes out, since only the browser knows its font: on the generous side of the common
 * sans-serif faces.
 */
final class TextWidth {
  private static final double SAFETY = 1.08;
  private static final String THIN = "iIjl.,:;|'!/ ";
  private static final String SLIM = "ftr()[]-–·\"°¹";
  private static final String BROAD = "mwMW%@—…−+×=±~";

  private TextWidth() {}

  /** Width in pixels at a font size in pixels. */
  static double of(String text, double fontSize) {
    double ems = 0;
    for (int i = 0; i < text.length(); i++) {
      ems += ems(text.charAt(i));
    }
    return SAFETY * fontSize * ems;
  }

  private static double ems(char c) {
    if (THIN.indexOf(c) >= 0) {
      return 0.29;
    }
    if (SLIM.indexOf(c) >= 0) {
      return 0.38;
    }
    if (BROAD.indexOf(c) >= 0) {
      return 0.9;
    }
    return Character.isUpperCase(c) ? 0.69 : 0.57;
  }

  /** Breaks text between words into lines no wider than asked, where words allow. */
  static List<String> wrap(String text, double fontSize, double width) {
    final List<String> lines = new ArrayList<>();
    final StringBuilder line = new StringBuilder();
    for (final String word : text.split(" ")) {
      if (!line.isEmpty() && of(line + " " + word, fontSize) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
