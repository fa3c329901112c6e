package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.spectern.theory.oracle.TernaryOracle;

/** Compares the products of one matrix with the naive ones, on random activations. */
final class ProductCheck {
  private ProductCheck() {}

  static void singles(final TernaryMatrix matrix, final byte[][] weights, final SplittableRandom random,
      final String what) {
    final int columns = matrix.columns();
    final int[] y = new int[matrix.rows()];
    try (BinaryVector binary = BinaryVector.allocate(columns);
        TernaryVector ternary = TernaryVector.allocate(columns);
        Int8Vector int8 = Int8Vector.allocate(columns)) {
      final byte[] bits = NaiveProduct.bytes(random, columns, 0, 1);
      binary.copyFrom(bits);
      Arrays.fill(y, -777);
      matrix.multiply(binary, y);
      assertThat(y).as("binary " + what).isEqualTo(NaiveProduct.times(weights, bits));
      final byte[] trits = NaiveProduct.bytes(random, columns, -1, 1);
      ternary.copyFrom(trits);
      Arrays.fill(y, -777);
      matrix.multiply(ternary, y);
      assertThat(y).as("ternary " + what).isEqualTo(NaiveProduct.times(weights, trits));
      for (final int[] bounds : new int[][]{{0, 7}, {-4, 3}, {-1, -1}, {-1, 0}, {-128, 127}, {0, 0}, {127, 127},
          {-128, -128}}) {
        final byte[] bytes = NaiveProduct.bytes(random, columns, bounds[0], bounds[1]);
        int8.copyFrom(bytes);
        Arrays.fill(y, -777);
        matrix.multiply(int8, y);
        assertThat(y).as("int8 " + Arrays.toString(bounds) + " " + what).isEqualTo(NaiveProduct.times(weights, bytes));
      }
    }
    floats(matrix, weights, NaiveProduct.floats(random, columns), what);
  }

  static void int8(final Layout layout, final byte[][] weights, final byte[] values, final String what) {
    final int[] wide = new int[values.length];
    for (int column = 0; column < values.length; column++) {
      wide[column] = values[column];
    }
    final int[] y = new int[weights.length];
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights));
        Int8Vector x = Int8Vector.allocate(values.length)) {
      x.copyFrom(values);
      matrix.multiply(x, y);
      assertThat(y).as("int8 %s %s", layout, what).isEqualTo(TernaryOracle.multiply(weights, wide));
    }
  }

  static void floats(final TernaryMatrix matrix, final byte[][] weights, final float[] values, final String what) {
    final float[] y = new float[matrix.rows()];
    try (Float32Vector x = Float32Vector.allocate(matrix.columns())) {
      x.copyFrom(values);
      matrix.multiply(x, y);
      if (matrix.layout() == Layout.SIGNED_LISTS) {
        assertThat(y).as("float32 " + what).isEqualTo(NaiveProduct.timesInOrder(weights, values));
        return;
      }
      final double[] expected = NaiveProduct.times(weights, values);
      double magnitude = 0;
      for (final float value : values) {
        magnitude += Float.isFinite(value) ? Math.abs(value) : 0;
      }
      for (int row = 0; row < y.length; row++) {
        if (Double.isFinite(expected[row])) {
          assertThat((double) y[row]).as("float32 row=%d %s", row, what).isCloseTo(expected[row],
              offset(values.length * 0x1p-23 * magnitude + 1e-30));
        } else {
          assertThat((double) y[row]).as("float32 row=%d %s", row, what).isEqualTo(Double.valueOf(expected[row]));
        }
      }
    }
  }

  static void batches(final TernaryMatrix matrix, final byte[][] weights, final int batch,
      final SplittableRandom random,
      final String what) {
    final int columns = matrix.columns();
    final int[] y = new int[matrix.rows() * batch];
    final byte[][] bits = new byte[batch][];
    final byte[][] trits = new byte[batch][];
    final byte[][] bytes = new byte[batch][];
    try (BinaryBatch binary = BinaryBatch.allocate(columns, batch);
        TernaryBatch ternary = TernaryBatch.allocate(columns, batch);
        Int8Batch int8 = Int8Batch.allocate(columns, batch)) {
      final int least = random.nextInt(-128, 1);
      final int greatest = random.nextInt(0, 128);
      for (int input = 0; input < batch; input++) {
        bits[input] = NaiveProduct.bytes(random, columns, 0, 1);
        trits[input] = NaiveProduct.bytes(random, columns, -1, 1);
        bytes[input] = NaiveProduct.bytes(random, columns, least, greatest);
        for (int element = 0; element < columns; element++) {
          binary.set(input, element, bits[input][element]);
          ternary.set(input, element, trits[input][element]);
        }
        int8.copyFrom(input, bytes[input]);
      }
      Arrays.fill(y, -777);
      matrix.multiply(binary, y);
      compare(y, weights, bits, "binary " + what);
      Arrays.fill(y, -777);
      matrix.multiply(ternary, y);
      compare(y, weights, trits, "ternary " + what);
      Arrays.fill(y, -777);
      matrix.multiply(int8, y);
      compare(y, weights, bytes, "int8 " + what);
    }
    floatBatch(matrix, weights, batch, random, what);
  }

  private static void floatBatch(final TernaryMatrix matrix, final byte[][] weights, final int batch,
      final SplittableRandom random, final String what) {
    final float[][] values = new float[batch][];
    final float[] result = new float[matrix.rows()];
    try (Float32Batch x = Float32Batch.allocate(matrix.columns(), batch);
        Float32Batch y = Float32Batch.allocate(matrix.rows(), batch)) {
      for (int input = 0; input < batch; input++) {
        values[input] = NaiveProduct.floats(random, matrix.columns());
        x.copyFrom(input, values[input]);
      }
      matrix.multiply(x, y);
      for (int input = 0; input < batch; input++) {
        y.copyTo(input, result);
        assertThat(result).as("float32 input=%d %s", input, what)
            .isEqualTo(NaiveProduct.timesInOrder(weights, values[input]));
      }
    }
  }

  private static void compare(final int[] y, final byte[][] weights, final byte[][] inputs, final String what) {
    final int rows = weights.length;
    for (int input = 0; input < inputs.length; input++) {
      assertThat(Arrays.copyOfRange(y, input * rows, (input + 1) * rows)).as("input=%d %s", input, what)
          .isEqualTo(NaiveProduct.times(weights, inputs[input]));
    }
  }
}
