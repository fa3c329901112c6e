package org.spectern.kernels.network;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;

/** Where the weights of a readout lie: in memory of their own, or in a mapped model file that someone else closes. */
final class ReadoutMemory implements AutoCloseable {
  private final MemorySegment segment;
  private final OffHeap owned;

  private ReadoutMemory(MemorySegment segment, OffHeap owned) {
    this.segment = segment;
    this.owned = owned;
  }

  /** Zeroed memory of its own. */
  static ReadoutMemory allocate(long bytes) {
    final OffHeap owned = OffHeap.allocate(bytes);
    return new ReadoutMemory(owned.segment().asSlice(0, bytes), owned);
  }

  /** A part of memory that outlives the readout. */
  static ReadoutMemory within(MemorySegment segment) {
    return new ReadoutMemory(segment, null);
  }

  /** The weights, without padding; throws IllegalStateException when read after its owner was closed. */
  MemorySegment segment() {
    return segment;
  }

  /** The bytes held, padding included. */
  long bytes() {
    return owned == null ? segment.byteSize() : owned.bytes();
  }

  @Override
  public void close() {
    if (owned != null) {
      owned.close();
    }
  }
}
