package org.spectern.reports.render;

/** Comma-separated values, RFC 4180: numbers in full precision, empty where there is none. */
final class Csv {
  private final StringBuilder out = new StringBuilder();

  Csv row(Object... values) {
    for (int i = 0; i < values.length; i++) {
      out.append(i == 0 ? "" : ",").append(field(values[i]));
    }
    out.append("\r\n");
    return this;
  }

  private static String field(Object value) {
    if (value instanceof final Double number) {
      return number.isNaN() ? "" : number.toString();
    }
    final String text = String.valueOf(value);
    return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
