package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;

/** One or more activation vectors of equal length outside the heap, 64-byte aligned. */
public abstract sealed class Activations implements AutoCloseable
    permits BinaryVector, TernaryVector, Int8Vector, Float32Vector,
    BinaryBatch, TernaryBatch, Int8Batch, Float32Batch {
  final int columns;
  final int batch;
  private final OffHeap memory;

  Activations(final int columns, final int batch, final long bytes) {
    this.columns = columns;
    this.batch = batch;
    memory = OffHeap.allocate(bytes);
  }

  static int words(final int columns) {
    return Math.ceilDiv(columns, Long.SIZE);
  }

  /** Checks the arguments of {@code allocate} before memory is sized by them. */
  static void checkSize(final int columns, final int batch) {
    Checks.positive("columns", columns);
    Checks.positive("batch", batch);
  }

  /** Returns the number of elements of one vector. */
  public final int length() {
    return columns;
  }

  /** Returns the number of vectors. */
  public final int batch() {
    return batch;
  }

  /** Returns the bytes allocated. */
  public final long bytes() {
    return memory.bytes();
  }

  /** Returns the memory; throws {@link IllegalStateException} after {@link #close()}. */
  final MemorySegment segment() {
    return memory.segment();
  }

  final void hold() {
    memory.hold();
  }

  final void release() {
    memory.release();
  }

  @Override
  public final void close() {
    memory.close();
  }
}
