package org.spectern.reports.experiment.paper.spectra;

import org.ejml.data.DMatrixRMaj;
import org.spectern.reports.experiment.SpectrumData;
import org.spectern.theory.mixture.MixtureSample;
import org.spectern.theory.mixture.MixtureStatistics;

/**
 * Observations whose kernels are computed.
 *
 * @param statistics with {@code tau0} in place of their own
 * @param tau0 scale that nets and equivalents go by
 */
public record Observed(String description, MixtureSample sample, MixtureStatistics statistics, double tau0) {

  /** A mixture: everything is known. */
  static Observed mixture(SpectrumData data) {
    return new Observed(data.description(), data.sample(), data.statistics(), data.statistics().tau0());
  }

  /** Images: tau_0 = sqrt(mean |x|²), as in practice; the rest is estimated. */
  static Observed images(SpectrumData data) {
    return estimated(data.description(), data.sample());
  }

  /** The same images, each scaled to |x| = 1. */
  static Observed unitImages(SpectrumData data) {
    final DMatrixRMaj rows = data.sample().rows().copy();
    final int p = rows.numCols;
    for (int i = 0; i < rows.numRows; i++) {
      final double scale = 1 / Math.sqrt(square(rows, i));
      for (int k = 0; k < p; k++) {
        rows.data[i * p + k] *= scale;
      }
    }
    return estimated(data.description() + ", each image scaled to length 1",
        new MixtureSample(rows, data.sample().labels(), data.sample().classes()));
  }

  private static Observed estimated(String description, MixtureSample sample) {
    final MixtureStatistics estimate = MixtureStatistics.estimated(sample);
    return new Observed(description, sample, new MixtureStatistics(sample.scale(), estimate.labels(), estimate.t(),
        estimate.traces(), estimate.psi(), estimate.dimension()), sample.scale());
  }

  private static double square(DMatrixRMaj rows, int i) {
    double sum = 0;
    for (int k = i * rows.numCols; k < (i + 1) * rows.numCols; k++) {
      sum += rows.data[k] * rows.data[k];
    }
    return sum;
  }

  /** n × p. */
  public DMatrixRMaj rows() {
    return sample.rows();
  }

  /** Standard deviation of |x|² over its mean, which the theorems take to vanish. */
  public double spread() {
    final int n = rows().numRows;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      final double square = square(rows(), i);
      sum += square;
      squares += square * square;
    }
    return Math.sqrt(Math.max(0, squares / n - sum * sum / n / n)) * n / sum;
  }

  /** Mean of sum_k x_k⁴ / |x|⁴: 3/p for normal entries, 1 for an input of a single pixel. */
  public double concentration() {
    final int n = rows().numRows;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      final double square = square(rows(), i);
      for (int k = i * rows().numCols; k < (i + 1) * rows().numCols; k++) {
        final double one = rows().data[k] * rows().data[k];
        sum += one * one / (square * square);
      }
    }
    return sum / n;
  }
}
