package org.spectern.jmh.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;
import org.spectern.kernels.Layout;

class NetworkBenchmarksTest {
  @ParameterizedTest
  @EnumSource(CompressedKind.class)
  void answersPassTheirOwnChecks(CompressedKind kind) {
    final AnswerBenchmark benchmark = new AnswerBenchmark();
    benchmark.widths = "90-70-65";
    benchmark.kind = kind;
    benchmark.layout = Layout.BIT_PLANES;
    benchmark.inputLayout = "THREE_TRIT";
    benchmark.eps = .5;
    benchmark.build();
    assertThat(benchmark.batch()).startsWith(benchmark.single());
    benchmark.free();
  }

  @Test
  void theDenseNetIsThatOfPlainLoops() {
    final DenseAnswerBenchmark benchmark = new DenseAnswerBenchmark();
    benchmark.widths = "90-70-65";
    benchmark.build();
    assertThat(benchmark.single()).hasSize(CompressedKind.CLASSES).doesNotContain(0, Float.NaN);
    benchmark.free();
  }

  @Test
  void aModelOpensAgain() throws IOException {
    final OpenBenchmark benchmark = new OpenBenchmark();
    benchmark.widths = "90-70-65";
    benchmark.layout = Layout.SIGNED_LISTS;
    benchmark.write();
    assertThat(benchmark.open()).isPositive();
    benchmark.delete();
  }
}
