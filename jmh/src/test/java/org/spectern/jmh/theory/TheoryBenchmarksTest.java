package org.spectern.jmh.theory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TheoryBenchmarksTest {
  @ParameterizedTest
  @EnumSource(MatchingKind.class)
  void solversPassTheirOwnChecks(MatchingKind kind) {
    final SolverBenchmark benchmark = new SolverBenchmark();
    benchmark.kind = kind;
    benchmark.check();
    assertThat(benchmark.network().layers()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"relu", "tanh"})
  void kernelsPassTheirOwnChecks(String activation) {
    final KernelBenchmark benchmark = new KernelBenchmark();
    benchmark.size = 70;
    benchmark.activation = activation;
    benchmark.draw();
    assertThat(benchmark.conjugate().numRows).isEqualTo(70);
    assertThat(benchmark.tangent().hasDiagonal()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(EigenLibrary.class)
  void decompositionsPassTheirOwnChecks(EigenLibrary library) {
    final EigenBenchmark benchmark = new EigenBenchmark();
    benchmark.size = 90;
    benchmark.library = library;
    benchmark.prepare();
    assertThat(benchmark.decompose()).isSorted().hasSize(90);
  }
}
