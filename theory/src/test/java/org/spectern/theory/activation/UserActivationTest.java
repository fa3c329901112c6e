package org.spectern.theory.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spectern.theory.Close.assertClose;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.spectern.theory.gaussian.Moments;
import org.spectern.theory.kernel.ExactKernels;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.NetworkMatching;
import org.spectern.theory.matching.Policy;
import org.spectern.theory.mixture.GaussianMixture;

class UserActivationTest {
  private static final UserActivation TANH = UserActivation.of("my tanh", Math::tanh);
  private static final UserActivation RELU = UserActivation.of("my relu", t -> Math.max(t, 0)).withKinks(0);

  @Test
  void aLambdaHasTheMomentsOfItsBuiltInTwin() {
    for (final double tau : new double[]{0.01, 0.5, 1, 5, 100}) {
      assertSame(TANH.moments(tau), new HyperbolicTangent().moments(tau), "tanh tau=" + tau);
      assertSame(RELU.moments(tau), Activations.parse("relu").moments(tau), "relu tau=" + tau);
      assertSame(
          UserActivation.of("tanh", Math::tanh).withDerivative(t -> 1 / Math.cosh(t) / Math.cosh(t)).moments(tau),
          new HyperbolicTangent().moments(tau), "tanh with derivative tau=" + tau);
    }
  }

  @Test
  void jumpsMakeTheSlopeInfiniteAndAreIntegratedAroundExactly() {
    final StepActivation steps = StepActivation.sigmaT(1.3, -0.4, 0.9);
    final Moments mine = UserActivation.of("mine", t -> t <= -0.4 || t > 0.9 ? 1.3 : 0, 0.9, -0.4).moments(0.8);
    final Moments built = steps.moments(0.8);
    assertClose(mine.mu(), built.mu(), 1e-12, "mu");
    assertClose(mine.p1(), built.p1(), 1e-12, "p1");
    assertClose(mine.p2(), built.p2(), 1e-12, "p2");
    assertClose(mine.d3(), built.d3(), 1e-12, "d3");
    assertThat(mine.dt2()).isInfinite();
  }

  @Test
  void itIsMatchedAndHasKernelsLikeAnyOther() {
    final MatchedLayer mine = NetworkMatching.match(List.of(TANH), 1, new Policy.Levels(5)).layers().getFirst();
    final MatchedLayer built = NetworkMatching.match(List.of(new HyperbolicTangent()), 1, new Policy.Levels(5)).layers()
        .getFirst();
    assertClose(mine.matched().variance(), built.matched().variance(), 1e-10, "variance");
    final DMatrixRMaj samples = GaussianMixture.correlated(40).sample(12, 1).rows();
    final DMatrixRMaj tangent = ExactKernels.tangent(samples, List.of(TANH, RELU), 1).matrix();
    final DMatrixRMaj expected = ExactKernels.tangent(samples, Activations.parseList("tanh,relu"), 1).matrix();
    for (int k = 0; k < tangent.data.length; k++) {
      assertClose(tangent.data[k], expected.data[k], 1e-9, "entry " + k);
    }
  }

  @Test
  void badFunctionsAreNamed() {
    assertThatThrownBy(() -> UserActivation.of("nan", t -> Double.NaN).moments(1))
        .hasMessageContaining("nan must be finite");
    assertThatThrownBy(() -> UserActivation.of("x", t -> t, Double.NaN)).hasMessageContaining("jumps=NaN");
    assertThatThrownBy(() -> TANH.moments(-1)).hasMessageContaining("tau=-1.0");
  }

  private static void assertSame(Moments actual, Moments expected, String what) {
    assertClose(actual.mu(), expected.mu(), 1e-10, what + " mu");
    assertClose(actual.p1(), expected.p1(), 1e-10, what + " p1");
    assertClose(actual.p2(), expected.p2(), 1e-9, what + " p2");
    assertClose(actual.d3(), expected.d3(), 1e-9, what + " d3");
    assertClose(actual.variance(), expected.variance(), 1e-10, what + " variance");
    assertClose(actual.dt2(), expected.dt2(), 1e-8, what + " dt2");
  }
}
