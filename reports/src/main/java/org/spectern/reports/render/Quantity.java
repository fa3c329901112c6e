package org.spectern.reports.render;

import java.util.Locale;

/** Measured quantities as text for people: the same everywhere, independent of the locale. */
public final class Quantity {
  private static final String[] BYTE_UNITS = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};
  private static final String[] COUNT_UNITS = {"", "k", "M", "G", "T", "P", "E"};
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final int THOUSAND = 1000;

  private Quantity() {}

  /** Bytes in decimal units (1 KB = 1000 B): {@code 812 B}, {@code 1.94 KB}, {@code 165.8 MB}. */
  public static String bytes(double bytes) {
    final int power = power(bytes);
    final double scaled = bytes / Math.pow(THOUSAND, power);
    return (power == 0 ? String.format(Locale.ROOT, "%.0f", scaled) : threeDigits(scaled)) + ' ' + BYTE_UNITS[power];
  }

  /** A ratio: {@code 0.84×}, {@code 16.2×}, {@code 1,010×}. */
  public static String factor(double ratio) {
    if (!Double.isFinite(ratio)) {
      return "–";
    }
    final double size = Math.abs(ratio);
    final String format = size >= 99.95 ? "%,.0f×" : size >= 9.995 ? "%.1f×" : "%.2f×";
    return String.format(Locale.ROOT, format, ratio);
  }

  /** Events per second: {@code 12,340/s}, {@code 1.25 M/s}. */
  public static String rate(double perSecond) {
    if (perSecond >= 1e6) {
      final int power = power(perSecond);
      return threeDigits(perSecond / Math.pow(THOUSAND, power)) + ' ' + COUNT_UNITS[power] + "/s";
    }
    return perSecond >= 100 ? String.format(Locale.ROOT, "%,.0f/s", perSecond) : threeDigits(perSecond) + "/s";
  }

  /** A share as a percentage with two decimals: 0.9432 is {@code 94.32 %}. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** A duration: {@code 850 ns}, {@code 12.4 ms}, {@code 2 min 05 s}. */
  public static String seconds(double seconds) {
    if (seconds >= 60) {
      final long whole = Math.round(seconds);
      return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
    if (seconds >= 1) {
      return threeDigits(seconds) + " s";
    }
    if (seconds >= 1e-3) {
      return threeDigits(seconds * 1e3) + " ms";
    }
    return seconds >= 1e-6 ? threeDigits(seconds * 1e6) + " µs" : threeDigits(seconds * 1e9) + " ns";
  }

  /** A whole number with commas: {@code 60,000}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A number in as few characters as four significant digits allow: {@code 0.0396}, {@code 1500}, {@code 1.25e-13}. */
  public static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
    }
    final double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e7) {
      return minus(Long.toString((long) value));
    }
    if (size < 1e-4 || size >= 1e7) {
      final String[] parts = String.format(Locale.ROOT, "%.3e", value).split("e");
      return minus(trimmed(parts[0]) + "e" + Integer.parseInt(parts[1]));
    }
    final int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    return minus(trimmed(String.format(Locale.ROOT, "%." + decimals + "f", value)));
  }

  /** A number with so many decimals, and no minus before zeros: {@code −0.5037}. */
  public static String fixed(double value, int decimals) {
    final String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0\\.?0*") ? text.substring(1) : minus(text);
  }

  /** A mean with its half-width, both in the mean's precision: {@code 94.32 ± 0.11}. */
  public static String plusMinus(double mean, double halfWidth, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f ± %." + decimals + "f", mean, halfWidth);
  }

  /** A number with short unit letters: {@code 250}, {@code 1.5 k}, {@code 20 M}; for axis ticks. */
  static String compact(double value) {
    final int power = power(Math.abs(value));
    final String digits = number(value / Math.pow(THOUSAND, power));
    return power == 0 ? digits : digits + ' ' + COUNT_UNITS[power];
  }

  /** A byte count without superfluous digits, for axis ticks: {@code 10 KB}. */
  static String tickBytes(double bytes) {
    final int power = power(bytes);
    return number(bytes / Math.pow(THOUSAND, power)) + ' ' + BYTE_UNITS[power];
  }

  /** A power of ten: plain from 0.001 to 10,000, else {@code 10⁶}. */
  static String powerOfTen(int exponent) {
    if (exponent >= -3 && exponent <= 4) {
      return exponent >= 0 ? count(Math.round(Math.pow(10, exponent)))
          : String.format(Locale.ROOT, "%." + -exponent + "f", Math.pow(10, exponent));
    }
    final StringBuilder text = new StringBuilder("10");
    if (exponent < 0) {
      text.append('⁻');
    }
    for (final char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }

  private static int power(double size) {
    int power = 0;
    // 999.95 prints as 1000.0, which is one of the next unit.
    for (double rest = size; rest >= 999.95 && power < BYTE_UNITS.length - 1; rest /= THOUSAND) {
      power++;
    }
    return power;
  }

  private static String threeDigits(double value) {
    return String.format(Locale.ROOT, value < 9.995 ? "%.2f" : "%.1f", value);
  }

  private static String trimmed(String decimal) {
    return decimal.contains(".") ? decimal.replaceAll("\\.?0+$", "") : decimal;
  }

  private static String minus(String text) {
    return text.startsWith("-") ? '−' + text.substring(1) : text;
  }
}
