package org.spectern.jmh.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spectern.jmh.product.AdviserTable.Line;
import org.spectern.kernels.ActivationKind;
import org.spectern.kernels.Layout;
import org.spectern.kernels.LayoutAdviser.Task;

/** The adviser's table on tiny sizes. */
class AdviserTableTest {
  @Test
  void everyTaskIsTimedInEveryLayoutThatMayBeAdvised() {
    final ByteArrayOutputStream text = new ByteArrayOutputStream();
    final List<Line> lines = AdviserTable.print(new String[]{"5x7,67x65", "0.5", "BINARY,FLOAT32", "1,3", "1"},
        new PrintStream(text, true, StandardCharsets.UTF_8));
    assertThat(lines).hasSize(8).allSatisfy(line -> {
      assertThat(line.nanos()).containsOnlyKeys(Layout.BIT_PLANES, Layout.FIVE_TRIT, Layout.THREE_TRIT,
          Layout.SIGNED_LISTS, Layout.RICE);
      assertThat(line.nanos().values()).allMatch(time -> time > 0);
      assertThat(line.ratio()).isGreaterThanOrEqualTo(1);
    });
    assertThat(text.toString(StandardCharsets.UTF_8)).contains("67x65").contains("of 8");
  }

  @Test
  void theRatioIsTheAdvisedTimeOverTheLeast() {
    final Line line = new Line(new Task(2, 2, 0, ActivationKind.BINARY, 1), Layout.FIVE_TRIT,
        Map.of(Layout.FIVE_TRIT, 3.0, Layout.BIT_PLANES, 2.0));
    assertThat(line.best()).isEqualTo(Layout.BIT_PLANES);
    assertThat(line.ratio()).isEqualTo(1.5);
  }
}
