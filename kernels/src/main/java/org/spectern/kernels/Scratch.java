package org.spectern.kernels;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.spectern.kernels.memory.OffHeap;

/** Memory one thread works in; it grows to the largest size asked for and is freed with its owner. */
final class Scratch {
  private MemorySegment memory = MemorySegment.NULL;

  /** Returns at least so many bytes, with whatever they last held. */
  MemorySegment atLeast(final long bytes) {
    if (memory.byteSize() < bytes) {
      memory = Arena.ofAuto().allocate(bytes, OffHeap.ALIGNMENT);
    }
    return memory;
  }
}
