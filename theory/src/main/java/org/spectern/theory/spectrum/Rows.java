package org.spectern.theory.spectrum;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** Products of a row-major matrix with vectors, on all cores, with a result that does not depend on their number. */
public final class Rows {
  private static final int BLOCK = 64;

  private Rows() {}

  /** y = A x, for A n × p. */
  public static void times(DMatrixRMaj a, double[] x, double[] y) {
    final int p = a.numCols;
    blocks(a.numRows).forEach(block -> {
      for (int i = block * BLOCK; i < Math.min((block + 1) * BLOCK, a.numRows); i++) {
        y[i] = dot(a.data, i * p, x, p);
      }
    });
  }

  /** y = A' x, for A n × p: blocks of columns, each over all rows. */
  public static void transposeTimes(DMatrixRMaj a, double[] x, double[] y) {
    final int p = a.numCols;
    blocks(p).forEach(block -> {
      final int from = block * BLOCK;
      final int to = Math.min(from + BLOCK, p);
      final double[] sum = new double[to - from];
      for (int i = 0; i < a.numRows; i++) {
        final double weight = x[i];
        final int row = i * p + from;
        for (int k = 0; k < sum.length; k++) {
          sum[k] += weight * a.data[row + k];
        }
      }
      System.arraycopy(sum, 0, y, from, sum.length);
    });
  }

  /** The inner product of a[at …] and x, in four interleaved sums. */
  static double dot(double[] a, int at, double[] x, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int k = 0;
    for (; k + 3 < length; k += 4) {
      s0 += a[at + k] * x[k];
      s1 += a[at + k + 1] * x[k + 1];
      s2 += a[at + k + 2] * x[k + 2];
      s3 += a[at + k + 3] * x[k + 3];
    }
    for (; k < length; k++) {
      s0 += a[at + k] * x[k];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static IntStream blocks(int size) {
    return IntStream.range(0, (size + BLOCK - 1) / BLOCK).parallel();
  }
}
