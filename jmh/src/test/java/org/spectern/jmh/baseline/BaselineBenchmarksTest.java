package org.spectern.jmh.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every baseline on tiny sizes: set-up compares results with the definition. */
class BaselineBenchmarksTest {
  @ParameterizedTest
  @EnumSource(DenseLibrary.class)
  void everyLibraryMultipliesRight(DenseLibrary library) {
    for (final String shape : new String[]{"1x1", "5x7", "67x65", "16x128"}) {
      for (final int batch : new int[]{1, 2, 3, 8}) {
        final DenseBenchmark benchmark = new DenseBenchmark();
        benchmark.library = library;
        benchmark.shape = shape;
        benchmark.batch = batch;
        benchmark.prepare();
        benchmark.multiply();
        benchmark.free();
      }
    }
    assertThat(DenseLibrary.descriptions().get(library.name())).contains("thread");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void sparseProductsAreRight(int batch) {
    final SparseBenchmark benchmark = new SparseBenchmark();
    benchmark.library = "EJML_CSR";
    benchmark.shape = "31x17";
    benchmark.eps = .8;
    benchmark.batch = batch;
    benchmark.prepare();
    assertThat(benchmark.multiply()).isNotNull();
  }

  @Test
  void theCheckFindsAWrongProduct() {
    final float[] w = Floats.random(6, 1);
    final float[] x = Floats.random(3, 2);
    final DenseProduct product = DenseLibrary.PLAIN.product(2, 3, 1, w, x);
    product.multiply();
    final float[] other = w.clone();
    other[0]++;
    x[0] = 1;
    assertThatThrownBy(() -> Floats.check(other, x, 2, 3, 1, product)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected=");
  }
}
