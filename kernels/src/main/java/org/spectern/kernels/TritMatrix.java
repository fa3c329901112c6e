package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.spectern.kernels.memory.OffHeap;

/**
 * A matrix of several weights per code, rows in lanes: products that have a form of their own use it, the others decode
 * blocks of rows into bit planes.
 */
abstract sealed class TritMatrix extends DecodedMatrix permits FiveTritMatrix, ThreeTritMatrix {
  private static final int ROW_BLOCK = 64;

  private final ThreadLocal<Scratch> activations = ThreadLocal.withInitial(() -> keep(new Scratch()));
  private final ThreadLocal<PlaneWriter> writers = ThreadLocal.withInitial(PlaneWriter::new);

  TritMatrix(final int rows, final int columns, final OffHeap memory) {
    super(rows, columns, memory);
  }

  /** Room for activations in another form, the calling thread's own. */
  final MemorySegment scratch(final long bytes) {
    return activations.get().atLeast(bytes);
  }

  /** The calling thread's own writer. */
  final PlaneWriter writer() {
    return writers.get();
  }

  /** Stores every row, and rows of zeros up to so many. */
  final void storeAll(final TernarySource source, final int stored) {
    final byte[] weights = new byte[columns()];
    for (int row = 0; row < stored; row++) {
      if (row < rows()) {
        source.row(row, weights);
        for (int column = 0; column < weights.length; column++) {
          Checks.weight(row, column, weights[column]);
        }
      } else {
        Arrays.fill(weights, (byte) 0);
      }
      store(row, weights);
    }
  }

  abstract void store(int row, byte[] weights);

  @Override
  final int unit() {
    return ROW_BLOCK;
  }
}
