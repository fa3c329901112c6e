package org.spectern.jmh.theory;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.spectrum.EjmlEigenSolver;

/** What can decompose a symmetric matrix. */
public enum EigenLibrary {
  /** EJML, one thread: what the theory carries. */
  EJML {
    @Override
    double[] values(DMatrixRMaj matrix) {
      return new EjmlEigenSolver().solve(matrix.copy(), true).values();
    }
  },
  /** LAPACK's divide and conquer from OpenBLAS, all processors: what the application bundles. */
  LAPACK {
    @Override
    double[] values(DMatrixRMaj matrix) {
      final int n = matrix.numRows;
      openblas.blas_set_num_threads(Runtime.getRuntime().availableProcessors());
      try (DoublePointer a = new DoublePointer((long) n * n); DoublePointer w = new DoublePointer(n)) {
        a.put(matrix.data, 0, n * n);
        final int failed = openblas.LAPACKE_dsyevd(openblas.LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', n, a, n, w);
        if (failed != 0) {
          throw new ArithmeticException("dsyevd did not converge: info=" + failed);
        }
        final double[] values = new double[n];
        w.get(values);
        return values;
      } finally {
        openblas.blas_set_num_threads(1);
      }
    }
  };

  /** Eigenvalues, increasing; eigenvectors are computed too. */
  abstract double[] values(DMatrixRMaj matrix);
}
