package org.spectern.reports.experiment.paper.table;

import java.util.List;
import org.spectern.reports.experiment.Summary;

/**
 * Everything that the page of a table shows.
 *
 * @param tau0 the paper's scale of the data, at which the coefficients are computed
 * @param data what the nets were trained on
 * @param widths d_1 … d_3
 * @param rows one per activation
 */
record TableNumbers(double tau0, String data, List<Integer> widths, List<Row> rows) {

  /**
   * One activation.
   *
   * @param printed the paper's figures, if it has legible ones
   * @param alphas alpha_{3,1..3} of the recursion
   * @param tau tau_3 of the recursion
   * @param agrees whether the printed coefficients are those computed
   * @param ridge test accuracy of each seed, readout by ridge regression
   * @param softmax test accuracy of each seed, readout by softmax regression
   * @param authors test accuracy of each seed, readout by the recipe of the authors' code; empty where there is nothing
   * to explain
   */
  record Row(PrintedRow printed, List<Double> alphas, double tau, boolean agrees, List<Double> ridge,
      List<Double> softmax, List<Double> authors) {

    String activation() {
      return printed.activation();
    }

    /** The better of the two readouts, by its mean. */
    Summary accuracy() {
      final Summary first = Summary.of(ridge);
      final Summary second = Summary.of(softmax);
      return first.mean() >= second.mean() ? first : second;
    }

    /** Whether the kernel tells data apart by the means of their classes: alpha_1 weighs X'X. */
    boolean seesMeans() {
      return alphas.get(0) > NOTHING;
    }

    /** Whether it tells them apart by their covariances: alpha_2 and alpha_3 weigh t t' and T. */
    boolean seesCovariances() {
      return alphas.get(1) > NOTHING || alphas.get(2) > NOTHING;
    }
  }

  /** Coefficients below this are zero but for rounding. */
  private static final double NOTHING = 1e-12;
}
