package org.spectern.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {
  @Test
  void aNumberIsNotPartedFromItsUnitOrInterval() {
    assertThat(Sentence.of("at 94.3 ± 0.1 % and 86.0 KB of 4 Bars"))
        .isEqualTo("At 94.3\u00a0±\u00a00.1\u00a0% and 86.0\u00a0KB of 4 Bars.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      relative error 0.2    | Relative error 0.2.
      Already a sentence.   | Already a sentence.
      is it?                | Is it?
      σ_T in every layer    | σ_T in every layer.
      n = p = 256           | n = p = 256.
      p1 and p2             | p1 and p2.
      8 levels              | 8 levels.
      ''                    | ''
      """)
  void wordsGetACapitalAndAFullStopAndFormulasStayAsTheyAre(String phrase, String sentence) {
    assertThat(Sentence.of(phrase)).isEqualTo(sentence);
  }
}
