package org.spectern.jmh.baseline;

import dev.ludovic.netlib.blas.JavaBLAS;

/** netlib's BLAS in Java, which is its {@code VectorBLAS} where the Vector API is present; it knows no threads. */
final class NetlibProduct extends ArrayProduct {
  private static final JavaBLAS BLAS = JavaBLAS.getInstance();

  NetlibProduct(int rows, int columns, int batch, float[] w, float[] x) {
    super(rows, columns, batch, w, x);
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
}
