package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;

/** Memory one thread works in; it grows to the largest size asked for and is freed with its owner. */
final class Scratch implements ThreadMemory {
  private OffHeap memory = OffHeap.allocate(0);

  /** Returns at least so many bytes, with whatever they last held. */
  MemorySegment atLeast(final long bytes) {
    if (memory.bytes() < bytes) {
      memory.close();
      memory = OffHeap.allocate(bytes);
    }
    return memory.segment();
  }

  @Override
  public long offHeapBytes() {
    return memory.bytes();
  }

  @Override
  public void close() {
    memory.close();
  }
}
