package org.spectern.jmh.baseline;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.mult.MatrixMatrixMult_FDRM;
import org.ejml.dense.row.mult.MatrixVectorMult_FDRM;

/** EJML's single-threaded products. */
final class EjmlProduct implements DenseProduct {
  private final int batch;
  private final FMatrixRMaj w;
  private final FMatrixRMaj x;
  private final FMatrixRMaj y;

  EjmlProduct(int rows, int columns, int batch, float[] w, float[] x) {
    this.batch = batch;
    this.w = FMatrixRMaj.wrap(rows, columns, w);
    this.x = batch == 1 ? FMatrixRMaj.wrap(columns, 1, x) : FMatrixRMaj.wrap(batch, columns, x);
    this.y = batch == 1 ? new FMatrixRMaj(rows, 1) : new FMatrixRMaj(batch, rows);
  }

  @Override
  public void multiply() {
    if (batch == 1) {
      MatrixVectorMult_FDRM.mult(w, x, y);
    } else {
      MatrixMatrixMult_FDRM.multTransB(x, w, y);
    }
  }

  @Override
  public float result(int input, int row) {
    return y.data[input * w.numRows + row];
  }
}
