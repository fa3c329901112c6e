package org.spectern.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTest {
  private static final double PIXEL = 0.011;

  static List<Chart> charts() {
    return DemoPage.charts();
  }

  @ParameterizedTest
  @MethodSource("charts")
  void everySizeIsWellFormedAndNamesItsAxes(Chart chart) {
    for (final Size size : List.of(Size.WIDE, Size.NARROW, Size.FILE)) {
      final Document svg = Xml.parse(chart.svg(size, "id"));
      assertThat(svg.getDocumentElement().getAttribute("class")).isEqualTo("chart");
      assertThat(Xml.elements(svg, "desc")).singleElement().extracting(Element::getTextContent)
          .isEqualTo(chart.description());
      assertThat(Xml.ofClass(svg, "axis-title")).hasSizeGreaterThanOrEqualTo(2);
      assertThat(Xml.ofClass(svg, "tick")).hasSizeGreaterThanOrEqualTo(2);
      assertThat(Xml.ofClass(svg, "series")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("charts")
  void aFileOfItsOwnCarriesTitleAndColours(Chart chart) {
    final Document svg = Xml.parse(chart.svgFile());
    assertThat(Xml.ofClass(svg, "heading")).extracting(Element::getTextContent).contains(chart.title());
    assertThat(Xml.elements(svg, "style")).singleElement().extracting(Element::getTextContent).asString()
        .contains(".s0 { color: #")
        .doesNotContain("var(");
  }

  @Test
  void markersLieWhereTheirValuesSay() {
    final XyChart chart = new XyChart("t", "d", Axis.log("x").between(1, 100), Axis.linear("y").between(0, 1))
        .add(Series.markers("a", List.of(Point.of(1, 0), Point.of(10, 0.5), Point.of(100, 1))));
    final Document svg = Xml.parse(chart.svg(Size.WIDE, "id"));
    final List<Element> circles = Xml.elements(svg, "circle").stream().filter(circle -> circle.hasChildNodes())
        .toList();
    assertThat(circles).hasSize(3);
    final double left = Xml.number(circles.get(0), "cx");
    final double right = Xml.number(circles.get(2), "cx");
    final double bottom = Xml.number(circles.get(0), "cy");
    final double top = Xml.number(circles.get(2), "cy");
    assertThat(bottom - top).isCloseTo(Size.WIDE.frame(), within(PIXEL));
    assertThat(Xml.number(circles.get(1), "cx")).isCloseTo((left + right) / 2, within(PIXEL));
    assertThat(Xml.number(circles.get(1), "cy")).isCloseTo((bottom + top) / 2, within(PIXEL));
    assertThat(circles.get(1).getTextContent()).isEqualTo("a: 10, 0.5");
  }

  @Test
  void barsAreAsLongAsTheirValues() {
    final BarChart chart = new BarChart("t", "d", "net", Axis.linear("rate"))
        .add("one", Bar.of("a", 10).between(8, 12), Bar.of("b", 5))
        .add("two", Bar.of("b", 2.5));
    final Document svg = Xml.parse(chart.svg(Size.NARROW, "id"));
    final List<Element> bars = Xml.ofClass(svg, "bar").stream().filter(Element::hasChildNodes).toList();
    assertThat(bars).hasSize(3);
    final double longest = Xml.number(bars.get(0), "width");
    assertThat(Xml.number(bars.get(1), "width")).isCloseTo(longest / 2, within(PIXEL));
    assertThat(Xml.number(bars.get(2), "width")).isCloseTo(longest / 4, within(PIXEL));
    assertThat(bars.get(2).getTextContent()).isEqualTo("two, b: 2.5");
    // The same series keeps its colour in every group.
    assertThat(Xml.ofClass(svg, "s1").stream().filter(e -> e.getAttribute("class").startsWith("series"))).hasSize(2);
  }

  @Test
  void histogramsHoldTheShareOfTheValuesInTheirRange() {
    final Series series = Series.histogram("h", new double[]{0, 0.1, 0.5, 0.99, 1, 7}, 0, 1, 4);
    double mass = 0;
    for (int i = 0; i < 4; i++) {
      mass += series.points().get(i).y() * 0.25;
    }
    assertThat(mass).isCloseTo(5.0 / 6, within(1e-12));
    assertThat(series.points()).hasSize(5);
    assertThat(series.points().get(3).y()).isCloseTo(2 / 6.0 / 0.25, within(1e-12));
  }

  @Test
  void stepsHoldTheirValueToTheNextEdge() {
    final Series steps = Series.steps("s", new double[]{0, 1, 3}, new double[]{5, 6});
    final XyChart chart = new XyChart("t", "d", Axis.linear("x").between(0, 3), Axis.linear("y").between(0, 10))
        .add(steps);
    final String path = Xml.ofClass(Xml.parse(chart.svg(Size.WIDE, "id")), "line").stream()
        .map(e -> e.getAttribute("d"))
        .filter(d -> !d.isEmpty()).findFirst().orElseThrow();
    assertThat(path).matches("M[\\d.]+ [\\d.]+H[\\d.]+V[\\d.]+H[\\d.]+");
  }

  @Test
  void labelsAvoidEachOther() {
    final Box frame = new Box(0, 0, 400, 300);
    final Labels labels = new Labels(frame);
    final Markup svg = new Markup().open("g");
    for (int i = 0; i < 12; i++) {
      labels.draw(svg, "label " + i, 200 + i, 150, 5);
    }
    final List<Element> texts = Xml.elements(Xml.parse(svg.close().toString()), "text");
    for (int i = 0; i < texts.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertThat(box(texts.get(i)).overlap(box(texts.get(j)))).as("labels %d and %d", i, j).isLessThan(1);
      }
      assertThat(box(texts.get(i)).overlap(frame)).isGreaterThan(0);
    }
  }

  private static Box box(Element text) {
    final double left = Xml.number(text, "x");
    final double bottom = Xml.number(text, "y");
    return new Box(left, bottom - 11, left + TextWidth.of(text.getTextContent(), Labels.FONT), bottom + 3);
  }

  @Test
  void csvHoldsEveryPointInFullPrecision() {
    final XyChart chart = new XyChart("t", "d", Axis.linear("x, \"quoted\""), Axis.linear("y"))
        .add(Series.markers("a", List.of(Point.of(1.0 / 3, 2).between(1.5, 2.5).label("p"))));
    assertThat(chart.csv())
        .isEqualTo("series,\"x, \"\"quoted\"\"\",y,low,high,label\r\na,0.3333333333333333,2.0,1.5,2.5,p\r\n");
    final BarChart bars = new BarChart("t", "d", "net", Axis.linear("rate")).add("one", Bar.of("a", 10));
    assertThat(bars.csv()).isEqualTo("net,series,rate,low,high\r\none,a,10.0,,\r\n");
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    final XyChart log = new XyChart("t", "d", Axis.log("x"), Axis.linear("y"));
    assertThatIllegalArgumentException().isThrownBy(() -> log.add(Series.markers("a", List.of(Point.of(0, 1)))))
        .withMessageContaining("x=0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> Series.markers("a", List.of(Point.of(1, Double.NaN))))
        .withMessageContaining("y=NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> Series.markers("a", List.of()))
        .withMessageContaining("name=a");
    assertThatIllegalArgumentException().isThrownBy(() -> Series.steps("a", new double[2], new double[2]))
        .withMessageContaining("edges=2");
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.log("x").from(0)).withMessageContaining("least=0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> Axis.linear(" ")).withMessageContaining("title");
    final BarChart bars = new BarChart("t", "d", "net", Axis.linear("rate"));
    assertThatIllegalArgumentException().isThrownBy(() -> bars.add("n", Bar.of("a", -1)))
        .withMessageContaining("value=-1");
    assertThatIllegalStateException().isThrownBy(() -> bars.svg(Size.WIDE, "id")).withMessageContaining("needs bars");
    assertThatIllegalStateException().isThrownBy(() -> log.svg(Size.WIDE, "id"))
        .withMessageContaining("needs a series");
  }
}
