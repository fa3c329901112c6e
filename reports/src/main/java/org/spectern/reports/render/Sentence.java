package org.spectern.reports.render;

import java.util.regex.Pattern;

/**
 * A phrase made a sentence for a page: a capital at its beginning, a full stop at its end, no line break before a unit.
 */
public final class Sentence {
  private static final Pattern BEFORE_UNIT = Pattern.compile("(?<=[0-9]) (?=%|±|[KM]?B\\b)|(?<=±) ");

  private Sentence() {}

  /** Only Latin words get a capital: σ is not Σ, and {@code p1} and {@code n = p} are formulas. */
  public static String of(String phrase) {
    final String text = BEFORE_UNIT.matcher(phrase.strip()).replaceAll("\u00a0");
    if (text.isEmpty()) {
      return text;
    }
    final String begun = text.matches("(?s)[a-z]{2}.*") ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : text;
    return begun.matches("(?s).*[.!?]") ? begun : begun + '.';
  }
}
