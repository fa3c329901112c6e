package org.spectern.kernels;

import java.util.Comparator;
import java.util.List;

/**
 * Picks the layout that is expected to multiply fastest within a limit of memory.
 *
 * <p>The expectation is a cost model with the rates of docs/performance.md: dense layouts cost time per weight, lists
 * time per nonzero and per row, and past the second-level cache a single vector costs at least the time to stream the
 * weights. Rates of other machines differ, their order less so. {@link Layout#SEEDED} is never advised: it cannot hold
 * a given matrix.
 */
public final class LayoutAdviser {
  /** Bytes that stay close to the core. */
  private static final long CACHE = 3L << 19;
  /** Bytes per nanosecond from beyond it. */
  private static final double STREAM = 26;

  private LayoutAdviser() {}

  /**
   * What a layout is expected to cost.
   *
   * @param layout the layout
   * @param nanos one product with the whole batch, in nanoseconds, on one thread
   * @param bytes the weights
   */
  public record Estimate(Layout layout, double nanos, long bytes) {}

  /**
   * A product to choose a layout for.
   *
   * @param rows rows of the matrix
   * @param columns columns of the matrix
   * @param eps fraction of zeros, in [0, 1]
   * @param kind of the activations
   * @param batch vectors per product
   */
  public record Task(int rows, int columns, double eps, ActivationKind kind, int batch) {
    /** Checks shape, fraction and batch. */
    public Task {
      Checks.shape(rows, columns);
      Checks.positive("batch", batch);
      if (!(eps >= 0 && eps <= 1)) {
        throw new IllegalArgumentException("eps must lie in [0, 1]: eps=" + eps);
      }
    }

    private double weights() {
      return (double) rows * columns;
    }

    private double nonzeros() {
      return weights() * (1 - eps);
    }
  }

  /**
   * Picks a layout.
   *
   * @param task what is to be multiplied
   * @param memoryLimit most bytes the weights may take
   * @return the fastest layout within the limit
   * @throws IllegalArgumentException if no layout is small enough
   */
  public static Layout advise(final Task task, final long memoryLimit) {
    return estimates(task).stream().filter(estimate -> estimate.bytes <= memoryLimit)
        .min(Comparator.comparingDouble(Estimate::nanos)).map(Estimate::layout)
        .orElseThrow(() -> new IllegalArgumentException(
            "no layout is small enough: memoryLimit=" + memoryLimit + " rows=" + task.rows + " columns=" + task.columns
                + " eps="
                + task.eps));
  }

  /** Returns what every layout that can hold a given matrix is expected to cost. */
  public static List<Estimate> estimates(final Task task) {
    final double weights = task.weights();
    return List.of(dense(Layout.BIT_PLANES, task, weights / 4, planeRate(task)),
        dense(Layout.FIVE_TRIT, task, weights / 5, fiveTritRate(task)),
        dense(Layout.THREE_TRIT, task, weights * 2 / 9, threeTritRate(task)), lists(task), rice(task));
  }

  private static Estimate dense(final Layout layout, final Task task, final double bytes, final double rate) {
    final double compute = task.weights() * task.batch / rate;
    final double stream = bytes > CACHE ? bytes / STREAM : 0;
    return new Estimate(layout, Math.max(compute, stream), (long) Math.ceil(bytes));
  }

  /**
   * Weights per nanosecond of bit planes. int8 takes eight binary products; a batch of floats unpacks rows to lists.
   */
  private static double planeRate(final Task task) {
    final boolean single = task.batch == 1;
    final double width = width();
    return switch (task.kind) {
      case BINARY -> width * (single ? 390 : 490);
      case TERNARY -> width * (single ? 365 : 450);
      case INT8 -> width * (single ? 45 : 55);
      case FLOAT32 -> single ? width * 16
          : task.weights() * task.batch / (listNanos(task) + 3 * task.nonzeros());
    };
  }

  /** Tables serve binary and ternary inputs, in batches one after the other. */
  private static double fiveTritRate(final Task task) {
    return switch (task.kind) {
      case BINARY, TERNARY -> tableRate(215, 70, 25, 8);
      case INT8, FLOAT32 -> decodedRate(task);
    };
  }

  /** Tables serve bytes, in batches one after the other, and single vectors of floats. */
  private static double threeTritRate(final Task task) {
    return switch (task.kind) {
      case INT8 -> tableRate(130, 37, 19, 3.5);
      case FLOAT32 -> task.batch == 1 ? tableRate(68, 27, 5, 5) : decodedRate(task);
      case BINARY, TERNARY -> decodedRate(task);
    };
  }

  /** Tables are looked up in registers; without vectors, in memory. */
  private static double tableRate(final double at512, final double at256, final double at128, final double inMemory) {
    return switch (Provider.current().vectorBits()) {
      case 512 -> at512;
      case 256 -> at256;
      case 128 -> at128;
      default -> inMemory;
    };
  }

  /** Decoding to planes once per product, then their product. */
  private static double decodedRate(final Task task) {
    final double all = task.weights() * task.batch;
    return all / (all / planeRate(task) + task.weights() / 0.5);
  }

  private static Estimate lists(final Task task) {
    final long width = SignedListMatrix.wide(task.columns) ? Integer.BYTES : Short.BYTES;
    final double bytes = width * (task.nonzeros() + 2.5 * task.rows) + task.rows;
    final double stream = bytes > CACHE ? bytes / STREAM : 0;
    return new Estimate(Layout.SIGNED_LISTS, Math.max(listNanos(task), stream), (long) Math.ceil(bytes));
  }

  /**
   * Lists take a load and an addition per nonzero, or share of a gather; floats of a batch share them, up to 64 at a
   * time.
   */
  private static double listNanos(final Task task) {
    if (task.batch == 1 || task.kind != ActivationKind.FLOAT32) {
      final boolean gathered = Provider.current().vectorBits() >= 256;
      return task.batch * (gathered ? 0.18 * task.nonzeros() + task.rows : 0.25 * task.nonzeros() + 1.5 * task.rows);
    }
    final double blocks = Math.ceilDiv(task.batch, 16) / 4.0 / width();
    return Math.max(0.5, blocks) * (2.2 * task.nonzeros() + 11 * task.rows);
  }

  private static Estimate rice(final Task task) {
    return new Estimate(Layout.RICE, riceNanos(task),
        (long) Math.ceil(task.weights() * entropy(task.eps) * 1.04 / Byte.SIZE) + 64L + task.rows / 8);
  }

  /**
   * Single vectors are multiplied as nonzeros are decoded, sixteen at a time at 512 bits; batches of bits and trits add
   * 64 inputs per decoded nonzero; other batches sort nonzeros into lists, or where there are many into planes.
   */
  private static double riceNanos(final Task task) {
    final double nonzeros = task.nonzeros();
    if (task.batch == 1) {
      return (Provider.current().vectorBits() == 512 ? 0.5 : 3.3) * nonzeros + 1.5 * task.rows;
    }
    return switch (task.kind) {
      case BINARY, TERNARY -> {
        final double groups = Math.ceilDiv(task.batch, 64) / width();
        yield (3.7 + 0.8 * groups) * nonzeros + (8 + 0.5 * task.batch) * task.rows;
      }
      case INT8 -> 6 * nonzeros
          + Math.min(listNanos(task), task.weights() * task.batch / planeRate(task));
      case FLOAT32 -> 6 * nonzeros + listNanos(task);
    };
  }

  /** Shannon entropy of a weight in bits. */
  private static double entropy(final double eps) {
    final double zero = eps == 0 ? 0 : -eps * Math.log(eps);
    final double one = eps == 1 ? 0 : -(1 - eps) * Math.log((1 - eps) / 2);
    return (zero + one) / Math.log(2);
  }

  /** Speed of this provider's vectors as a fraction of that at 512 bits. */
  private static double width() {
    final int bits = Provider.current().vectorBits();
    return bits == 0 ? 0.11 : bits == 128 ? 0.4 : bits == 256 ? 0.65 : 1;
  }
}
