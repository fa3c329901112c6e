package org.spectern.reports.render;

/** A paragraph with links, code and emphasis. */
public final class Prose {
  private final Markup html;

  Prose(Markup html) {
    this.html = html;
  }

  public Prose text(String text) {
    html.text(text);
    return this;
  }

  public Prose strong(String text) {
    html.element("strong", text);
    return this;
  }

  public Prose code(String text) {
    html.element("code", text);
    return this;
  }

  /** A link: relative to the page, to a place on it, or to the web. */
  public Prose link(String text, String address) {
    checkAddress(address);
    html.element("a", text, "href", address);
    return this;
  }

  static void checkAddress(String address) {
    final boolean scheme = address.matches("(?s)[^/?#]*:.*");
    if (scheme && !address.startsWith("https://") && !address.startsWith("http://")) {
      throw new IllegalArgumentException("links lead to http, https or a relative address: address=" + address);
    }
  }
}
