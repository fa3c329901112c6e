package org.spectern.reports.pipeline;

import org.bytedeco.javacpp.DoublePointer;
import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.spectrum.Eigenpairs;
import org.spectern.theory.spectrum.SymmetricEigenSolver;

/**
 * LAPACK's divide and conquer (dsyevd) from the OpenBLAS bundled with this module; found by the theory as a service.
 * docs/decisions tells what it gains over EJML.
 */
public final class LapackEigenSolver implements SymmetricEigenSolver {

  @Override
  public String name() {
    return "LAPACK dsyevd (OpenBLAS)";
  }

  @Override
  public int preference() {
    return 1;
  }

  @Override
  public Eigenpairs solve(DMatrixRMaj matrix, boolean vectors) {
    final int n = matrix.numRows;
    if (n == 0 || n != matrix.numCols) {
      throw new IllegalArgumentException("matrix must be square: matrix=" + matrix.numRows + "x" + matrix.numCols);
    }
    try (DoublePointer a = new DoublePointer((long) n * n); DoublePointer w = new DoublePointer(n)) {
      a.put(matrix.data, 0, n * n);
      OpenBlas.decomposeSymmetric(n, vectors, a, w);
      final double[] values = new double[n];
      w.get(values);
      final double[][] columns = new double[vectors ? n : 0][n];
      for (int k = 0; k < columns.length; k++) {
        a.position((long) k * n).get(columns[k]);
      }
      a.position(0);
      return new Eigenpairs(values, columns);
    }
  }
}
