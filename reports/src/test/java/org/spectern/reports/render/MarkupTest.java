package org.spectern.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class MarkupTest {
  @Test
  void everyTextComesBackAsItWentIn() {
    final String hostile = "a<b>&c\"d'e</script>]]>ünï→😀&amp;";
    final String markup = new Markup().element("p", hostile, "title", hostile).toString();
    final Element element = Xml.parse(markup).getDocumentElement();
    assertThat(element.getTextContent()).isEqualTo(hostile);
    assertThat(element.getAttribute("title")).isEqualTo(hostile);
  }

  @Test
  void charactersThatXmlForbidsAreReplaced() {
    final Element element = Xml.parse(new Markup().element("p", "a\u0000b\u001bc\nd").toString()).getDocumentElement();
    assertThat(element.getTextContent()).isEqualTo("a\ufffdb\ufffdc\nd");
  }

  @Test
  void numbersAreShort() {
    assertThat(Markup.number(3)).isEqualTo("3");
    assertThat(Markup.number(-0.001)).isEqualTo("0");
    assertThat(Markup.number(1.005e-9)).isEqualTo("0");
    assertThat(Markup.number(12.3456)).isEqualTo("12.35");
    assertThatIllegalArgumentException().isThrownBy(() -> Markup.number(Double.NaN)).withMessageContaining("value=NaN");
  }

  @Test
  void openElementsAndOddAttributesAreMistakes() {
    assertThatIllegalStateException().isThrownBy(() -> new Markup().open("g").toString()).withMessageContaining("[g]");
    assertThatIllegalArgumentException().isThrownBy(() -> new Markup().open("g", "x"))
        .withMessageContaining("length=1");
  }
}
