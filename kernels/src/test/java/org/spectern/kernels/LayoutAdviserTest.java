package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.spectern.kernels.LayoutAdviser.Estimate;
import org.spectern.kernels.LayoutAdviser.Task;

/** Advice where the measured order of layouts is beyond doubt. */
class LayoutAdviserTest {
  private static final long UNLIMITED = Long.MAX_VALUE;

  @Test
  void binaryActivationsOfDenseMatricesTakeBitPlanes() {
    assertThat(LayoutAdviser.advise(new Task(1024, 1024, 1 / 3.0, ActivationKind.BINARY, 64), UNLIMITED))
        .isEqualTo(Layout.BIT_PLANES);
  }

  @Test
  void batchesOfFloatsOnSparseMatricesTakeLists() {
    assertThat(LayoutAdviser.advise(new Task(1000, 784, 0.97, ActivationKind.FLOAT32, 64), UNLIMITED))
        .isEqualTo(Layout.SIGNED_LISTS);
  }

  @Test
  void aTightLimitTakesRiceCodes() {
    final Task task = new Task(3000, 3000, 0.99, ActivationKind.INT8, 1);
    assertThat(LayoutAdviser.advise(task, 115_000)).isEqualTo(Layout.RICE);
    assertThatThrownBy(() -> LayoutAdviser.advise(task, 1000)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("memoryLimit=1000");
  }

  @Test
  void estimatedBytesAreThoseAllocatedUpToPadding() {
    for (final double eps : new double[]{0.3, 0.9, 0.99}) {
      for (final Estimate estimate : LayoutAdviser.estimates(new Task(1024, 1440, eps, ActivationKind.INT8, 1))) {
        try (TernaryMatrix matrix = TernaryMatrix.encode(estimate.layout(), TernarySource.random(1024, 1440, eps, 8))) {
          assertThat((double) estimate.bytes()).as("%s eps=%s", estimate.layout(), eps)
              .isBetween(0.9 * matrix.weightBytes(), 1.1 * matrix.weightBytes());
        }
      }
    }
  }

  @Test
  void impossibleTasksAreRefused() {
    assertThatThrownBy(() -> new Task(0, 1, 0.5, ActivationKind.INT8, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Task(1, 1, 1.5, ActivationKind.INT8, 1)).hasMessageContaining("eps=1.5");
    assertThatThrownBy(() -> new Task(1, 1, 0.5, ActivationKind.INT8, 0)).hasMessageContaining("batch=0");
  }
}
