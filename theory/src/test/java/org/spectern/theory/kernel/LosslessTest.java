package org.spectern.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.MatchedNetwork;
import org.spectern.theory.matching.NetworkMatching;
import org.spectern.theory.matching.Policy;
import org.spectern.theory.mixture.GaussianMixture;
import org.spectern.theory.mixture.MixtureSample;
import org.spectern.theory.mixture.MixtureStatistics;
import org.spectern.theory.spectrum.Lanczos;
import org.spectern.theory.spectrum.SymmetricOperator;

/**
 * The lossless theorem itself: a matched ReLU network of depth three has the original's conjugate kernel in the limit.
 */
class LosslessTest {
  private static final List<Activation> RELU = Collections.nCopies(3, Activations.parse("relu"));
  private static final int[] SIZES = {256, 1024};

  @Test
  void theExactMatchNeedsNoIdentityShiftAndSigmaTNeedsExactlyItsRidge() {
    final double[] exact = new double[2];
    final double[] shifted = new double[2];
    for (int k = 0; k < 2; k++) {
      final GaussianMixture mixture = GaussianMixture.correlated(SIZES[k]);
      final MixtureSample sample = mixture.sample(SIZES[k], 1);
      final double tau0 = MixtureStatistics.exact(mixture, sample).tau0();
      final DMatrixRMaj original = ExactKernels.conjugate(sample.rows(), RELU, tau0);
      final MatchedNetwork oneBit = NetworkMatching.match(RELU, tau0, new Policy.OneBit());
      exact[k] = distance(original, sample, NetworkMatching.match(RELU, tau0, new Policy.Exact(12)), 0);
      shifted[k] = distance(original, sample, oneBit, oneBit.implicitRidge());
      // Without the shift the whole ridge remains, whatever the dimension.
      assertThat(distance(original, sample, oneBit, 0)).isGreaterThan(0.9 * oneBit.implicitRidge());
      assertThat(oneBit.implicitRidge()).isGreaterThan(0.3);
    }
    assertThat(exact[1]).as("exact %s -> %s", exact[0], exact[1]).isLessThan(0.65 * exact[0]);
    assertThat(shifted[1]).as("sigma_T less its ridge %s -> %s", shifted[0], shifted[1]).isLessThan(0.65 * shifted[0]);
  }

  /** |K_new - K_orig - shift I|. */
  private static double distance(DMatrixRMaj original, MixtureSample sample, MatchedNetwork network, double shift) {
    final List<? extends Activation> stack = network.layers().stream().map(MatchedLayer::activation).toList();
    final DMatrixRMaj kernel = ExactKernels.conjugate(sample.rows(), stack, network.tau0());
    for (int i = 0; i < kernel.numRows; i++) {
      kernel.add(i, i, -shift);
    }
    return Lanczos
        .operatorNorm(SymmetricOperator.difference(SymmetricOperator.of(kernel), SymmetricOperator.of(original)), 1e-8);
  }
}
