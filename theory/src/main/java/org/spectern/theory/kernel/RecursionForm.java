package org.spectern.theory.kernel;

/** Which text of the theorems to compute: the right one, or the paper's, so that both can be plotted. */
public enum RecursionForm {
  /** As re-derived: what converges. The default everywhere. */
  CORRECT,
  /**
   * As printed in May 2022: beta1 = alpha1, and a further tau_0⁴ alpha3 (beta3 for the NTK) subtracted on the diagonal
   * (eq. (8)). With either, the operator-norm error does not vanish. The printed kappa differs by a slip of an index
   * only, which this form does not imitate.
   */
  PRINTED
}
