package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.spectern.theory.spectrum.Eigenpairs;
import org.spectern.theory.spectrum.EjmlEigenSolver;
import org.spectern.theory.spectrum.SymmetricEigenSolver;

class LapackEigenSolverTest {

  @Test
  void itIsTheBestSolverOnThisClassPath() {
    assertThat(SymmetricEigenSolver.best()).isInstanceOf(LapackEigenSolver.class);
  }

  @Test
  void valuesAreThoseOfEjmlAndVectorsAreEigenvectors() {
    for (final int n : new int[]{1, 2, 17, 120}) {
      final DMatrixRMaj matrix = random(n);
      final Eigenpairs expected = new EjmlEigenSolver().solve(matrix.copy(), false);
      final Eigenpairs actual = new LapackEigenSolver().solve(matrix.copy(), true);
      for (int k = 0; k < n; k++) {
        assertThat(actual.values()[k]).as("n=%s k=%s", n, k).isCloseTo(expected.values()[k], within(1e-11));
        for (int i = 0; i < n; i++) {
          double image = 0;
          for (int j = 0; j < n; j++) {
            image += matrix.get(i, j) * actual.vectors()[k][j];
          }
          assertThat(image).isCloseTo(actual.values()[k] * actual.vectors()[k][i], within(1e-11));
        }
      }
      assertThat(new LapackEigenSolver().solve(matrix, false).vectors()).isEmpty();
    }
  }

  @Test
  void shapesAreChecked() {
    assertThatThrownBy(() -> new LapackEigenSolver().solve(new DMatrixRMaj(2, 3), true))
        .hasMessageContaining("matrix=2x3");
  }

  private static DMatrixRMaj random(int n) {
    final SplittableRandom random = new SplittableRandom(n);
    final DMatrixRMaj matrix = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        final double value = random.nextDouble(-1, 1);
        matrix.set(i, j, value);
        matrix.set(j, i, value);
      }
    }
    return matrix;
  }
}
