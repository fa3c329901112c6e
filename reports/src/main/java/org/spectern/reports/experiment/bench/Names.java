package org.spectern.reports.experiment.bench;

import java.util.List;
import java.util.Locale;
import org.spectern.reports.render.Quantity;

/** How things are called on page and terminal, and which colour they keep in every chart. */
final class Names {
  private static final List<String> LAYOUTS = List.of("BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS", "RICE",
      "SEEDED");

  private Names() {}

  static String layout(String layout) {
    return switch (layout) {
      case "FLOAT32" -> "dense float32";
      case "BIT_PLANES" -> "bit planes";
      case "FIVE_TRIT" -> "five-trit";
      case "THREE_TRIT" -> "three-trit";
      case "SIGNED_LISTS" -> "signed lists";
      case "RICE" -> "Rice";
      case "SEEDED" -> "seeded";
      default -> layout.toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** Place in the palette; dense products come after the layouts. */
  static int colour(String layout) {
    final int place = LAYOUTS.indexOf(layout);
    return place < 0 ? LAYOUTS.size() : place;
  }

  static String kind(String kind) {
    return switch (kind) {
      case "BINARY" -> "binary";
      case "TERNARY" -> "ternary";
      case "INT8" -> "int8";
      case "FLOAT32" -> "float32";
      default -> kind;
    };
  }

  static String library(String library) {
    return switch (library.toUpperCase(Locale.ROOT)) {
      case "OPENBLAS" -> "OpenBLAS";
      case "PLAIN" -> "plain Java";
      case "VECTOR" -> "Vector API, dense";
      case "NETLIB" -> "netlib VectorBLAS";
      case "EJML" -> "EJML";
      default -> library;
    };
  }

  static String eps(double eps) {
    return Double.isNaN(eps) ? "–" : Quantity.number(eps);
  }

  /** "1,234 ± 12 ns/op". */
  static String score(Measurement one) {
    final String unit = ' ' + one.unit();
    return Double.isNaN(one.error()) ? Quantity.number(one.score()) + unit
        : Quantity.number(one.score()) + " ± " + Quantity.number(rounded(one.error())) + unit;
  }

  /** "23.4 ± 0.6×". */
  static String ratio(Ratio ratio) {
    return Quantity.plusMinus(ratio.value(), ratio.halfWidth(), ratio.value() < 10 ? 2 : ratio.value() < 100 ? 1 : 0)
        + '×';
  }

  /** Two significant digits. */
  private static double rounded(double value) {
    if (value == 0) {
      return 0;
    }
    final double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 1);
    return Math.rint(value / unit) * unit;
  }
}
