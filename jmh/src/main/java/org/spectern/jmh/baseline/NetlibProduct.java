package org.spectern.jmh.baseline;

import dev.ludovic.netlib.blas.JavaBLAS;

/** netlib's BLAS in Java, which is its {@code VectorBLAS} where the Vector API is present; it knows no threads. */
final class NetlibProduct implements DenseProduct {
  private static final JavaBLAS BLAS = JavaBLAS.getInstance();

  private final int rows;
  private final int columns;
  private final int batch;
  private final float[] w;
  private final float[] x;
  private final float[] y;

  NetlibProduct(int rows, int columns, int batch, float[] w, float[] x) {
    this.rows = rows;
    this.columns = columns;
    this.batch = batch;
    this.w = w;
    this.x = x;
    this.y = new float[rows * batch];
  }

  /** The class that answers. */
  static String implementation() {
    return BLAS.getClass().getSimpleName();
  }

  // Its matrices are column-major: rows stored one after the other are the transpose.
  @Override
  public void multiply() {
    if (batch == 1) {
      BLAS.sgemv("T", columns, rows, 1, w, columns, x, 1, 0, y, 1);
    } else {
      BLAS.sgemm("T", "N", rows, batch, columns, 1, w, columns, x, columns, 0, y, rows);
    }
  }

  @Override
  public float result(int input, int row) {
    return y[input * rows + row];
  }
}
