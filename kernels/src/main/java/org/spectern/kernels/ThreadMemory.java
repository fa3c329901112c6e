package org.spectern.kernels;

/** What one thread works in when it multiplies by a matrix; made by its first product and freed with the matrix. */
interface ThreadMemory extends AutoCloseable {
  /** Returns the bytes held off the heap. */
  long offHeapBytes();

  @Override
  void close();
}
