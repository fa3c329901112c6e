package org.spectern.reports.experiment.paper.spectra;

import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.spectrum.Lanczos;
import org.spectern.theory.spectrum.SymmetricOperator;

/**
 * How far a matrix is from a kernel, in operator norm.
 *
 * @param error |A − K|
 * @param norm |K|
 */
public record Distance(double error, double norm) {
  private static final double TOLERANCE = 1e-6;

  /** |matrix − kernel| and |kernel|. */
  public static Distance between(DMatrixRMaj matrix, DMatrixRMaj kernel) {
    final SymmetricOperator operator = SymmetricOperator.of(kernel);
    return new Distance(
        Lanczos.operatorNorm(SymmetricOperator.difference(operator, SymmetricOperator.of(matrix)), TOLERANCE),
        Lanczos.operatorNorm(operator, TOLERANCE));
  }

  /** |A − K| / |K|. */
  public double relative() {
    return error / norm;
  }
}
