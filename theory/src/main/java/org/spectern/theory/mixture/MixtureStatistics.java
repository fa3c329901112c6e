package org.spectern.theory.mixture;

import org.ejml.data.DMatrixRMaj;

/**
 * What the asymptotic equivalents need to know of the data (Theorem 1).
 *
 * @param tau0 sqrt(tr C°/p), C° = sum (n_a/n) C_a
 * @param labels class of each observation
 * @param t t_a = tr(C_a - C°)/sqrt p
 * @param traces T_ab = tr(C_a C_b)/p
 * @param psi psi_i = |x_i - mu_a/sqrt p|² - tr C_a/p
 * @param dimension p
 */
public record MixtureStatistics(double tau0, int[] labels, double[] t, double[][] traces, double[] psi, int dimension) {

  /** Exactly, from the mixture the sample was drawn from. */
  public static MixtureStatistics exact(GaussianMixture mixture, MixtureSample sample) {
    final int classes = mixture.classes().size();
    final int p = mixture.dimension();
    final double[] meanTraces = new double[classes];
    final double[][] traces = new double[classes][classes];
    final double[][] centres = new double[classes][p];
    for (int a = 0; a < classes; a++) {
      final GaussianMixture.Component component = mixture.classes().get(a);
      meanTraces[a] = component.covariance().trace(p) / p;
      for (int b = 0; b < classes; b++) {
        traces[a][b] = component.covariance().traceProduct(mixture.classes().get(b).covariance(), p) / p;
      }
      for (int k = 0; k < p; k++) {
        centres[a][k] = component.mean()[k] / Math.sqrt(p);
      }
    }
    return of(sample, meanTraces, traces, centres);
  }

  /**
   * Estimated from labelled data alone: class means, tr C_a/p as the mean squared distance to them, and tr(C_a C_b)/p
   * without bias, from products of different observations.
   */
  public static MixtureStatistics estimated(MixtureSample sample) {
    final double[][] centres = centres(sample);
    final int[] counts = sample.counts();
    final double[] meanTraces = new double[counts.length];
    final DMatrixRMaj rows = sample.rows();
    for (int i = 0; i < rows.numRows; i++) {
      final int a = sample.labels()[i];
      if (counts[a] < 4) {
        throw new IllegalArgumentException("a class needs at least 4 observations: class " + a + "=" + counts[a]);
      }
      meanTraces[a] += distance(rows, i, centres[a]) / (counts[a] - 1);
    }
    return of(sample, meanTraces, TraceEstimate.of(sample), centres);
  }

  private static MixtureStatistics of(MixtureSample sample, double[] meanTraces, double[][] traces,
      double[][] centres) {
    final DMatrixRMaj rows = sample.rows();
    final int[] counts = sample.counts();
    double average = 0;
    for (int a = 0; a < counts.length; a++) {
      average += meanTraces[a] * counts[a] / rows.numRows;
    }
    final double[] t = new double[counts.length];
    for (int a = 0; a < counts.length; a++) {
      t[a] = (meanTraces[a] - average) * Math.sqrt(rows.numCols);
    }
    final double[] psi = new double[rows.numRows];
    for (int i = 0; i < psi.length; i++) {
      final int a = sample.labels()[i];
      psi[i] = distance(rows, i, centres[a]) - meanTraces[a];
    }
    return new MixtureStatistics(Math.sqrt(average), sample.labels(), t, traces, psi, rows.numCols);
  }

  private static double[][] centres(MixtureSample sample) {
    final DMatrixRMaj rows = sample.rows();
    final int[] counts = sample.counts();
    final double[][] centres = new double[counts.length][rows.numCols];
    for (int i = 0; i < rows.numRows; i++) {
      final int a = sample.labels()[i];
      for (int k = 0; k < rows.numCols; k++) {
        centres[a][k] += rows.data[i * rows.numCols + k] / counts[a];
      }
    }
    return centres;
  }

  private static double distance(DMatrixRMaj rows, int i, double[] centre) {
    double sum = 0;
    for (int k = 0; k < centre.length; k++) {
      final double difference = rows.data[i * centre.length + k] - centre[k];
      sum += difference * difference;
    }
    return sum;
  }

  /** Number of classes. */
  public int classes() {
    return t.length;
  }
}
