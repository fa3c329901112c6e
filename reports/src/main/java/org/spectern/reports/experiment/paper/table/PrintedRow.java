package org.spectern.reports.experiment.paper.table;

import java.util.List;
import org.spectern.reports.experiment.accuracy.ReadoutKind;

/**
 * A row of the paper's Table 1: MNIST 6 v 8, widths 3000, 3000, 1000, Gaussian weights, tau_0 = 1.0021.
 *
 * @param activation as this project names it
 * @param alphas alpha_{3,1..3} as printed, empty where the row is not legible as this activation's
 * @param tau tau_3 as printed, 0 with empty {@code alphas}
 * @param accuracy as printed, 0 with empty {@code alphas} and where other data than the paper's are looked at
 */
record PrintedRow(String activation, List<Double> alphas, double tau, double accuracy) {
  /** Half a unit of the last printed digit, and what four digits of tau_0 leave open. */
  private static final double PRECISION = 0.5001e-4;

  /**
   * The ten activations. The printed row of sign repeats that of sin; the row of leaky ReLU is of max(−t, 0) + 0.1
   * max(t, 0), and that of the Gaussian was not at hand: their coefficients are computed here without anything to hold
   * them to.
   */
  static final List<PrintedRow> TABLE_1 = List.of(
      new PrintedRow("relu", List.of(.0156, .0105, .0112), .1994, .971),
      new PrintedRow("heaviside", List.of(.0642, 0., 0.), .5, .9665),
      new PrintedRow("sin", List.of(.1779, 0., 0.), .4689, .9749),
      new PrintedRow("identity", List.of(1., 0., 0.), 1.0021, .981),
      new PrintedRow("erf", List.of(.2166, 0., 0.), .5053, .9788),
      new PrintedRow("cos", List.of(0., .0003, 0.), .0116, .5257),
      new PrintedRow("abs", List.of(0., .0209, 0.), .2195, .5709),
      new PrintedRow("sign", List.of(.1779, 0., 0.), .4689, .9749),
      unprinted("leaky-relu:0.1"),
      unprinted("gauss"));

  /** The same activations without figures: those of Table 2 were not at hand. */
  static final List<PrintedRow> TABLE_2 = TABLE_1.stream().map(row -> unprinted(row.activation)).toList();

  private static PrintedRow unprinted(String activation) {
    return new PrintedRow(activation, List.of(), 0, 0);
  }

  /** The same for other data, of which the paper prints no accuracy; the coefficients do not depend on the data. */
  PrintedRow otherData() {
    return new PrintedRow(activation, alphas, tau, 0);
  }

  /** Whether there is an accuracy to hold measured ones to. */
  boolean hasAccuracy() {
    return accuracy > 0;
  }

  /** How readouts are trained: as the authors do, too, where there is an accuracy to explain. */
  ReadoutKind[] readouts() {
    return hasAccuracy() ? new ReadoutKind[]{ReadoutKind.RIDGE, ReadoutKind.SOFTMAX, ReadoutKind.AUTHORS}
        : new ReadoutKind[]{ReadoutKind.RIDGE, ReadoutKind.SOFTMAX};
  }

  boolean isPrinted() {
    return !alphas.isEmpty();
  }

  /** Whether computed coefficients are the printed ones, to the digits given. */
  boolean agrees(List<Double> computed, double computedTau) {
    for (int i = 0; i < alphas.size(); i++) {
      if (Math.abs(alphas.get(i) - computed.get(i)) > PRECISION) {
        return false;
      }
    }
    return isPrinted() && Math.abs(tau - computedTau) <= PRECISION;
  }
}
