package org.spectern.jmh.product;

import org.spectern.kernels.TernarySource;

/** What a product must give, by the definition: a sum over the columns. */
final class Expected {
  private Expected() {}

  /**
   * Compares every row of the first and the last input.
   *
   * @throws IllegalStateException for a wrong result
   */
  static void check(TernarySource weights, byte[][] inputs, Product product) {
    final byte[] row = new byte[weights.columns()];
    for (int i = 0; i < weights.rows(); i++) {
      weights.row(i, row);
      check(row, inputs[0], i, product.result(0, i));
      check(row, inputs[inputs.length - 1], i, product.result(inputs.length - 1, i));
    }
  }

  private static void check(byte[] row, byte[] input, int i, double found) {
    int sum = 0;
    for (int j = 0; j < input.length; j++) {
      sum += row[j] * input[j];
    }
    if (found != sum) {
      throw new IllegalStateException("a product is wrong: row=" + i + " expected=" + sum + " found=" + found);
    }
  }
}
