package org.spectern.jmh.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spectern.jmh.Shape;
import org.spectern.jmh.Workload;
import org.spectern.kernels.Layout;
import org.spectern.kernels.TernaryMatrix;

/** Every benchmark class on tiny sizes, with all its parameters; set-up compares results with the definition. */
class ProductBenchmarksTest {
  private static final String[] SHAPES = {"1x1", "5x7", "67x65"};

  @ParameterizedTest
  @EnumSource(Layout.class)
  void everyProductPassesItsOwnCheck(Layout layout) {
    for (final ActivationKind kind : ActivationKind.values()) {
      for (final String shape : SHAPES) {
        for (final int batch : new int[]{1, 3, 64}) {
          final ProductBenchmark benchmark = new ProductBenchmark();
          benchmark.layout = layout;
          benchmark.kind = kind;
          benchmark.shape = shape;
          benchmark.eps = .5;
          benchmark.batch = batch;
          benchmark.prepare();
          benchmark.multiply();
          assertThat(Workload.current().orElseThrow().weights()).isEqualTo(batch * Shape.parse(shape).weights());
          benchmark.free();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  void rowsLayersAndThreadsPassTheirOwnChecks(Layout layout) {
    final GenerationBenchmark rows = new GenerationBenchmark();
    rows.layout = layout;
    rows.shape = "19x70";
    rows.eps = .9;
    rows.prepare();
    rows.rows();
    rows.free();
    final LayerBenchmark layer = new LayerBenchmark();
    layer.layout = layout;
    layer.shape = "67x65";
    layer.eps = .5;
    layer.prepare();
    layer.packBits();
    layer.packLevels();
    layer.quantise();
    layer.free();
    for (final int threads : new int[]{1, 3}) {
      final ThreadBenchmark split = new ThreadBenchmark();
      split.layout = layout;
      split.kind = ActivationKind.TERNARY;
      split.shape = "200x65";
      split.eps = .5;
      split.threads = threads;
      split.prepare();
      split.multiply();
      split.free();
    }
  }

  @Test
  void theCheckFindsAWrongProduct() {
    try (TernaryMatrix one = Weights.of(Layout.BIT_PLANES, new Shape(9, 11), .5);
        TernaryMatrix other = Weights.of(Layout.BIT_PLANES, new Shape(9, 11), .5, 1)) {
      final byte[][] inputs = {ActivationKind.INT8.values(11, 1)};
      try (Product product = Product.of(one, ActivationKind.INT8, inputs)) {
        product.multiply();
        Expected.check(one, inputs, product);
        assertThatThrownBy(() -> Expected.check(other, inputs, product)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("expected=");
      }
    }
  }

  @Test
  void shapesAreRowsTimesColumns() {
    assertThat(Shape.parse("512x784")).isEqualTo(new Shape(512, 784));
    assertThatThrownBy(() -> Shape.parse("512")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shape=512");
  }
}
