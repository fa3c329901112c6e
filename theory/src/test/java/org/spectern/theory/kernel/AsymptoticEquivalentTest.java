package org.spectern.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spectern.theory.Close.assertClose;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.mixture.GaussianMixture;
import org.spectern.theory.mixture.MixtureSample;
import org.spectern.theory.mixture.MixtureStatistics;
import org.spectern.theory.spectrum.Lanczos;
import org.spectern.theory.spectrum.Rows;
import org.spectern.theory.spectrum.SymmetricOperator;

class AsymptoticEquivalentTest {
  private static final GaussianMixture MIXTURE = GaussianMixture.named("mixed", 50, 3, 4);
  private static final MixtureSample SAMPLE = MIXTURE.sample(70, 2);
  private static final MixtureStatistics STATISTICS = MixtureStatistics.exact(MIXTURE, SAMPLE);

  @Test
  void theOperatorIsItsMatrix() {
    final LayerCoefficients layer = Recursion.of(Activations.parseList("relu,gelu"), STATISTICS.tau0()).getLast();
    for (final RecursionForm form : RecursionForm.values()) {
      for (final AsymptoticEquivalent equivalent : List.of(
          AsymptoticEquivalent.conjugate(SAMPLE, STATISTICS, layer, form),
          AsymptoticEquivalent.tangent(SAMPLE, STATISTICS, layer, form))) {
        assertSame(equivalent, equivalent.toMatrix());
        assertSame(equivalent.offDiagonal(), equivalent.offDiagonalMatrix());
      }
    }
  }

  @Test
  void stepKernelsHaveAnEquivalentOffTheDiagonalOnly() {
    final List<Activation> stack = Activations.parseList("sign,relu");
    final LayerCoefficients layer = Recursion.of(stack, STATISTICS.tau0()).getLast();
    final AsymptoticEquivalent equivalent = AsymptoticEquivalent.tangent(SAMPLE, STATISTICS, layer,
        RecursionForm.CORRECT);
    assertThatThrownBy(equivalent::toMatrix).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("off the diagonal");
    assertThatThrownBy(() -> equivalent.apply(new double[70], new double[70]))
        .isInstanceOf(IllegalStateException.class);
    assertSame(equivalent.offDiagonal(), equivalent.offDiagonalMatrix());
  }

  @Test
  void theNtkOfStepsConvergesOffTheDiagonal() {
    final double[] relative = new double[2];
    for (int k = 0; k < 2; k++) {
      final int p = k == 0 ? 128 : 512;
      final GaussianMixture mixture = GaussianMixture.correlated(p);
      final MixtureSample sample = mixture.sample(p, 1);
      final MixtureStatistics statistics = MixtureStatistics.exact(mixture, sample);
      final List<Activation> stack = Activations.parseList("sign,sign");
      final SymmetricOperator kernel = SymmetricOperator
          .of(ExactKernels.tangent(sample.rows(), stack, statistics.tau0()).offDiagonal());
      final SymmetricOperator equivalent = AsymptoticEquivalent
          .tangent(sample, statistics, Recursion.of(stack, statistics.tau0()).getLast(), RecursionForm.CORRECT)
          .offDiagonal();
      relative[k] = Lanczos.operatorNorm(SymmetricOperator.difference(kernel, equivalent), 1e-8)
          / Lanczos.operatorNorm(kernel, 1e-8);
    }
    assertThat(relative[1]).as("%s -> %s", relative[0], relative[1]).isLessThan(0.7 * relative[0]);
  }

  @Test
  void theDiagonalOfTheKernelHasSlopeAlphaFour() {
    final List<Activation> stack = Activations.parseList("relu,tanh");
    final GaussianMixture mixture = GaussianMixture.correlated(2000);
    final MixtureSample sample = mixture.sample(200, 3);
    final double tau0 = MixtureStatistics.exact(mixture, sample).tau0();
    final DMatrixRMaj kernel = ExactKernels.conjugate(sample.rows(), stack, tau0);
    final LayerCoefficients layer = Recursion.of(stack, tau0).getLast();
    double product = 0;
    double square = 0;
    for (int i = 0; i < 200; i++) {
      double norm = 0;
      for (int k = 0; k < 2000; k++) {
        norm += sample.rows().get(i, k) * sample.rows().get(i, k);
      }
      final double x = norm - tau0 * tau0;
      product += x * (kernel.get(i, i) - layer.tau() * layer.tau());
      square += x * x;
    }
    assertThat(product / square / layer.alpha().alpha4()).isBetween(0.97, 1.03);
  }

  private static void assertSame(SymmetricOperator operator, DMatrixRMaj matrix) {
    final double[] x = new SplittableRandom(4).doubles(operator.size(), -1, 1).toArray();
    final double[] actual = new double[x.length];
    final double[] expected = new double[x.length];
    operator.apply(x, actual);
    Rows.times(matrix, x, expected);
    for (int i = 0; i < x.length; i++) {
      assertClose(actual[i], expected[i], 1e-12, "row " + i);
    }
  }
}
