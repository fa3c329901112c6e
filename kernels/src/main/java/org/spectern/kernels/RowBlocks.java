package org.spectern.kernels;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

/**
 * Splits products by rows over threads. Every row is computed by one thread in the same way as alone, so results do not
 * depend on how many there are.
 *
 * <p>{@code RowBlocks.common(4).forEach(matrix, (from, to) -> matrix.multiply(x, y, from, to));}
 */
public final class RowBlocks {
  private final Executor executor;
  private final int parts;

  /**
   * Splits over an executor.
   *
   * @param executor runs the parts
   * @param parts how many at most
   */
  public RowBlocks(final Executor executor, final int parts) {
    Checks.positive("parts", parts);
    this.executor = executor;
    this.parts = parts;
  }

  /** Splits over the common pool. */
  public static RowBlocks common(final int parts) {
    return new RowBlocks(ForkJoinPool.commonPool(), parts);
  }

  /** Work on rows {@code from} to {@code to - 1}. */
  @FunctionalInterface
  public interface RangeTask {
    /** Does the work. */
    void run(int from, int to);
  }

  /**
   * Runs a task on ranges that together cover all rows of a matrix, and waits for all of them.
   *
   * @param matrix whose rows, and whose {@link TernaryMatrix#rowBlock()}
   * @param task works on one range
   */
  public void forEach(final TernaryMatrix matrix, final RangeTask task) {
    final int block = matrix.rowBlock();
    final int blocks = Math.ceilDiv(matrix.rows(), block);
    final int used = Math.min(parts, blocks);
    final CompletableFuture<?>[] running = new CompletableFuture<?>[used];
    for (int part = 0; part < used; part++) {
      final int from = (int) ((long) blocks * part / used) * block;
      final int to = Math.min(matrix.rows(), (int) ((long) blocks * (part + 1) / used) * block);
      running[part] = CompletableFuture.runAsync(() -> task.run(from, to), executor);
    }
    try {
      CompletableFuture.allOf(running).join();
    } catch (final CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }
}
