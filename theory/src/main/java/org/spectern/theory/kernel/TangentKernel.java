package org.spectern.theory.kernel;

import org.ejml.data.DMatrixRMaj;

/**
 * A neural tangent kernel. For a stack with an activation that jumps, E[s'²] is infinite and the diagonal does not
 * exist: then only the entries off the diagonal can be read, and such kernels can be compared off the diagonal only.
 */
public final class TangentKernel {
  private final DMatrixRMaj values;
  private final boolean diagonal;

  /** @param values n × n; the diagonal is zero where it does not exist */
  TangentKernel(DMatrixRMaj values, boolean diagonal) {
    this.values = values;
    this.diagonal = diagonal;
  }

  /** Number of observations. */
  public int size() {
    return values.numRows;
  }

  /** Whether the diagonal exists: no activation of the stack jumps. */
  public boolean hasDiagonal() {
    return diagonal;
  }

  /**
   * One entry.
   *
   * @throws IllegalStateException for a diagonal entry where the diagonal does not exist
   */
  public double get(int i, int j) {
    if (i == j) {
      requireDiagonal();
    }
    return values.get(i, j);
  }

  /**
   * The whole kernel, not a copy.
   *
   * @throws IllegalStateException where the diagonal does not exist
   */
  public DMatrixRMaj matrix() {
    requireDiagonal();
    return values;
  }

  /** The kernel with a zero diagonal: the kernel itself where the diagonal does not exist, else a copy. */
  public DMatrixRMaj offDiagonal() {
    if (!diagonal) {
      return values;
    }
    final DMatrixRMaj copy = values.copy();
    for (int i = 0; i < copy.numRows; i++) {
      copy.set(i, i, 0);
    }
    return copy;
  }

  private void requireDiagonal() {
    if (!diagonal) {
      throw new IllegalStateException("the NTK of an activation that jumps has no diagonal: compare off the diagonal");
    }
  }
}
