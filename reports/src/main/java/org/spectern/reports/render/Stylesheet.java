package org.spectern.reports.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The styles of pages and charts, kept as CSS files beside this class. */
final class Stylesheet {
  private static final String PALETTE = read("palette.css");
  private static final String CHART = read("chart.css");
  private static final String PAGE = read("page.css");
  private static final Pattern DEFINED = Pattern.compile("--([a-z0-9-]+):\\s*([^;]+);");
  private static final Pattern USED = Pattern.compile("var\\(--([a-z0-9-]+)\\)");

  private Stylesheet() {}

  /** Everything a page needs, light and dark. */
  static String page() {
    return PALETTE + CHART + PAGE;
  }

  /** What a chart needs outside a page: light colours filled in, since drawing programs know no CSS variables. */
  static String standalone() {
    final Matcher used = USED.matcher(CHART);
    return used.replaceAll(match -> Matcher.quoteReplacement(light(match.group(1))));
  }

  // The light palette comes first in its file.
  private static String light(String name) {
    final Matcher defined = DEFINED.matcher(PALETTE);
    while (defined.find()) {
      if (defined.group(1).equals(name)) {
        return defined.group(2);
      }
    }
    throw new IllegalStateException("palette.css lacks a colour: name=" + name);
  }

  private static String read(String file) {
    try (InputStream in = Stylesheet.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
