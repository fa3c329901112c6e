package org.spectern.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class QuantityTest {
  @Test
  void bytesAreDecimal() {
    assertThat(Quantity.bytes(0)).isEqualTo("0 B");
    assertThat(Quantity.bytes(999)).isEqualTo("999 B");
    assertThat(Quantity.bytes(1000)).isEqualTo("1.00 KB");
    assertThat(Quantity.bytes(170_249)).isEqualTo("170.2 KB");
    assertThat(Quantity.bytes(165_780_000)).isEqualTo("165.8 MB");
    assertThat(Quantity.bytes(999_960)).isEqualTo("1.00 MB");
    assertThat(Quantity.bytes(Long.MAX_VALUE)).isEqualTo("9.22 EB");
  }

  @Test
  void factorsKeepThreeDigits() {
    assertThat(Quantity.factor(0.842)).isEqualTo("0.84×");
    assertThat(Quantity.factor(16)).isEqualTo("16.0×");
    assertThat(Quantity.factor(973.7)).isEqualTo("974×");
    assertThat(Quantity.factor(1010.2)).isEqualTo("1,010×");
    assertThat(Quantity.factor(9.996)).isEqualTo("10.0×");
    assertThat(Quantity.factor(Double.NaN)).isEqualTo("–");
  }

  @Test
  void ratesAndTimesChangeUnits() {
    assertThat(Quantity.rate(3.14159)).isEqualTo("3.14/s");
    assertThat(Quantity.rate(12_340.4)).isEqualTo("12,340/s");
    assertThat(Quantity.rate(2_500_000)).isEqualTo("2.50 M/s");
    assertThat(Quantity.seconds(125)).isEqualTo("2 min 05 s");
    assertThat(Quantity.seconds(3.2)).isEqualTo("3.20 s");
    assertThat(Quantity.seconds(0.0124)).isEqualTo("12.4 ms");
    assertThat(Quantity.seconds(4.1e-6)).isEqualTo("4.10 µs");
    assertThat(Quantity.seconds(850e-9)).isEqualTo("850.0 ns");
  }

  @Test
  void numbersHaveFourSignificantDigitsAtMost() {
    assertThat(Quantity.number(0.0396)).isEqualTo("0.0396");
    assertThat(Quantity.number(1500)).isEqualTo("1500");
    assertThat(Quantity.number(-2.5)).isEqualTo("−2.5");
    assertThat(Quantity.number(0.123456)).isEqualTo("0.1235");
    assertThat(Quantity.number(1.25e-13)).isEqualTo("1.25e-13");
    assertThat(Quantity.number(4e8)).isEqualTo("4e8");
    assertThat(Quantity.number(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
    assertThat(Quantity.percent(0.94321)).isEqualTo("94.32 %");
    assertThat(Quantity.plusMinus(94.321, 0.109, 2)).isEqualTo("94.32 ± 0.11");
    assertThat(Quantity.fixed(-0.50366, 4)).isEqualTo("−0.5037");
    assertThat(Quantity.fixed(-0.00001, 4)).isEqualTo("0.0000");
    assertThat(Quantity.fixed(-0.2, 0)).isEqualTo("0");
    assertThat(Quantity.count(60_000)).isEqualTo("60,000");
  }

  @Test
  void localeDoesNotMatter() {
    final Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Quantity.bytes(1500)).isEqualTo("1.50 KB");
      assertThat(Quantity.rate(12_340)).isEqualTo("12,340/s");
      assertThat(Markup.number(1.5)).isEqualTo("1.50");
    } finally {
      Locale.setDefault(before);
    }
  }
}
