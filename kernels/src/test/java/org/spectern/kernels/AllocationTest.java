package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No product allocates once it is compiled, whether its rows fill vectors or not. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 200;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  @ParameterizedTest
  @EnumSource(names = {"BIT_PLANES", "SIGNED_LISTS"})
  void productsAllocateLessThanOneByte(final Layout layout) {
    final int rows = 133;
    final int columns = 200;
    final int batch = 64;
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.random(rows, columns, 0.6, 3));
        BinaryVector binary = BinaryVector.allocate(columns);
        TernaryVector ternary = TernaryVector.allocate(columns);
        Int8Vector int8 = Int8Vector.allocate(columns);
        Float32Vector float32 = Float32Vector.allocate(columns);
        BinaryBatch binaries = BinaryBatch.allocate(columns, batch);
        TernaryBatch ternaries = TernaryBatch.allocate(columns, batch);
        Int8Batch int8s = Int8Batch.allocate(columns, batch);
        Float32Batch floats = Float32Batch.allocate(columns, batch);
        Float32Batch results = Float32Batch.allocate(rows, batch)) {
      int8.set(0, (byte) -77);
      int8s.set(0, 0, (byte) 77);
      final int[] y = new int[rows * batch];
      final float[] sums = new float[rows];
      allocatesNothing(layout + " binary", () -> matrix.multiply(binary, y));
      allocatesNothing(layout + " ternary", () -> matrix.multiply(ternary, y));
      allocatesNothing(layout + " int8", () -> matrix.multiply(int8, y));
      allocatesNothing(layout + " float32", () -> matrix.multiply(float32, sums));
      allocatesNothing(layout + " binary batch", () -> matrix.multiply(binaries, y));
      allocatesNothing(layout + " ternary batch", () -> matrix.multiply(ternaries, y));
      allocatesNothing(layout + " int8 batch", () -> matrix.multiply(int8s, y));
      allocatesNothing(layout + " float32 batch", () -> matrix.multiply(floats, results));
    }
  }

  /** The forms that trits have of their own, over more than one chunk of columns and with a last block of few rows. */
  @ParameterizedTest
  @EnumSource(names = {"FIVE_TRIT", "THREE_TRIT"})
  void productsOfTritsAllocateLessThanOneByte(final Layout layout) {
    final int rows = 270;
    final int columns = 600;
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.random(rows, columns, 0.6, 3));
        TernaryVector ternary = TernaryVector.allocate(columns);
        Int8Vector int8 = Int8Vector.allocate(columns);
        Float32Vector float32 = Float32Vector.allocate(columns)) {
      int8.set(0, (byte) -77);
      final int[] y = new int[rows];
      final float[] sums = new float[rows];
      allocatesNothing(layout + " ternary", () -> matrix.multiply(ternary, y));
      allocatesNothing(layout + " int8", () -> matrix.multiply(int8, y));
      allocatesNothing(layout + " float32", () -> matrix.multiply(float32, sums));
    }
  }

  /** Repeats until the product is compiled: the Vector API allocates while it is interpreted. */
  private static void allocatesNothing(final String what, final Runnable product) {
    final long start = System.nanoTime();
    long perCall = Long.MAX_VALUE;
    while (perCall > 0 && System.nanoTime() - start < PATIENCE_NANOS) {
      final long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < CALLS; call++) {
        product.run();
      }
      perCall = (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
    }
    assertThat(perCall).as("bytes per product: " + what).isZero();
  }
}
