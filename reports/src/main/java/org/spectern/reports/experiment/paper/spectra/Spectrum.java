package org.spectern.reports.experiment.paper.spectra;

import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.spectrum.Eigenpairs;
import org.spectern.theory.spectrum.Lanczos;
import org.spectern.theory.spectrum.SymmetricEigenSolver;
import org.spectern.theory.spectrum.SymmetricOperator;

/**
 * What is drawn of a symmetric matrix.
 *
 * @param eigenvalues increasing
 * @param vectors unit eigenvectors of the largest, largest first
 */
public record Spectrum(double[] eigenvalues, double[][] vectors) {
  static final int VECTORS = 2;
  private static final double TOLERANCE = 1e-9;
  private static final Spectrum NONE = new Spectrum(new double[0], new double[0][]);

  static Spectrum of(DMatrixRMaj matrix) {
    final Eigenpairs leading = Lanczos.leading(SymmetricOperator.of(matrix), Math.min(VECTORS, matrix.numRows),
        TOLERANCE);
    return new Spectrum(SymmetricEigenSolver.best().solve(matrix.copy(), false).values(), leading.vectors());
  }

  /** The spectrum where it will be drawn, else an empty one. */
  static Spectrum of(DMatrixRMaj matrix, boolean wanted) {
    return wanted ? of(matrix) : NONE;
  }

  /** |cos| of the angle between the eigenvectors of the k-th largest eigenvalues. */
  double overlap(Spectrum other, int k) {
    return Math.abs(product(vectors[k], other.vectors[k]));
  }

  /**
   * Cosine of the largest angle between the planes of the two leading eigenvectors: the smaller singular value of the 2
   * × 2 matrix of products. Eigenvectors of neighbouring eigenvalues turn in their plane; the plane itself does not.
   */
  double planeOverlap(Spectrum other) {
    final double a = product(vectors[0], other.vectors[0]);
    final double b = product(vectors[0], other.vectors[1]);
    final double c = product(vectors[1], other.vectors[0]);
    final double d = product(vectors[1], other.vectors[1]);
    return Math.abs(Math.hypot(a + d, b - c) - Math.hypot(a - d, b + c)) / 2;
  }

  private static double product(double[] one, double[] other) {
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
    }
    return product;
  }

  double median() {
    return eigenvalues[eigenvalues.length / 2];
  }
}
