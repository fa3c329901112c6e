package org.spectern.theory.spectrum;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** The pure Java fallback: Householder tridiagonalisation and implicit QR, on one thread. */
public final class EjmlEigenSolver implements SymmetricEigenSolver {

  @Override
  public String name() {
    return "EJML";
  }

  @Override
  public int preference() {
    return 0;
  }

  @Override
  public Eigenpairs solve(DMatrixRMaj matrix, boolean vectors) {
    return decompose(matrix, vectors);
  }

  static Eigenpairs decompose(DMatrixRMaj matrix) {
    return decompose(matrix, true);
  }

  private static Eigenpairs decompose(DMatrixRMaj matrix, boolean vectors) {
    final int n = matrix.numRows;
    if (n == 0 || n != matrix.numCols) {
      throw new IllegalArgumentException("matrix must be square: matrix=" + matrix.numRows + "x" + matrix.numCols);
    }
    final EigenDecomposition_F64<DMatrixRMaj> decomposition = DecompositionFactory_DDRM.eig(n, vectors, true);
    if (!decomposition.decompose(matrix)) {
      throw new ArithmeticException("the eigenvalue iteration did not converge: n=" + n);
    }
    final int[] order = IntStream.range(0, n).boxed()
        .sorted(Comparator.comparingDouble(k -> decomposition.getEigenvalue(k).getReal())).mapToInt(Integer::intValue)
        .toArray();
    final double[] values = new double[n];
    final double[][] columns = new double[vectors ? n : 0][];
    for (int k = 0; k < n; k++) {
      values[k] = decomposition.getEigenvalue(order[k]).getReal();
      if (vectors) {
        columns[k] = decomposition.getEigenVector(order[k]).data;
      }
    }
    return new Eigenpairs(values, columns);
  }
}
