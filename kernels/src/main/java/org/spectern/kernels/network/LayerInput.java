package org.spectern.kernels.network;

import org.spectern.kernels.Activations;
import org.spectern.kernels.BinaryBatch;
import org.spectern.kernels.BinaryVector;
import org.spectern.kernels.Int8Batch;
import org.spectern.kernels.Int8Vector;
import org.spectern.kernels.TernaryMatrix;

/** What waits before a layer: bits or bytes, of one input or of many. */
sealed interface LayerInput extends AutoCloseable {

  /** The memory behind it. */
  Activations activations();

  /** Takes the levels of one input, {@code activations().length()} bytes from the start of {@code levels}. */
  void take(int input, byte[] levels);

  /** {@code products[b * rows + i] = sum_j W_ij x_bj}. */
  void multiply(TernaryMatrix weights, int[] products);

  @Override
  default void close() {
    activations().close();
  }

  /** The form that suits: bits where levels are 0 and 1, a batch where there is more than one input. */
  static LayerInput allocate(int columns, int batch, boolean binary) {
    if (batch == 1) {
      return binary ? new OneBinary(BinaryVector.allocate(columns)) : new OneInt8(Int8Vector.allocate(columns));
    }
    return binary ? new ManyBinary(BinaryBatch.allocate(columns, batch))
        : new ManyInt8(Int8Batch.allocate(columns, batch));
  }

  /** One input of bits. */
  record OneBinary(BinaryVector activations) implements LayerInput {
    @Override
    public void take(int input, byte[] levels) {
      activations.copyFrom(levels);
    }

    @Override
    public void multiply(TernaryMatrix weights, int[] products) {
      weights.multiply(activations, products);
    }
  }

  /** One input of bytes. */
  record OneInt8(Int8Vector activations) implements LayerInput {
    @Override
    public void take(int input, byte[] levels) {
      activations.copyFrom(levels);
    }

    @Override
    public void multiply(TernaryMatrix weights, int[] products) {
      weights.multiply(activations, products);
    }
  }

  /** Many inputs of bits. */
  record ManyBinary(BinaryBatch activations) implements LayerInput {
    @Override
    public void take(int input, byte[] levels) {
      activations.copyFrom(input, levels);
    }

    @Override
    public void multiply(TernaryMatrix weights, int[] products) {
      weights.multiply(activations, products);
    }
  }

  /** Many inputs of bytes. */
  record ManyInt8(Int8Batch activations) implements LayerInput {
    @Override
    public void take(int input, byte[] levels) {
      activations.copyFrom(input, levels);
    }

    @Override
    public void multiply(TernaryMatrix weights, int[] products) {
      weights.multiply(activations, products);
    }
  }
}
