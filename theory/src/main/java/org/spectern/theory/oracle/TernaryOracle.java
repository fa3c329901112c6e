package org.spectern.theory.oracle;

import java.util.Arrays;

/**
 * y = W x by the definition, one multiplication at a time, for W with entries -1, 0, +1: what every fast kernel is
 * compared with.
 */
public final class TernaryOracle {

  private TernaryOracle() {}

  /**
   * Integer product, summed in {@code long}.
   *
   * @param w m rows of k entries in {-1, 0, +1}
   * @param x k entries
   * @return m sums
   * @throws ArithmeticException when a sum does not fit an {@code int}
   */
  public static int[] multiply(byte[][] w, int[] x) {
    final int[] y = new int[w.length];
    for (int i = 0; i < w.length; i++) {
      requireRow(w, i, x.length);
      long sum = 0;
      for (int j = 0; j < x.length; j++) {
        sum += (long) w[i][j] * x[j];
      }
      y[i] = Math.toIntExact(sum);
    }
    return y;
  }

  /**
   * Floating-point product, summed in {@code double}: for float inputs the terms are exact and the sum is right to
   * about k · 1e-16 of the sum of magnitudes.
   *
   * @param w m rows of k entries in {-1, 0, +1}
   * @param x k entries
   * @return m sums
   */
  public static double[] multiply(byte[][] w, float[] x) {
    final double[] y = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      requireRow(w, i, x.length);
      for (int j = 0; j < x.length; j++) {
        y[i] += w[i][j] * (double) x[j];
      }
    }
    return y;
  }

  private static void requireRow(byte[][] w, int row, int columns) {
    if (w[row].length != columns) {
      throw new IllegalArgumentException(
          "row " + row + " must have as many entries as x: row=" + w[row].length + " x=" + columns);
    }
    for (final byte weight : w[row]) {
      if (weight < -1 || weight > 1) {
        throw new IllegalArgumentException("weights must be -1, 0 or 1: row " + row + "=" + Arrays.toString(w[row]));
      }
    }
  }
}
