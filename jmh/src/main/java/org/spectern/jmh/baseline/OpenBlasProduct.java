package org.spectern.jmh.baseline;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS sgemv and sgemm on memory of its own, so that a call copies nothing; set to one thread. */
final class OpenBlasProduct implements DenseProduct {
  private final int rows;
  private final int columns;
  private final int batch;
  private final FloatPointer w;
  private final FloatPointer x;
  private final FloatPointer y;

  OpenBlasProduct(int rows, int columns, int batch, float[] w, float[] x) {
    openblas.blas_set_num_threads(1);
    this.rows = rows;
    this.columns = columns;
    this.batch = batch;
    this.w = new FloatPointer(w);
    this.x = new FloatPointer(x);
    this.y = new FloatPointer((long) rows * batch);
  }

  @Override
  public void multiply() {
    if (batch == 1) {
      openblas.cblas_sgemv(openblas.CblasRowMajor, openblas.CblasNoTrans, rows, columns, 1, w, columns, x, 1, 0, y, 1);
    } else {
      openblas.cblas_sgemm(openblas.CblasRowMajor, openblas.CblasNoTrans, openblas.CblasTrans, batch, rows, columns, 1,
          x, columns, w, columns, 0, y, rows);
    }
  }

  @Override
  public float result(int input, int row) {
    return y.get((long) input * rows + row);
  }

  @Override
  public void close() {
    w.close();
    x.close();
    y.close();
  }
}
