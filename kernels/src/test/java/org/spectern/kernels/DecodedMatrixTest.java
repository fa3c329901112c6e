package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.spectern.kernels.memory.OffHeap;

/** What the layouts that decode have in common: scratch that is made once per thread, and no other allocation. */
class DecodedMatrixTest {
  private static final int ROWS = 600;
  private static final int COLUMNS = 300;
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static List<TernaryMatrix> matrices() {
    final List<TernaryMatrix> matrices = new ArrayList<>();
    for (final double eps : new double[]{0.62, 0.9, 0.99}) {
      final TernaryMatrix seeded = TernaryMatrix.seeded(new Seed(1, 2), 0, ROWS, COLUMNS, eps);
      matrices.add(seeded);
      matrices.add(seeded.to(Layout.RICE));
    }
    return matrices;
  }

  @Test
  void productsDoNotAllocate() {
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    final int[] y = new int[ROWS * 5];
    final float[] sums = new float[ROWS];
    try (BinaryVector binary = BinaryVector.allocate(COLUMNS);
        TernaryVector ternary = TernaryVector.allocate(COLUMNS);
        Float32Vector floats = Float32Vector.allocate(COLUMNS);
        BinaryBatch batch = BinaryBatch.allocate(COLUMNS, 5);
        Float32Batch many = Float32Batch.allocate(COLUMNS, 5);
        Float32Batch results = Float32Batch.allocate(ROWS, 5)) {
      for (final TernaryMatrix matrix : matrices()) {
        final Runnable products = () -> {
          matrix.multiply(binary, y);
          matrix.multiply(ternary, y);
          matrix.multiply(floats, sums);
          matrix.multiply(batch, y);
          matrix.multiply(many, results);
        };
        assertThat(leastAllocated(threads, products)).as("%s, %d nonzeros", matrix.layout(), matrix.nonzeros())
            .isZero();
        matrix.close();
      }
    }
  }

  /**
   * The least of several measurements: until the Vector API is compiled it allocates, and a busy machine compiles late.
   */
  private static long leastAllocated(final ThreadMXBean threads, final Runnable work) {
    final long deadline = System.nanoTime() + PATIENCE_NANOS;
    long least = Long.MAX_VALUE;
    while (least > 0 && System.nanoTime() < deadline) {
      final long before = threads.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void memoryThatThreadsDecodeInIsCountedAndFreedWithTheMatrix() throws Exception {
    try (Float32Vector x = Float32Vector.allocate(COLUMNS);
        BinaryBatch bits = BinaryBatch.allocate(COLUMNS, 5);
        Float32Batch many = Float32Batch.allocate(COLUMNS, 5);
        Float32Batch results = Float32Batch.allocate(ROWS, 5)) {
      for (final Layout layout : Layout.values()) {
        final long before = OffHeap.liveBytes();
        final TernaryMatrix matrix = TernaryMatrix.seeded(new Seed(1, 2), 0, ROWS, COLUMNS, 0.97);
        final TernaryMatrix stored = layout == Layout.SEEDED ? matrix : matrix.to(layout);
        final long made = stored.scratchBytes();
        final Thread other = new Thread(() -> {
          stored.multiply(x, new float[ROWS]);
          stored.multiply(bits, new int[5 * ROWS]);
          stored.multiply(many, results);
        });
        other.start();
        other.join();
        if (stored != matrix) {
          matrix.close();
        }
        assertThat(OffHeap.liveBytes() - before).as("%s", layout).isEqualTo(held(stored) + stored.scratchBytes());
        if (stored instanceof DecodedMatrix) {
          assertThat(stored.scratchBytes()).as("%s", layout).isGreaterThan(made);
        }
        stored.close();
        assertThat(OffHeap.liveBytes()).as("%s", layout).isEqualTo(before);
      }
    }
  }

  private static long held(final TernaryMatrix matrix) {
    return matrix.memory.bytes();
  }

  @Test
  void threadsShareAMatrixAndAgree() throws Exception {
    try (BinaryVector x = BinaryVector.allocate(COLUMNS); var pool = Executors.newFixedThreadPool(4)) {
      for (int column = 0; column < COLUMNS; column += 3) {
        x.set(column, 1);
      }
      for (final TernaryMatrix matrix : matrices()) {
        final int[] expected = new int[ROWS];
        matrix.multiply(x, expected);
        final Callable<int[]> task = () -> {
          final int[] y = new int[ROWS];
          RowBlocks.common(3).forEach(matrix, (from, to) -> matrix.multiply(x, y, from, to));
          return y;
        };
        for (final Future<int[]> result : pool.invokeAll(Collections.nCopies(8, task))) {
          assertThat(result.get()).as("%s", matrix.layout()).isEqualTo(expected);
        }
        matrix.close();
      }
    }
  }
}
