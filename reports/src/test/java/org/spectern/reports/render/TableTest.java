package org.spectern.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TableTest {
  private static Table table() {
    return new Table().words("net").numbers("accuracy").words("verdict").row("original", "95.72 %", "–")
        .row(new Cell.Link("8 levels, exact", "fig3.html"), new Cell.Strong("5.1 %"),
            new Cell.Badge(Verdict.REPRODUCED));
  }

  @Test
  void terminalColumnsLineUp() {
    assertThat(TextTable.of(table())).isEqualTo("""
        net              accuracy  verdict
        ───────────────  ────────  ──────────
        original          95.72 %  –
        8 levels, exact     5.1 %  reproduced
        """);
  }

  @Test
  void pageTableKeepsLinksBadgesAndAlignment() {
    final Markup html = new Markup();
    table().draw(html);
    final Document document = Xml.parse(html.toString());
    assertThat(Xml.elements(document, "a")).singleElement().extracting(a -> a.getAttribute("href"))
        .isEqualTo("fig3.html");
    assertThat(Xml.ofClass(document, "badge")).singleElement().extracting(Element::getTextContent)
        .isEqualTo("reproduced");
    assertThat(Xml.ofClass(document, "number")).hasSize(3);
    assertThat(Xml.elements(document, "th")).allMatch(th -> th.getAttribute("scope").equals("col"));
  }

  @Test
  void raggedTablesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> table().row("one"))
        .withMessageContaining("cells=1 columns=3");
    assertThatIllegalStateException().isThrownBy(() -> table().words("late")).withMessageContaining("title=late");
  }
}
