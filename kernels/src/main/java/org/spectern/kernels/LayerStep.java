package org.spectern.kernels;

/**
 * One hidden layer in one pass over the rows: integer product, integer thresholds, activation of the next layer. Each
 * block of rows is packed while its results are still in the nearest cache.
 *
 * @param matrix the weights
 * @param thresholds the activation, one row per row of the matrix
 */
public record LayerStep(TernaryMatrix matrix, RowThresholds thresholds) {
  private static final int BLOCK = 512;

  /** Checks that matrix and activation have the same rows. */
  public LayerStep {
    Checks.equal("thresholds.rows", thresholds.rows(), matrix.rows());
  }

  /** Binary to binary; {@code y} is room for {@code rows} integers. */
  public void apply(final BinaryVector x, final int[] y, final BinaryVector out) {
    thresholds.check(y, out, 0, 1);
    for (int from = 0, to; from < matrix.rows(); from = to) {
      to = Math.min(from + BLOCK, matrix.rows());
      matrix.multiply(x, y, from, to);
      thresholds.packRange(y, out, from, to);
    }
  }

  /** int8 to binary; {@code y} is room for {@code rows} integers. */
  public void apply(final Int8Vector x, final int[] y, final BinaryVector out) {
    thresholds.check(y, out, 0, 1);
    for (int from = 0, to; from < matrix.rows(); from = to) {
      to = Math.min(from + BLOCK, matrix.rows());
      matrix.multiply(x, y, from, to);
      thresholds.packRange(y, out, from, to);
    }
  }

  /** Binary to int8; {@code y} is room for {@code rows} integers. */
  public void apply(final BinaryVector x, final int[] y, final Int8Vector out) {
    thresholds.check(y, out, Byte.MIN_VALUE, Byte.MAX_VALUE);
    for (int from = 0, to; from < matrix.rows(); from = to) {
      to = Math.min(from + BLOCK, matrix.rows());
      matrix.multiply(x, y, from, to);
      thresholds.packRange(y, out, from, to);
    }
  }

  /** int8 to int8; {@code y} is room for {@code rows} integers. */
  public void apply(final Int8Vector x, final int[] y, final Int8Vector out) {
    thresholds.check(y, out, Byte.MIN_VALUE, Byte.MAX_VALUE);
    for (int from = 0, to; from < matrix.rows(); from = to) {
      to = Math.min(from + BLOCK, matrix.rows());
      matrix.multiply(x, y, from, to);
      thresholds.packRange(y, out, from, to);
    }
  }
}
