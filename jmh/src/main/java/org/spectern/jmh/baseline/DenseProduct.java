package org.spectern.jmh.baseline;

/** A dense float32 matrix times a batch of inputs. */
interface DenseProduct extends AutoCloseable {
  /** Multiplies the whole batch. */
  void multiply();

  /** Result of a row for an input. */
  float result(int input, int row);

  @Override
  default void close() {}
}
