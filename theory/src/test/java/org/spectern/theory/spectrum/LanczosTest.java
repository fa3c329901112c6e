package org.spectern.theory.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spectern.theory.Close.assertClose;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;

class LanczosTest {

  @Test
  void operatorNormIsTheLargestEigenvalueToOneInAHundredMillion() {
    for (final int n : new int[]{1, 2, 5, 40, 150, 300}) {
      final DMatrixRMaj matrix = random(n, n);
      final double[] values = new EjmlEigenSolver().solve(matrix.copy(), false).values();
      final double expected = Math.max(Math.abs(values[0]), Math.abs(values[n - 1]));
      assertClose(Lanczos.operatorNorm(SymmetricOperator.of(matrix), 1e-8) / expected, 1, 1e-8, "seed " + n);
    }
  }

  @Test
  void aZeroOperatorHasNormZeroAndADiagonalOneItsLargestEntry() {
    assertThat(Lanczos.operatorNorm(SymmetricOperator.of(new DMatrixRMaj(7, 7)), 1e-8)).isZero();
    final DMatrixRMaj diagonal = new DMatrixRMaj(7, 7);
    for (int i = 0; i < 7; i++) {
      diagonal.set(i, i, i - 5);
    }
    assertClose(Lanczos.operatorNorm(SymmetricOperator.of(diagonal), 1e-8), 5, 1e-8, "diagonal");
  }

  @Test
  void leadingEigenvectorsAreEigenvectors() {
    final DMatrixRMaj matrix = random(120, 9);
    final double[] all = new EjmlEigenSolver().solve(matrix.copy(), false).values();
    final Eigenpairs pairs = Lanczos.leading(SymmetricOperator.of(matrix), 3, 1e-10);
    for (int k = 0; k < 3; k++) {
      assertClose(pairs.values()[k], all[all.length - 1 - k], 1e-8, "value " + k);
      final double[] image = new double[120];
      Rows.times(matrix, pairs.vectors()[k], image);
      for (int i = 0; i < 120; i++) {
        assertClose(image[i], pairs.values()[k] * pairs.vectors()[k][i], 1e-3, "vector " + k);
      }
    }
  }

  @Test
  void transposedProductsAreProductsOfTheTranspose() {
    final SplittableRandom random = new SplittableRandom(3);
    final DMatrixRMaj a = new DMatrixRMaj(70, 131);
    a.data = random.doubles(a.data.length, -1, 1).toArray();
    final double[] x = random.doubles(70).toArray();
    final double[] y = new double[131];
    Rows.transposeTimes(a, x, y);
    for (int k = 0; k < 131; k++) {
      double expected = 0;
      for (int i = 0; i < 70; i++) {
        expected += a.get(i, k) * x[i];
      }
      assertClose(y[k], expected, 1e-13, "column " + k);
    }
  }

  @Test
  void fullDecompositionRebuildsTheMatrix() {
    final DMatrixRMaj matrix = random(60, 21);
    final Eigenpairs pairs = SymmetricEigenSolver.best().solve(matrix.copy(), true);
    assertThat(pairs.values()).isSorted();
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 60; j++) {
        double sum = 0;
        for (int k = 0; k < 60; k++) {
          sum += pairs.values()[k] * pairs.vectors()[k][i] * pairs.vectors()[k][j];
        }
        assertClose(sum, matrix.get(i, j), 1e-11, i + "," + j);
      }
    }
  }

  @Test
  void histogramsCountEveryValueOnce() {
    final double[] values = {0, 0.1, 0.5, 0.99, 1};
    assertThat(Histogram.of(values, 4).counts()).containsExactly(2, 0, 1, 2);
    assertThat(Histogram.of(values, 0, 0.6, 2).counts()).containsExactly(2, 1);
    assertThat(Arrays.stream(Histogram.of(new double[]{3, 3, 3}, 5).counts()).sum()).isEqualTo(3);
    assertThatThrownBy(() -> Histogram.of(values, 0)).hasMessageContaining("bins=0");
  }

  @Test
  void shapesAreChecked() {
    assertThatThrownBy(() -> SymmetricOperator.of(new DMatrixRMaj(2, 3))).hasMessageContaining("matrix=2x3");
    assertThatThrownBy(
        () -> SymmetricOperator.difference(SymmetricOperator.of(random(2, 1)), SymmetricOperator.of(random(3, 1))))
        .hasMessageContaining("a=2 b=3");
    assertThatThrownBy(() -> Lanczos.leading(SymmetricOperator.of(random(2, 1)), 3, 1e-8))
        .hasMessageContaining("count=3");
  }

  private static DMatrixRMaj random(int n, long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
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
