package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.spectern.kernels.memory.OffHeap;

/**
 * A matrix whose weights are decoded, block by block, into bit planes whenever they are needed. A decoded block serves
 * a whole batch.
 *
 * <p>Every thread that multiplies owns one block of scratch. It is made by the thread's first product (a larger batch
 * of floats than before makes a new one) and freed with the matrix, so that products do not allocate.
 */
abstract sealed class DecodedMatrix extends TernaryMatrix permits EntryMatrix, TritMatrix {
  private final Collection<ThreadMemory> scratch = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<PlaneBlock> planes = ThreadLocal
      .withInitial(() -> keep(new PlaneBlock(this)));

  DecodedMatrix(final int rows, final int columns, final OffHeap memory) {
    super(rows, columns, memory);
  }

  /** Has something counted and closed with the matrix. */
  final <T extends ThreadMemory> T keep(final T block) {
    scratch.add(block);
    return block;
  }

  /** Returns how many rows are decoded together. */
  abstract int unit();

  /** Decodes rows into planes, as {@link org.spectern.kernels.product.SeededRows#planes} does. */
  abstract void planes(int first, int rows, MemorySegment planes);

  @Override
  public final void row(final int row, final byte[] weights) {
    Checks.index("row", row, rows());
    Checks.atLeast("weights.length", weights.length, columns());
    memory.segment();
    Arrays.fill(weights, 0, columns(), (byte) 0);
    read(row, weights);
  }

  /** Adds a row to zeros. */
  void read(final int row, final byte[] weights) {
    planes.get().row(row, weights);
  }

  @Override
  public long nonzeros() {
    final byte[] weights = new byte[columns()];
    long count = 0;
    for (int row = 0; row < rows(); row++) {
      row(row, weights);
      for (final byte weight : weights) {
        count += weight & 1;
      }
    }
    return count;
  }

  @Override
  public int rowBlock() {
    return unit();
  }

  @Override
  final void freeScratch() {
    scratch.forEach(ThreadMemory::close);
    scratch.clear();
  }

  @Override
  public final long scratchBytes() {
    return scratch.stream().mapToLong(ThreadMemory::offHeapBytes).sum();
  }

  @Override
  void product(final BinaryVector x, final int[] y, final int from, final int to) {
    final PlaneBlock block = planes.get();
    for (int start = from; start < to; start = block.end()) {
      block.decode(start, to).product(x, block.ints(1), 0, block.size());
      block.copyTo(y, 1);
    }
  }

  @Override
  void product(final TernaryVector x, final int[] y, final int from, final int to) {
    final PlaneBlock block = planes.get();
    for (int start = from; start < to; start = block.end()) {
      block.decode(start, to).product(x, block.ints(1), 0, block.size());
      block.copyTo(y, 1);
    }
  }

  @Override
  void product(final Int8Vector x, final int[] y, final int from, final int to) {
    final PlaneBlock block = planes.get();
    for (int start = from; start < to; start = block.end()) {
      block.decode(start, to).product(x, block.ints(1), 0, block.size());
      block.copyTo(y, 1);
    }
  }

  @Override
  void product(final Float32Vector x, final float[] y, final int from, final int to) {
    final PlaneBlock block = planes.get();
    for (int start = from; start < to; start = block.end()) {
      block.decode(start, to).product(x, block.floats(), 0, block.size());
      block.copyTo(y);
    }
  }

  @Override
  void product(final BinaryBatch x, final int[] y, final int from, final int to) {
    final PlaneBlock block = planes.get();
    for (int start = from; start < to; start = block.end()) {
      block.decode(start, to).product(x, block.ints(x.batch()), 0, block.size());
      block.copyTo(y, x.batch());
    }
  }

  @Override
  void product(final TernaryBatch x, final int[] y, final int from, final int to) {
    final PlaneBlock block = planes.get();
    for (int start = from; start < to; start = block.end()) {
      block.decode(start, to).product(x, block.ints(x.batch()), 0, block.size());
      block.copyTo(y, x.batch());
    }
  }

  @Override
  void product(final Int8Batch x, final int[] y, final int from, final int to) {
    final PlaneBlock block = planes.get();
    for (int start = from; start < to; start = block.end()) {
      block.decode(start, to).product(x, block.ints(x.batch()), 0, block.size());
      block.copyTo(y, x.batch());
    }
  }

  @Override
  void product(final Float32Batch x, final Float32Batch y, final int from, final int to) {
    final PlaneBlock block = planes.get();
    for (int start = from; start < to; start = block.end()) {
      block.decode(start, to).product(x, block.floats(x.batch()), 0, block.size());
      block.copyTo(y);
    }
  }
}
