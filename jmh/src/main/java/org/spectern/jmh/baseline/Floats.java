package org.spectern.jmh.baseline;

import java.util.SplittableRandom;

/** Random floats, small whole numbers, so that every order of summation gives the same result. */
final class Floats {
  private Floats() {}

  static float[] random(int length, long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextInt(-7, 8);
    }
    return values;
  }

  /**
   * Compares the first and the last input with the definition.
   *
   * @throws IllegalStateException for a wrong result
   */
  static void check(float[] w, float[] x, int rows, int columns, int batch, DenseProduct product) {
    for (int input = 0; input < batch; input += Math.max(1, batch - 1)) {
      for (int row = 0; row < rows; row++) {
        int sum = 0;
        for (int column = 0; column < columns; column++) {
          sum += (int) w[row * columns + column] * (int) x[input * columns + column];
        }
        if (product.result(input, row) != sum) {
          throw new IllegalStateException("a product is wrong: input=" + input + " row=" + row + " expected=" + sum
              + " found=" + product.result(input, row));
        }
      }
    }
  }
}
