package org.spectern.reports.experiment;

/** Numbers of JSON documents, which know no infinity. */
final class Finite {
  private Finite() {}

  /** The value, or null where it is infinite or not a number. */
  static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
