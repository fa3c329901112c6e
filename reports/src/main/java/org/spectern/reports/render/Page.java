package org.spectern.reports.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.spectern.reports.data.AtomicFile;

/**
 * A self-contained HTML page: style inside, plots as inline SVG, no script, nothing fetched. Light and dark, wide and
 * phone.
 *
 * <p>Content appears in the order in which it is added. The output is well-formed XML as well as HTML.
 */
public final class Page {
  private static final int SECTIONS_WORTH_A_MENU = 4;

  private record Section(String id, String title) {}

  private final String title;
  private final String lead;
  private final Markup body = new Markup();
  private final List<Section> sections = new ArrayList<>();
  private String home = "";
  private int figures;

  /**
   * @param title heading and window title
   * @param lead one or two sentences under it
   */
  public Page(String title, String lead) {
    this.title = title;
    this.lead = lead;
  }

  /** Shows a link back to the overview. */
  public Page home(String address) {
    Prose.checkAddress(address);
    home = address;
    return this;
  }

  /** Begins a section. */
  public Page section(String heading) {
    final String id = "s" + (sections.size() + 1) + '-' + slug(heading);
    sections.add(new Section(id, heading));
    body.element("h2", heading, "id", id).line();
    return this;
  }

  public Page paragraph(String text) {
    return paragraph(prose -> prose.text(text));
  }

  public Page paragraph(Consumer<Prose> writer) {
    body.open("p");
    writer.accept(new Prose(body));
    body.close().line();
    return this;
  }

  public Page bullets(List<String> texts) {
    body.open("ul");
    texts.forEach(text -> body.element("li", text));
    body.close().line();
    return this;
  }

  /** Commands or output, as typed. */
  public Page code(String text) {
    body.open("pre", "tabindex", 0).element("code", text).close().line();
    return this;
  }

  /** Something that changes how everything below must be read: other data than asked for, a missing provider. */
  public Page warning(String text) {
    body.open("div", "class", "callout poor", "role", "alert").open("p").element("strong", "Note. ").text(text).close()
        .close().line();
    return this;
  }

  /** A claim with its verdict, and what was measured of it. */
  public Page callout(Verdict verdict, String claim, String measured) {
    body.open("div", "class", "callout " + verdict.style()).open("p");
    body.element("span", verdict.text(), "class", "badge " + verdict.style()).text(" ");
    body.element("strong", Sentence.of(claim)).text(" " + Sentence.of(measured)).close().close().line();
    return this;
  }

  public Page keyFigures(List<KeyFigure> keyFigures) {
    body.open("div", "class", "tiles");
    for (final KeyFigure figure : keyFigures) {
      body.open("div", "class", "tile").element("div", figure.value(), "class", "value").element("div", figure.label(),
          "class", "what");
      if (!figure.note().isEmpty()) {
        body.element("div", figure.note(), "class", "note");
      }
      body.close();
    }
    body.close().line();
    return this;
  }

  public Page table(Table table) {
    table.draw(body);
    return this;
  }

  /** A table that opens on demand: the numbers behind a figure. */
  public Page details(String summary, Table table) {
    body.open("details").element("summary", summary);
    table.draw(body);
    body.close().line();
    return this;
  }

  /** A chart over the whole width, in a wide and a phone-sized drawing of which the style shows one. */
  public Page figure(Chart chart, String caption) {
    final String id = "f" + ++figures;
    body.open("figure", "id", id);
    caption(chart, caption);
    body.open("div", "class", "wide").insert(chart.svg(Size.WIDE, id + "w")).close();
    body.open("div", "class", "narrow").insert(chart.svg(Size.NARROW, id + "n")).close();
    downloads(chart);
    body.close().line();
    return this;
  }

  /** Small charts side by side, as many in a row as fit. */
  public Page figures(List<? extends Chart> charts) {
    body.open("div", "class", "grid-of-figures");
    for (final Chart chart : charts) {
      final String id = "f" + ++figures;
      body.open("figure", "id", id);
      caption(chart, "");
      body.insert(chart.svg(Size.NARROW, id + "n"));
      downloads(chart);
      body.close().line();
    }
    body.close();
    return this;
  }

  private void caption(Chart chart, String caption) {
    body.open("figcaption").element("strong", chart.title());
    if (!caption.isEmpty()) {
      body.open("span", "class", "caption").text(caption).close();
    }
    body.close();
  }

  private void downloads(Chart chart) {
    final String name = slug(chart.title());
    body.open("p", "class", "downloads").text("Download ");
    body.element("a", "SVG", "download", name + ".svg", "href", Chart.dataAddress("image/svg+xml", chart.svgFile()));
    body.text(" · ");
    body.element("a", "CSV", "download", name + ".csv", "href", Chart.dataAddress("text/csv", chart.csv()));
    body.close();
  }

  /** The whole document. */
  public String html(Origin origin) {
    final Markup html = new Markup();
    html.insert("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
    html.empty("meta", "charset", "utf-8").empty("meta", "name", "viewport", "content",
        "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark").empty("link", "rel", "icon", "href", "data:,");
    html.element("title", title).line().open("style").insert(Stylesheet.page()).close().line();
    html.close().open("body").line().open("header");
    if (!home.isEmpty()) {
      html.open("p", "class", "home").element("a", "← All results", "href", home).close();
    }
    html.element("h1", title).element("p", lead, "class", "lead");
    menu(html);
    html.close().line().open("main").line().insert(body.toString()).close().line();
    footer(html, origin);
    return html.close().close().line().toString();
  }

  private void menu(Markup html) {
    if (sections.size() >= SECTIONS_WORTH_A_MENU) {
      html.open("nav", "aria-label", "Sections").open("ul");
      for (final Section section : sections) {
        html.open("li").element("a", section.title, "href", "#" + section.id).close();
      }
      html.close().close();
    }
  }

  private static void footer(Markup html, Origin origin) {
    html.open("footer").open("dl");
    html.element("dt", "Made by").open("dd").open("pre", "tabindex", 0).element("code", origin.command()).close()
        .close();
    html.element("dt", "Data").element("dd", origin.data());
    html.element("dt", "Machine").element("dd", origin.machine());
    html.close().element("p", "Spectern: SIMD kernels, theory and benchmarks for NTK-lossless ternary networks.")
        .close().line();
  }

  /** Writes the page beside its place and moves it there. */
  public void write(Path file, Origin origin) throws IOException {
    AtomicFile.write(file, html(origin));
  }

  /** Lower-case words joined by hyphens. */
  static String slug(String text) {
    final String slug = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? "chart" : slug;
  }
}
