package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import org.agrona.DirectBuffer;
import org.spectern.kernels.memory.OffHeap;

/**
 * A matrix W with entries in {-1, 0, 1}, outside the heap, and its products.
 *
 * <p>Integer products are exact (modulo 2^32) and the same on every provider, vector width and number of threads. Float
 * products skip zero weights, so a NaN there does not spread. {@link Layout#SIGNED_LISTS} fixes the order of summation
 * ({@link org.spectern.kernels.product.SignedListProducts}) for float vectors, and every layout uses that order for
 * float batches; other float products lie within {@code k * 2^-23 * sum |x_j|} of the exact sum and are the same from
 * run to run at a given width. A scale is the caller's to apply.
 *
 * <p>A product may be split by rows: a range starts at a multiple of {@link #rowBlock()} and ends at one or with the
 * matrix. Results of other rows are left alone. Batch results are input-major, {@code y[b * rows + i]}; float batches
 * are element-major. No product allocates. A matrix may be used by many threads; closing it frees its memory at once,
 * and every later call throws {@link IllegalStateException}.
 */
public abstract sealed class TernaryMatrix implements TernarySource, AutoCloseable
    permits BitPlaneMatrix, SignedListMatrix, DecodedMatrix {
  private final int rows;
  private final int columns;
  final OffHeap memory;

  TernaryMatrix(final int rows, final int columns, final OffHeap memory) {
    this.rows = rows;
    this.columns = columns;
    this.memory = memory;
  }

  /**
   * Stores a matrix.
   *
   * @param layout how
   * @param source its rows
   * @return the matrix, to be closed by the caller
   */
  public static TernaryMatrix encode(final Layout layout, final TernarySource source) {
    Checks.shape(source.rows(), source.columns());
    return switch (layout) {
      case BIT_PLANES -> BitPlaneMatrix.encode(source);
      case FIVE_TRIT -> FiveTritMatrix.encode(source);
      case THREE_TRIT -> ThreeTritMatrix.encode(source);
      case SIGNED_LISTS -> SignedListMatrix.encode(source);
      case RICE -> RiceMatrix.encode(source);
      case SEEDED -> SeededMatrix.encode(source);
    };
  }

  /**
   * Takes a matrix that is stored already, in memory that outlives it: products read the weights where they lie.
   *
   * @param layout how the weights are stored
   * @param rows number of rows
   * @param columns number of columns
   * @param stored what {@link #stored()} gave, outside the heap, starting at a multiple of 64
   * @return the matrix, to be closed by the caller; the memory is not freed by that
   * @throws IllegalArgumentException where the memory does not hold such a matrix: every product of one that is
   *         accepted stays inside the memory
   */
  public static TernaryMatrix over(final Layout layout, final int rows, final int columns,
      final MemorySegment stored) {
    Checks.shape(rows, columns);
    return switch (layout) {
      case BIT_PLANES -> BitPlaneMatrix.over(rows, columns, OffHeap.over(stored));
      case FIVE_TRIT -> FiveTritMatrix.over(rows, columns, OffHeap.over(stored));
      case THREE_TRIT -> ThreeTritMatrix.over(rows, columns, OffHeap.over(stored));
      case SIGNED_LISTS -> SignedListMatrix.over(rows, columns, OffHeap.over(stored));
      case RICE -> RiceMatrix.over(rows, columns, OffHeap.over(stored));
      case SEEDED -> SeededMatrix.over(rows, columns, stored);
    };
  }

  /**
   * A random matrix that takes no room, {@link Layout#SEEDED}.
   *
   * @param seed names the family of matrices
   * @param layer names one of them, at least 0
   * @param rows number of rows
   * @param columns number of columns
   * @param eps probability of a zero, in [0, 1]; see {@link SeededMatrix#nonzeroProbability()} for what rounding makes
   * of it
   * @return the matrix, to be closed by the caller
   */
  public static SeededMatrix seeded(final Seed seed, final int layer, final int rows, final int columns,
      final double eps) {
    return SeededMatrix.of(seed, layer, rows, columns, eps);
  }

  /** Stores the same matrix in another layout; this one stays open. */
  public final TernaryMatrix to(final Layout layout) {
    return encode(layout, this);
  }

  @Override
  public final int rows() {
    return rows;
  }

  @Override
  public final int columns() {
    return columns;
  }

  /** Returns how the weights are stored. */
  public abstract Layout layout();

  /** Returns the bytes allocated for the weights, padding included. */
  public long weightBytes() {
    return memory.bytes();
  }

  /**
   * Returns the bytes off the heap in which threads decode weights and results lie meanwhile: what their products so
   * far have made, kept until the matrix is closed.
   */
  public long scratchBytes() {
    return 0;
  }

  /** Returns the number of weights that are not zero. */
  public abstract long nonzeros();

  /** Returns the stored weights, up to 2 GiB of them, as a read-only view that is emptied by {@link #close()}. */
  public final DirectBuffer buffer() {
    return memory.view(0, (int) Math.min(memory.bytes(), Integer.MAX_VALUE));
  }

  /** Returns the stored weights, read-only: all that {@link #over} needs beside layout and shape. */
  public final MemorySegment stored() {
    return memory.segment().asReadOnly();
  }

  /** Returns what the bounds of a range of rows must be multiples of. */
  public abstract int rowBlock();

  /**
   * Frees the memory; a second call does nothing.
   *
   * @throws IllegalStateException if a product is running in another thread; nothing is freed then
   */
  @Override
  public final void close() {
    memory.close();
    freeScratch();
  }

  /** Frees what products have allocated besides; called when no product runs any more, more than once perhaps. */
  void freeScratch() {}

  /** y = W x for x in {0, 1}. */
  public final void multiply(final BinaryVector x, final int[] y) {
    multiply(x, y, 0, rows);
  }

  /** Rows {@code from} to {@code to - 1} of y = W x for x in {0, 1}. */
  public final void multiply(final BinaryVector x, final int[] y, final int from, final int to) {
    begin(x, y.length, from, to);
    try {
      product(x, y, from, to);
    } finally {
      end(x);
    }
  }

  /** y = W x for x in {-1, 0, 1}. */
  public final void multiply(final TernaryVector x, final int[] y) {
    multiply(x, y, 0, rows);
  }

  /** Rows {@code from} to {@code to - 1} of y = W x for x in {-1, 0, 1}. */
  public final void multiply(final TernaryVector x, final int[] y, final int from, final int to) {
    begin(x, y.length, from, to);
    try {
      product(x, y, from, to);
    } finally {
      end(x);
    }
  }

  /** y = W x for int8 x. */
  public final void multiply(final Int8Vector x, final int[] y) {
    multiply(x, y, 0, rows);
  }

  /** Rows {@code from} to {@code to - 1} of y = W x for int8 x. */
  public final void multiply(final Int8Vector x, final int[] y, final int from, final int to) {
    begin(x, y.length, from, to);
    try {
      product(x, y, from, to);
    } finally {
      end(x);
    }
  }

  /** y = W x for float32 x. */
  public final void multiply(final Float32Vector x, final float[] y) {
    multiply(x, y, 0, rows);
  }

  /** Rows {@code from} to {@code to - 1} of y = W x for float32 x. */
  public final void multiply(final Float32Vector x, final float[] y, final int from, final int to) {
    begin(x, y.length, from, to);
    try {
      product(x, y, from, to);
    } finally {
      end(x);
    }
  }

  /** {@code y[b * rows + i] = (W x_b)[i]} for each x_b in {0, 1}. */
  public final void multiply(final BinaryBatch x, final int[] y) {
    multiply(x, y, 0, rows);
  }

  /** Rows {@code from} to {@code to - 1} of the products with every x_b in {0, 1}. */
  public final void multiply(final BinaryBatch x, final int[] y, final int from, final int to) {
    begin(x, y.length, from, to);
    try {
      product(x, y, from, to);
    } finally {
      end(x);
    }
  }

  /** {@code y[b * rows + i] = (W x_b)[i]} for each x_b in {-1, 0, 1}. */
  public final void multiply(final TernaryBatch x, final int[] y) {
    multiply(x, y, 0, rows);
  }

  /** Rows {@code from} to {@code to - 1} of the products with every x_b in {-1, 0, 1}. */
  public final void multiply(final TernaryBatch x, final int[] y, final int from, final int to) {
    begin(x, y.length, from, to);
    try {
      product(x, y, from, to);
    } finally {
      end(x);
    }
  }

  /** {@code y[b * rows + i] = (W x_b)[i]} for each int8 x_b. */
  public final void multiply(final Int8Batch x, final int[] y) {
    multiply(x, y, 0, rows);
  }

  /** Rows {@code from} to {@code to - 1} of the products with every int8 x_b. */
  public final void multiply(final Int8Batch x, final int[] y, final int from, final int to) {
    begin(x, y.length, from, to);
    try {
      product(x, y, from, to);
    } finally {
      end(x);
    }
  }

  /** Input b of y is W times input b of x. */
  public final void multiply(final Float32Batch x, final Float32Batch y) {
    multiply(x, y, 0, rows);
  }

  /** Elements {@code from} to {@code to - 1} of the products with every input of x. */
  public final void multiply(final Float32Batch x, final Float32Batch y, final int from, final int to) {
    Checks.equal("y.length", y.length(), rows);
    Checks.equal("y.batch", y.batch(), x.batch());
    y.hold();
    try {
      begin(x, (long) rows * x.batch(), from, to);
      try {
        product(x, y, from, to);
      } finally {
        end(x);
      }
    } finally {
      y.release();
    }
  }

  abstract void product(BinaryVector x, int[] y, int from, int to);

  abstract void product(TernaryVector x, int[] y, int from, int to);

  abstract void product(Int8Vector x, int[] y, int from, int to);

  abstract void product(Float32Vector x, float[] y, int from, int to);

  abstract void product(BinaryBatch x, int[] y, int from, int to);

  abstract void product(TernaryBatch x, int[] y, int from, int to);

  abstract void product(Int8Batch x, int[] y, int from, int to);

  abstract void product(Float32Batch x, Float32Batch y, int from, int to);

  /** Checks shapes and keeps weights and activations open: kernels work by address. */
  private void begin(final Activations x, final long results, final int from, final int to) {
    Checks.equal("x.length", x.length(), columns);
    Checks.atLeast("y.length", results, (long) rows * x.batch());
    Checks.range(from, to, rows, rowBlock());
    memory.hold();
    try {
      x.hold();
    } catch (final IllegalStateException closed) {
      memory.release();
      throw closed;
    }
  }

  private void end(final Activations x) {
    x.release();
    memory.release();
  }
}
