package org.spectern.reports.render;

/** One cell of a table; on a terminal only its text remains. */
public sealed interface Cell {

  String text();

  record Plain(String text) implements Cell {}

  /** Something to look at first. */
  record Strong(String text) implements Cell {}

  /** A link, relative to the page. */
  record Link(String text, String address) implements Cell {
    public Link {
      Prose.checkAddress(address);
    }
  }

  record Badge(Verdict verdict) implements Cell {
    @Override
    public String text() {
      return verdict.text();
    }
  }

  static Cell of(String text) {
    return new Plain(text);
  }
}
