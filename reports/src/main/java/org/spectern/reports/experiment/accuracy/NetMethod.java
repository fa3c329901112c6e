package org.spectern.reports.experiment.accuracy;

/** How a net comes from the original. */
public enum NetMethod {
  /** Dense weights of the chosen law, activations as they are. */
  ORIGINAL,
  /** Sparse ternary weights, eq. (16), activations as they are. */
  TERNARY,
  /** Sparse ternary weights and sigma_T in every layer, all three equations met. */
  ONE_BIT,
  /**
   * NTK-LC as published: sparse ternary weights, sigma_T in hidden layers, in the last the sigma_Q that the authors'
   * code finds.
   */
  AUTHORS,
  /** Sparse ternary weights and N levels of least variance in every layer; the best N levels can do. */
  LEVELS,
  /** Dense weights, the smallest of each layer set to zero. */
  PRUNED,
  /** Dense weights, some of each layer set to zero at random. */
  NAIVE_SPARSE,
  /** Dense weights under the activation 1[t ≤ −1] + 1[t &gt; 1]. */
  NAIVE_QUANTISED,
  /** The same in the hidden layers only; the last keeps its activation. */
  NAIVE_QUANTISED_HIDDEN;

  /** Whether weights are ternary and activations steps, so that the net has a model file. */
  public boolean stepped() {
    return this == ONE_BIT || this == AUTHORS || this == LEVELS;
  }

  /** Whether weights are float32. */
  public boolean dense() {
    return !stepped() && this != TERNARY;
  }
}
