package org.spectern.reports.experiment;

/** The nets that are compared, named as the pages name them. */
public enum NetKind {
  /** Dense float32 weights N(0, 1), ReLU: what is to be replaced. */
  ORIGINAL("original: float32 weights, ReLU"),
  /** Ternary weights, activations left as they are: half of the paper's step. */
  TERNARY_RELU("ternary weights, ReLU"),
  /** Ternary weights and one-bit activations sigma_T in every layer: the paper's net. */
  ONE_BIT("ternary weights, one-bit σ_T"),
  /** Ternary weights and N-level activations of least variance: this project's net. */
  LEVELS("ternary weights, N levels");

  private final String label;

  NetKind(String label) {
    this.label = label;
  }

  /** The kind in words. */
  public String label() {
    return label;
  }
}
