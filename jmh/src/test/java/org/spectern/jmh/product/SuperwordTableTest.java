package org.spectern.jmh.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectern.jmh.product.SuperwordTable.Line;

/** The table of providers on a tiny size. */
class SuperwordTableTest {
  @Test
  void everyLayoutIsTimedWithEveryKindAndBothPackings() {
    final ByteArrayOutputStream text = new ByteArrayOutputStream();
    final List<Line> lines = SuperwordTable.print(67, 1, new PrintStream(text, true, StandardCharsets.UTF_8));
    assertThat(lines).hasSize(30).allMatch(line -> line.rate() > 0).extracting(Line::kernel).doesNotHaveDuplicates();
    assertThat(text.toString(StandardCharsets.UTF_8)).contains("UseSuperWord", "SEEDED 0.99 FLOAT32",
        "float32 to int8");
  }
}
