package org.spectern.reports.experiment.paper.limits;

import java.util.List;
import org.spectern.reports.experiment.Summary;

/**
 * What the page on limits shows. Distances are operator norms over the norm of the exact kernel, means over seeds.
 *
 * @param kernels distance of drawn kernels against sparsity, one entry per set of observations
 * @param accuracies accuracy against sparsity
 * @param ensembles other laws and structured weights, Gaussian first
 * @param draws nets behind each mean kernel
 * @param width features of each of them
 * @param lawWidth widths of the trained nets of {@code ensembles}
 */
record LimitsNumbers(List<SparseKernel> kernels, List<SparseAccuracy> accuracies, List<Ensemble> ensembles, int draws,
    int width, int lawWidth, int train, int seeds) {

  /**
   * @param kept p(1 − eps)
   * @param criterion (1/(1 − eps) − 3) sum x⁴/|x|⁴, which theory asks to be far below 1
   * @param exact distance from the exact kernel
   * @param ofLaw from the exact kernel with the law's fourth cumulant
   */
  record KernelPoint(double kept, double eps, double criterion, Summary exact, Summary ofLaw) {}

  /**
   * @param concentration mean of sum x⁴/|x|⁴
   * @param gaussian distance under Gaussian weights: the fluctuation of so few draws
   */
  record SparseKernel(String observations, int dimension, double concentration, Summary gaussian,
      List<KernelPoint> points) {}

  /**
   * @param kept d(1 − eps)
   * @param criterion (1/(1 − eps) − 3) sum s⁴/|s|⁴ of the layer's inputs
   */
  record AccuracyPoint(double kept, double eps, double criterion, Summary accuracy) {}

  /**
   * @param hidden whether the hidden layers are sparse, or the first
   * @param dense accuracy with Gaussian weights everywhere
   */
  record SparseAccuracy(boolean hidden, int width, Summary dense, List<AccuracyPoint> points) {
    String label() {
      return (hidden ? "hidden layers sparse" : "first layer sparse") + ", width " + width;
    }
  }

  /** Distances of one ensemble on one set of observations. */
  record EnsembleKernel(Summary exact, Summary ofLaw, Summary equivalent) {}

  /**
   * @param fourthMoment E[w⁴], infinite beyond the theorem
   * @param independent whether entries are
   * @param cumulants whether the kernel's term of fourth order is known
   */
  record Ensemble(String label, double fourthMoment, boolean independent, boolean cumulants, EnsembleKernel mixture,
      EnsembleKernel images, Summary accuracy) {}

  Ensemble gaussian() {
    return ensembles.getFirst();
  }
}
