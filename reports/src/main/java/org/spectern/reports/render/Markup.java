package org.spectern.reports.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes well-formed markup: SVG, and HTML in its XML-compatible form. Everything that is not a tag is escaped here,
 * once.
 *
 * <p>Attributes come as name, value, name, value, …; numbers are written to a hundredth, which is below what a screen
 * shows.
 */
final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  Markup open(String element, Object... attributes) {
    tag(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /** An element without content: a void element of HTML, or any of SVG's. */
  Markup empty(String element, Object... attributes) {
    tag(element, attributes);
    out.append("/>");
    return this;
  }

  Markup element(String element, String text, Object... attributes) {
    return open(element, attributes).text(text).close();
  }

  Markup text(String text) {
    escape(text, false);
    return this;
  }

  Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Puts in markup that is finished and well-formed already. */
  Markup insert(String markup) {
    out.append(markup);
    return this;
  }

  Markup line() {
    out.append('\n');
    return this;
  }

  private void tag(String element, Object... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException(
          "attributes must come in pairs: element=" + element + " length=" + attributes.length);
    }
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(value(attributes[i + 1]), true);
      out.append('"');
    }
  }

  private static String value(Object value) {
    return value instanceof final Number number ? number(number.doubleValue()) : String.valueOf(value);
  }

  /** A coordinate to a hundredth, without trailing zeros. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("coordinates must be finite: value=" + value);
    }
    final double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : String.format(Locale.ROOT, "%.2f", rounded);
  }

  private void escape(String text, boolean attribute) {
    for (int i = 0; i < text.length(); i++) {
      final char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(attribute ? "&quot;" : "\"");
        case '\n', '\t' -> out.append(attribute ? ' ' : c);
        // XML allows no other control characters, not even escaped.
        default -> out.append(c < ' ' || c == 0xfffe || c == 0xffff ? '\ufffd' : c);
      }
    }
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements left open: " + open);
    }
    return out.toString();
  }
}
