package org.spectern.jmh.product;

import org.spectern.kernels.BinaryBatch;
import org.spectern.kernels.BinaryVector;
import org.spectern.kernels.Float32Batch;
import org.spectern.kernels.Float32Vector;
import org.spectern.kernels.Int8Batch;
import org.spectern.kernels.Int8Vector;
import org.spectern.kernels.TernaryBatch;
import org.spectern.kernels.TernaryMatrix;
import org.spectern.kernels.TernaryVector;

/** A matrix times one input or a batch of one kind, with the activations and results that it needs. */
abstract sealed class Product implements AutoCloseable {
  final TernaryMatrix matrix;
  private final AutoCloseable activations;

  private Product(TernaryMatrix matrix, AutoCloseable activations) {
    this.matrix = matrix;
    this.activations = activations;
  }

  /**
   * Prepares a product; closing it frees the activations and leaves the matrix.
   *
   * @param inputs one array per input
   */
  static Product of(TernaryMatrix matrix, ActivationKind kind, byte[][] inputs) {
    if (kind == ActivationKind.FLOAT32) {
      return inputs.length == 1 ? new Floats(matrix, floats(inputs[0])) : new FloatBatch(matrix, inputs);
    }
    return inputs.length == 1 ? single(matrix, kind, inputs[0]) : batch(matrix, kind, inputs);
  }

  /** Multiplies rows {@code from} to {@code to − 1}. */
  abstract void multiply(int from, int to);

  /** Result of a row for an input. */
  abstract double result(int input, int row);

  final void multiply() {
    multiply(0, matrix.rows());
  }

  @Override
  public final void close() {
    try {
      activations.close();
    } catch (Exception e) {
      throw new IllegalStateException("activations could not be freed", e);
    }
  }

  private static Product single(TernaryMatrix matrix, ActivationKind kind, byte[] values) {
    switch (kind) {
      case BINARY -> {
        final BinaryVector x = BinaryVector.allocate(values.length);
        x.copyFrom(values);
        return new Integers(matrix, x, values.length, 1, (y, from, to) -> matrix.multiply(x, y, from, to));
      }
      case TERNARY -> {
        final TernaryVector x = TernaryVector.allocate(values.length);
        x.copyFrom(values);
        return new Integers(matrix, x, values.length, 1, (y, from, to) -> matrix.multiply(x, y, from, to));
      }
      default -> {
        final Int8Vector x = Int8Vector.allocate(values.length);
        x.copyFrom(values);
        return new Integers(matrix, x, values.length, 1, (y, from, to) -> matrix.multiply(x, y, from, to));
      }
    }
  }

  private static Product batch(TernaryMatrix matrix, ActivationKind kind, byte[][] inputs) {
    final int columns = inputs[0].length;
    switch (kind) {
      case BINARY -> {
        final BinaryBatch x = BinaryBatch.allocate(columns, inputs.length);
        for (int input = 0; input < inputs.length; input++) {
          x.copyFrom(input, inputs[input]);
        }
        return new Integers(matrix, x, columns, inputs.length, (y, from, to) -> matrix.multiply(x, y, from, to));
      }
      case TERNARY -> {
        final TernaryBatch x = TernaryBatch.allocate(columns, inputs.length);
        for (int input = 0; input < inputs.length; input++) {
          for (int column = 0; column < columns; column++) {
            x.set(input, column, inputs[input][column]);
          }
        }
        return new Integers(matrix, x, columns, inputs.length, (y, from, to) -> matrix.multiply(x, y, from, to));
      }
      default -> {
        final Int8Batch x = Int8Batch.allocate(columns, inputs.length);
        for (int input = 0; input < inputs.length; input++) {
          x.copyFrom(input, inputs[input]);
        }
        return new Integers(matrix, x, columns, inputs.length, (y, from, to) -> matrix.multiply(x, y, from, to));
      }
    }
  }

  private static float[] floats(byte[] values) {
    final float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = values[i];
    }
    return floats;
  }

  @FunctionalInterface
  private interface IntegerCall {
    void multiply(int[] y, int from, int to);
  }

  private static final class Integers extends Product {
    private final IntegerCall call;
    private final int[] y;

    Integers(TernaryMatrix matrix, AutoCloseable x, int columns, int batch, IntegerCall call) {
      super(matrix, x);
      if (columns != matrix.columns()) {
        throw new IllegalArgumentException("inputs must have as many entries as the matrix has columns: columns="
            + columns);
      }
      this.call = call;
      this.y = new int[Math.multiplyExact(matrix.rows(), batch)];
    }

    @Override
    void multiply(int from, int to) {
      call.multiply(y, from, to);
    }

    @Override
    double result(int input, int row) {
      return y[input * matrix.rows() + row];
    }
  }

  private static final class Floats extends Product {
    private final Float32Vector x;
    private final float[] y;

    Floats(TernaryMatrix matrix, float[] values) {
      this(matrix, values, Float32Vector.allocate(values.length));
    }

    private Floats(TernaryMatrix matrix, float[] values, Float32Vector x) {
      super(matrix, x);
      this.x = x;
      this.y = new float[matrix.rows()];
      x.copyFrom(values);
    }

    @Override
    void multiply(int from, int to) {
      matrix.multiply(x, y, from, to);
    }

    @Override
    double result(int input, int row) {
      return y[row];
    }
  }

  private static final class FloatBatch extends Product {
    private final Float32Batch x;
    private final Float32Batch y;

    FloatBatch(TernaryMatrix matrix, byte[][] inputs) {
      this(matrix, inputs, Float32Batch.allocate(inputs[0].length, inputs.length),
          Float32Batch.allocate(matrix.rows(), inputs.length));
    }

    private FloatBatch(TernaryMatrix matrix, byte[][] inputs, Float32Batch x, Float32Batch y) {
      super(matrix, () -> {
        x.close();
        y.close();
      });
      this.x = x;
      this.y = y;
      for (int input = 0; input < inputs.length; input++) {
        x.copyFrom(input, floats(inputs[input]));
      }
    }

    @Override
    void multiply(int from, int to) {
      matrix.multiply(x, y, from, to);
    }

    @Override
    double result(int input, int row) {
      return y.get(input, row);
    }
  }
}
