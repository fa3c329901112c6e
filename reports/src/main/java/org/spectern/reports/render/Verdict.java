package org.spectern.reports.render;

/** What became of a published claim. */
public enum Verdict {
  REPRODUCED("reproduced", "good"), CORRECTED("reproduced with a correction", "fair"),
  NOT_REPRODUCED("not reproduced", "poor"), NOT_RUN(
      "not run", "none");

  private final String text;
  private final String style;

  Verdict(String text, String style) {
    this.text = text;
    this.style = style;
  }

  /** The verdict in words. */
  public String text() {
    return text;
  }

  String style() {
    return style;
  }
}
