package org.spectern.theory.spectrum;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** A symmetric linear map on R^n, known by what it does to a vector. */
public interface SymmetricOperator {
  /** n. */
  int size();

  /** y = A x. */
  void apply(double[] x, double[] y);

  /** The operator of a symmetric matrix, rows shared among all cores. */
  static SymmetricOperator of(DMatrixRMaj matrix) {
    if (matrix.numRows != matrix.numCols || matrix.numRows == 0) {
      throw new IllegalArgumentException("matrix must be square: matrix=" + matrix.numRows + "x" + matrix.numCols);
    }
    return new SymmetricOperator() {
      @Override
      public int size() {
        return matrix.numRows;
      }

      @Override
      public void apply(double[] x, double[] y) {
        Rows.times(matrix, x, y);
      }
    };
  }

  /** A - B. */
  static SymmetricOperator difference(SymmetricOperator a, SymmetricOperator b) {
    if (a.size() != b.size()) {
      throw new IllegalArgumentException("sizes must agree: a=" + a.size() + " b=" + b.size());
    }
    return new SymmetricOperator() {
      @Override
      public int size() {
        return a.size();
      }

      @Override
      public void apply(double[] x, double[] y) {
        final double[] other = new double[y.length];
        a.apply(x, y);
        b.apply(x, other);
        IntStream.range(0, y.length).forEach(i -> y[i] -= other[i]);
      }
    };
  }
}
