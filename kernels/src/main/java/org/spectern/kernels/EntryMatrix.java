package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;

/**
 * A matrix whose weights come one nonzero after the other where they are rare: single vectors are multiplied by
 * nonzeros as they come, and so are batches of bits and trits; other batches by signed lists or, where nonzeros are not
 * that rare, by bit planes.
 */
abstract sealed class EntryMatrix extends DecodedMatrix permits SeededMatrix, RiceMatrix {
  private static final int DENSE = 24;

  private final ThreadLocal<ListBlock> lists = ThreadLocal.withInitial(() -> keep(new ListBlock(this)));
  private final ThreadLocal<SignedElements> activations = ThreadLocal
      .withInitial(() -> keep(new SignedElements(columns())));

  EntryMatrix(final int rows, final int columns, final OffHeap memory) {
    super(rows, columns, memory);
  }

  /** Returns whether rows decode into bit planes rather than entries. */
  abstract boolean drawsPlanes();

  /** Whether batches of bytes go through bit planes, which many nonzeros make cheaper than lists. */
  private boolean denseForBytes() {
    return drawsPlanes() || expected(unit()) > (long) unit() * columns() / DENSE;
  }

  /** Decodes rows into entries, as {@link org.spectern.kernels.product.SeededRows#gaps} does. */
  abstract int entries(int first, int rows, int[] entries, int[] ends);

  /** Returns a guess of how many nonzeros so many rows have. */
  abstract long expected(int rows);

  /** Multiplies rows by a vector, given as {@link SignedElements#ints()}. */
  abstract void products(int[] x, int[] y, int from, int to);

  /** Multiplies rows by a vector, given as {@link SignedElements#floats()}. */
  abstract void products(float[] x, float[] y, int from, int to);

  @Override
  void planes(final int first, final int rows, final MemorySegment planes) {
    planes.fill((byte) 0);
    lists.get().planes(first, first + rows, planes);
  }

  @Override
  final void read(final int row, final byte[] weights) {
    if (drawsPlanes()) {
      super.read(row, weights);
    } else {
      lists.get().row(row, weights);
    }
  }

  @Override
  public final int rowBlock() {
    return Math.max(unit(), drawsPlanes() ? 1 : ListBlock.ROWS);
  }

  @Override
  void product(final BinaryVector x, final int[] y, final int from, final int to) {
    if (drawsPlanes()) {
      super.product(x, y, from, to);
    } else {
      final SignedElements taken = activations.get();
      taken.take(x);
      products(taken.ints(), y, from, to);
    }
  }

  @Override
  void product(final TernaryVector x, final int[] y, final int from, final int to) {
    if (drawsPlanes()) {
      super.product(x, y, from, to);
    } else {
      final SignedElements taken = activations.get();
      taken.take(x);
      products(taken.ints(), y, from, to);
    }
  }

  @Override
  void product(final Int8Vector x, final int[] y, final int from, final int to) {
    if (drawsPlanes()) {
      super.product(x, y, from, to);
    } else {
      final SignedElements taken = activations.get();
      taken.take(x);
      products(taken.ints(), y, from, to);
    }
  }

  @Override
  void product(final Float32Vector x, final float[] y, final int from, final int to) {
    if (drawsPlanes()) {
      super.product(x, y, from, to);
    } else {
      final SignedElements taken = activations.get();
      taken.take(x);
      products(taken.floats(), y, from, to);
    }
  }

  @Override
  final void product(final BinaryBatch x, final int[] y, final int from, final int to) {
    if (drawsPlanes()) {
      super.product(x, y, from, to);
    } else {
      lists.get().multiply(x.segment(), false, x.batch(), y, from, to);
    }
  }

  @Override
  final void product(final TernaryBatch x, final int[] y, final int from, final int to) {
    if (drawsPlanes()) {
      super.product(x, y, from, to);
    } else {
      lists.get().multiply(x.segment(), true, x.batch(), y, from, to);
    }
  }

  @Override
  final void product(final Int8Batch x, final int[] y, final int from, final int to) {
    if (denseForBytes()) {
      super.product(x, y, from, to);
    } else {
      final ListBlock block = lists.get();
      for (int start = from; start < to; start = block.end()) {
        block.decode(start, to).product(x, y, start, block.end());
      }
    }
  }

  @Override
  final void product(final Float32Batch x, final Float32Batch y, final int from, final int to) {
    if (drawsPlanes()) {
      super.product(x, y, from, to);
    } else {
      final ListBlock block = lists.get();
      for (int start = from; start < to; start = block.end()) {
        block.decode(start, to).product(x, y, start, block.end());
      }
    }
  }
}
