package org.spectern.reports.render;

import java.util.Locale;

/** How the numbers of an axis are written. */
public enum NumberStyle {
  /** Plain numbers; powers of ten on a logarithmic axis. */
  PLAIN,
  /** Bytes in decimal units: 10 KB. */
  BYTES,
  /** Shares as percentages: 0.95 is 95 %. */
  PERCENT,
  /** Ratios: 16×. */
  FACTOR,
  /** Large counts with unit letters: 20 k. */
  COMPACT;

  /** Text of a tick among others that lie {@code step} apart (linear axes). */
  String tick(double value, double step) {
    return switch (this) {
      case PLAIN -> step >= 1e6 || step < 1e-6 ? Quantity.number(value) : fixed(value, step);
      case BYTES -> Quantity.tickBytes(value);
      case PERCENT -> fixed(100 * value, 100 * step) + " %";
      case FACTOR -> fixed(value, step) + "×";
      case COMPACT -> Quantity.compact(value);
    };
  }

  /** Text of a tick on a logarithmic axis. */
  String logTick(int digit, int exponent) {
    final double value = digit * Math.pow(10, exponent);
    return switch (this) {
      case PLAIN -> digit == 1 ? Quantity.powerOfTen(exponent) : exponent >= -4 && exponent < 5
          ? fixed(value, Math.pow(10, exponent)) : digit + "·" + Quantity.powerOfTen(exponent);
      case BYTES -> Quantity.tickBytes(value);
      case PERCENT -> fixed(100 * value, 100 * value) + " %";
      case FACTOR -> fixed(value, Math.pow(10, exponent)) + "×";
      case COMPACT -> Quantity.compact(value);
    };
  }

  /** Text of a single value, for labels and hover texts. */
  String value(double value) {
    return switch (this) {
      case PLAIN -> Quantity.number(value);
      case BYTES -> Quantity.bytes(value);
      case PERCENT -> Quantity.percent(value);
      case FACTOR -> Quantity.factor(value);
      case COMPACT ->
        value >= 1e5 ? Quantity.compact(Math.rint(value / unit(value)) * unit(value))
            : value >= 1000 ? Quantity.count(Math.round(value)) : Quantity.number(value);
    };
  }

  // Three significant digits.
  private static double unit(double value) {
    return Math.pow(10, Math.floor(Math.log10(value)) - 2);
  }

  private static String fixed(double value, double step) {
    final int decimals = Math.clamp((int) Math.ceil(-Math.log10(step) - 1e-9), 0, 12);
    // Adding zero turns −0 into 0.
    final String text = String.format(Locale.ROOT, "%,." + decimals + "f", value + 0.0);
    return text.startsWith("-") ? '−' + text.substring(1) : text;
  }
}
