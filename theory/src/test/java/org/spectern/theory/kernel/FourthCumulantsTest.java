package org.spectern.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.mixture.GaussianMixture;

class FourthCumulantsTest {
  private static final int[] WIDTHS = {50, 50, 50};

  /** Inputs that are spread out over their entries, as the expansion needs. */
  private static DMatrixRMaj samples(int n, int p) {
    return GaussianMixture.named("iid", p, 2, 0).sample(n, 5).rows();
  }

  @Test
  void gaussianWeightsGiveTheExactKernel() {
    final List<Activation> stack = Collections.nCopies(3, Activations.parse("relu"));
    final DMatrixRMaj exact = ExactKernels.conjugate(samples(12, 30), stack, 1);
    final DMatrixRMaj kernel = new FourthCumulants(0, 0).conjugate(samples(12, 30), stack, 1, WIDTHS);
    for (int k = 0; k < exact.data.length; k++) {
      assertThat(kernel.data[k]).isCloseTo(exact.data[k], within(1e-15));
    }
  }

  /** E[(w·x)² (w·y)²] = |x|²|y|² + 2 (x·y)² + κ4 Σ x_k² y_k² exactly, and p2 of t² is 2. */
  @Test
  void forTheSquareTheTermIsExact() {
    final DMatrixRMaj x = samples(10, 20);
    final List<Activation> square = List.of(Activations.parse("poly:1,0,0"));
    final double kurtosis = 7;
    final DMatrixRMaj gaussian = ExactKernels.conjugate(x, square, 1);
    final DMatrixRMaj kernel = new FourthCumulants(kurtosis, 0).conjugate(x, square, 1, new int[]{9});
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = 0; k < 20; k++) {
          sum += Math.pow(x.get(i, k) * x.get(j, k), 2);
        }
        assertThat(kernel.get(i, j) - gaussian.get(i, j)).isCloseTo(kurtosis * sum, within(1e-12));
      }
    }
  }

  /** All 2^p vectors of signs: a mean without noise. */
  @Test
  void theMeanOverAllSignVectorsLiesNearerThanTheGaussianKernel() {
    final int p = 14;
    final int n = 8;
    final DMatrixRMaj x = samples(n, p);
    final List<Activation> relu = List.of(Activations.parse("relu"));
    final double mu = relu.getFirst().moments(1).mu();
    final DMatrixRMaj mean = new DMatrixRMaj(n, n);
    for (int signs = 0; signs < 1 << p; signs++) {
      final double[] s = new double[n];
      for (int i = 0; i < n; i++) {
        double u = 0;
        for (int k = 0; k < p; k++) {
          u += (signs >> k & 1) == 1 ? x.get(i, k) : -x.get(i, k);
        }
        s[i] = Math.max(0, u) - mu;
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          mean.add(i, j, s[i] * s[j] / (1 << p));
        }
      }
    }
    final double gaussian = distance(mean, ExactKernels.conjugate(x, relu, 1));
    final double corrected = distance(mean, new FourthCumulants(-2, 0).conjugate(x, relu, 1, new int[]{1}));
    assertThat(corrected).as("Gaussian %s", gaussian).isLessThan(.6 * gaussian);
  }

  private static double distance(DMatrixRMaj a, DMatrixRMaj b) {
    double sum = 0;
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.pow(a.get(i, j) - b.get(i, j), 2);
      }
    }
    return Math.sqrt(sum);
  }

  @Test
  void infiniteCumulantsAreRefused() {
    assertThatThrownBy(() -> new FourthCumulants(Double.POSITIVE_INFINITY, 0))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("same=Infinity");
  }
}
