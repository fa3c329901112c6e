package org.spectern.theory.mixture;

import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.kernel.GramMatrix;

/**
 * tr(C_a C_b)/p from data: with S_a the sample covariance of class a, E[S_a] = C_a/p and p tr(S_a S_b) is unbiased for
 * a ≠ b; for a = b the two factors come from the two halves of the class.
 */
final class TraceEstimate {

  private TraceEstimate() {}

  static double[][] of(MixtureSample sample) {
    final int classes = sample.classes();
    final int[] half = halves(sample);
    final DMatrixRMaj centred = centred(sample, half, classes);
    final DMatrixRMaj gram = GramMatrix.of(centred);
    final int[] counts = new int[2 * classes];
    for (final int group : half) {
      counts[group]++;
    }
    final double[][] sums = new double[2 * classes][2 * classes];
    for (int i = 0; i < half.length; i++) {
      for (int j = 0; j < half.length; j++) {
        final double product = gram.get(i, j);
        sums[half[i]][half[j]] += product * product;
      }
    }
    final int p = sample.rows().numCols;
    final double[][] traces = new double[classes][classes];
    for (int a = 0; a < classes; a++) {
      for (int b = 0; b < classes; b++) {
        traces[a][b] = a == b
            ? p * pair(sums, counts, 2 * a, 2 * a + 1)
            : p * (pair(sums, counts, 2 * a, 2 * b) + pair(sums, counts, 2 * a, 2 * b + 1)
                + pair(sums, counts, 2 * a + 1, 2 * b)
                + pair(sums, counts, 2 * a + 1, 2 * b + 1)) / 4;
      }
    }
    return traces;
  }

  private static double pair(double[][] sums, int[] counts, int g, int h) {
    return sums[g][h] / ((counts[g] - 1.0) * (counts[h] - 1.0));
  }

  /** 2a or 2a + 1, alternating within class a. */
  private static int[] halves(MixtureSample sample) {
    final int[] seen = new int[sample.classes()];
    final int[] half = new int[sample.labels().length];
    for (int i = 0; i < half.length; i++) {
      final int a = sample.labels()[i];
      half[i] = 2 * a + seen[a]++ % 2;
    }
    return half;
  }

  /** Every half about its own mean: the two sample covariances of a class stay independent. */
  private static DMatrixRMaj centred(MixtureSample sample, int[] half, int classes) {
    final DMatrixRMaj rows = sample.rows();
    final int p = rows.numCols;
    final double[][] means = new double[2 * classes][p];
    final int[] counts = new int[2 * classes];
    for (int i = 0; i < half.length; i++) {
      counts[half[i]]++;
    }
    for (int i = 0; i < half.length; i++) {
      for (int k = 0; k < p; k++) {
        means[half[i]][k] += rows.data[i * p + k] / counts[half[i]];
      }
    }
    final DMatrixRMaj centred = rows.copy();
    for (int i = 0; i < half.length; i++) {
      for (int k = 0; k < p; k++) {
        centred.data[i * p + k] -= means[half[i]][k];
      }
    }
    return centred;
  }
}
