package org.spectern.kernels;

import java.util.SplittableRandom;

/** The obvious products of plain arrays, and random arguments for them. */
final class NaiveProduct {
  private NaiveProduct() {}

  static byte[][] weights(final TernarySource source) {
    final byte[][] weights = new byte[source.rows()][source.columns()];
    for (int row = 0; row < weights.length; row++) {
      source.row(row, weights[row]);
    }
    return weights;
  }

  static int[] times(final byte[][] weights, final byte[] x) {
    final int[] y = new int[weights.length];
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column < x.length; column++) {
        y[row] += weights[row][column] * x[column];
      }
    }
    return y;
  }

  static double[] times(final byte[][] weights, final float[] x) {
    final double[] y = new double[weights.length];
    for (int row = 0; row < weights.length; row++) {
      for (int column = 0; column < x.length; column++) {
        // Zero weights do not read x: what lies there may be NaN.
        y[row] += weights[row][column] == 0 ? 0 : (double) weights[row][column] * x[column];
      }
    }
    return y;
  }

  /** The order of summation that SignedListProducts fixes. */
  static float[] timesInOrder(final byte[][] weights, final float[] x) {
    final float[] y = new float[weights.length];
    for (int row = 0; row < weights.length; row++) {
      final float[] sums = new float[4];
      int place = 0;
      for (int sign = 1; sign >= -1; sign -= 2) {
        for (int column = 0; column < x.length; column++) {
          if (weights[row][column] == sign) {
            sums[place++ % 4] += sign * x[column];
          }
        }
      }
      y[row] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }
    return y;
  }

  static byte[] bytes(final SplittableRandom random, final int length, final int least, final int greatest) {
    final byte[] x = new byte[length];
    for (int element = 0; element < length; element++) {
      x[element] = (byte) random.nextInt(least, greatest + 1);
    }
    return x;
  }

  static float[] floats(final SplittableRandom random, final int length) {
    final float[] x = new float[length];
    for (int element = 0; element < length; element++) {
      x[element] = (float) random.nextGaussian();
    }
    return x;
  }
}
