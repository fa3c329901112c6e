package org.spectern.theory.mixture;

import org.ejml.data.DMatrixRMaj;

/**
 * Labelled observations.
 *
 * @param rows n × p, one observation per row
 * @param labels class of each row, from 0
 * @param classes number of classes
 */
public record MixtureSample(DMatrixRMaj rows, int[] labels, int classes) {
  /** Checks the shapes. */
  public MixtureSample {
    if (rows.numRows != labels.length) {
      throw new IllegalArgumentException(
          "there must be a label for every row: labels=" + labels.length + " rows=" + rows.numRows);
    }
    for (final int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException("labels must lie in 0.." + (classes - 1) + ": label=" + label);
      }
    }
  }

  /** Number of observations in each class. */
  public int[] counts() {
    final int[] counts = new int[classes];
    for (final int label : labels) {
      counts[label]++;
    }
    return counts;
  }

  /** tau_0 as practice has it: sqrt(mean |x_i|²). */
  public double scale() {
    double sum = 0;
    for (final double value : rows.data) {
      sum += value * value;
    }
    return Math.sqrt(sum / rows.numRows);
  }
}
