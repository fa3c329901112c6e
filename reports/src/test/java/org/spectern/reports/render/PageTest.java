package org.spectern.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class PageTest {
  private static final String HOSTILE = "<script>alert('x')</script> & \"quotes\"";

  @Test
  void wholePageIsWellFormedAndSelfContained() {
    final Document page = Xml.parse(DemoPage.page().html(DemoPage.ORIGIN));
    assertThat(Xml.elements(page, "script")).isEmpty();
    assertThat(Xml.elements(page, "img")).isEmpty();
    assertThat(Xml.elements(page, "link")).extracting(link -> link.getAttribute("href")).containsExactly("data:,");
    assertThat(Xml.elements(page, "style").getFirst().getTextContent()).doesNotContain("url(", "@import", "http");
  }

  @Test
  void identifiersAreUniqueAndEveryReferenceLeadsSomewhere() {
    final Document page = Xml.parse(DemoPage.page().html(DemoPage.ORIGIN));
    final List<String> ids = Xml.elements(page, "*").stream().map(e -> e.getAttribute("id")).filter(id -> !id.isEmpty())
        .toList();
    assertThat(ids).doesNotHaveDuplicates();
    for (final Element svg : Xml.ofClass(page, "chart")) {
      assertThat(ids).contains(svg.getAttribute("aria-labelledby").split(" "));
    }
    for (final Element link : Xml.elements(page, "a")) {
      if (link.getAttribute("href").startsWith("#")) {
        assertThat(ids).contains(link.getAttribute("href").substring(1));
      }
    }
  }

  @Test
  void downloadsAreTheChartAndItsData() {
    final Document page = Xml.parse(new Page("t", "l").figure(DemoPage.rates(), "").html(DemoPage.ORIGIN));
    final List<Element> links = Xml.elements(page, "a");
    assertThat(links).extracting(link -> link.getAttribute("download")).containsExactly("inferences-per-second.svg",
        "inferences-per-second.csv");
    assertThat(decoded(links.get(0))).isEqualTo(DemoPage.rates().svgFile());
    assertThat(decoded(links.get(1))).isEqualTo(DemoPage.rates().csv());
  }

  private static String decoded(Element link) {
    final String address = link.getAttribute("href");
    return new String(Base64.getDecoder().decode(address.substring(address.indexOf("base64,") + 7)),
        StandardCharsets.UTF_8);
  }

  @Test
  void hostileTextStaysText() {
    final Chart chart = new BarChart(HOSTILE, HOSTILE, HOSTILE, Axis.linear(HOSTILE))
        .add(HOSTILE, Bar.of(HOSTILE, 1), Bar.of("b", 1)).rule(1, HOSTILE);
    final Page page = new Page(HOSTILE, HOSTILE).section(HOSTILE).paragraph(HOSTILE).warning(HOSTILE)
        .callout(Verdict.NOT_RUN, HOSTILE, HOSTILE).code(HOSTILE)
        .bullets(List.of(HOSTILE)).keyFigures(List.of(new KeyFigure(HOSTILE, HOSTILE, HOSTILE)))
        .table(new Table().words(HOSTILE).row(HOSTILE))
        .figure(chart, HOSTILE);
    final Document html = Xml.parse(page.html(new Origin(HOSTILE, HOSTILE, HOSTILE)));
    assertThat(Xml.elements(html, "script")).isEmpty();
    for (final String element : List.of("h1", "h2", "pre", "li", "th", "td", "dd")) {
      assertThat(Xml.elements(html, element).getFirst().getTextContent()).as(element).isEqualTo(HOSTILE);
    }
  }

  @Test
  void linksCannotCarryScripts() {
    for (final String address : List.of("javascript:alert(1)", "data:text/html,x", "JavaScript:x",
        "file:///etc/passwd")) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Cell.Link("x", address)).withMessageContaining(address);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Page("t", "l").paragraph(prose -> prose.link("x", address)));
    }
    new Page("t", "l").home("../index.html")
        .paragraph(prose -> prose.link("a", "#s1").link("b", "https://example.org/a:b").link("c", "a/b:c"));
  }

  @Test
  void footerTellsHowToMakeThePageAgain(@TempDir Path folder) throws IOException {
    final Path file = folder.resolve("out/memory/index.html");
    DemoPage.page().write(file, DemoPage.ORIGIN);
    final Document page = Xml.parse(Files.readString(file));
    final String footer = Xml.elements(page, "footer").getFirst().getTextContent();
    assertThat(footer).contains(DemoPage.ORIGIN.command(), DemoPage.ORIGIN.data(), DemoPage.ORIGIN.machine());
  }

  @Test
  void everyVerdictIsSpelledOut() {
    assertThat(List.of(Verdict.values())).extracting(Verdict::text).containsExactly("reproduced",
        "reproduced with a correction", "not reproduced",
        "not run");
  }
}
