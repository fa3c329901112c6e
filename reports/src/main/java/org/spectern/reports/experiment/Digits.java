package org.spectern.reports.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Theory's numbers on a terminal: ten significant digits, as far as solvers promise. */
final class Digits {
  private static final double ZERO = 1e-300;

  private Digits() {}

  static String of(double value) {
    if (Math.abs(value) < ZERO) {
      return "0";
    }
    final double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    return size >= 1e-4 && size < 1e7
        ? String.format(Locale.ROOT, "%." + (9 - (int) Math.floor(Math.log10(size))) + "f", value)
        : String.format(Locale.ROOT, "%.9e", value);
  }

  /** Three digits: enough for what is left over. */
  static String rough(double value) {
    return Math.abs(value) < ZERO ? "0" : String.format(Locale.ROOT, "%.2e", value);
  }

  static String of(double[] values) {
    return Arrays.stream(values).mapToObj(value -> String.format(Locale.ROOT, "%.6f", value))
        .collect(Collectors.joining(" "));
  }
}
