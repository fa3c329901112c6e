package org.spectern.reports.pipeline;

/** One drawn matrix of weights, row by row; rows may be asked for in any order, by any thread, more than once. */
@FunctionalInterface
public interface WeightRows {
  /** Writes row {@code row} to {@code into[at …]}. */
  void row(int row, float[] into, int at);
}
