package org.spectern.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spectern.theory.Close.assertClose;

import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.spectern.theory.Golden;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.oracle.KernelOracle;
import tools.jackson.databind.JsonNode;

class ExactKernelsTest {

  @Test
  void oneLayerIsTheGoldenOne() {
    final JsonNode golden = Golden.at("exact_kernel_vectors");
    for (final var entry : golden.get("values").properties()) {
      final Activation activation = Activations.parse(entry.getKey());
      final DMatrixRMaj kernel = matrix(golden.get("K_in"));
      final DMatrixRMaj tangent = new DMatrixRMaj(3, 3);
      CommonOps_DDRM.fill(tangent, 1);
      ExactKernels.advance(kernel, tangent, activation, activation.moments(1).mu());
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          final String what = activation.name() + " " + i + "," + j;
          assertClose(kernel.get(i, j), entry.getValue().get("CK").get(i).get(j).asDouble(), 1e-10, what);
          final JsonNode slope = entry.getValue().get("CKprime").get(i).get(j);
          if (slope.isNull()) {
            assertThat(tangent.get(i, j)).as(what).isInfinite();
          } else {
            assertClose(tangent.get(i, j) - kernel.get(i, j), slope.asDouble(), 1e-10, what + " slope");
          }
        }
      }
    }
  }

  @Test
  void everyActivationAgreesWithDoubleIntegrals() {
    final DMatrixRMaj samples = samples(3, 7, 3);
    for (final Activation activation : Activations
        .parseList(
            "relu,leaky-relu:0.1,abs,identity,tanh,erf,sin,cos,gauss,sigmoid,gelu,swish,softplus,elu,poly:0.2,1,-0.5")) {
      final List<Activation> stack = List.of(activation, Activations.parse("relu"));
      final KernelOracle.Kernels oracle = KernelOracle.of(rows(samples), stack, 0.9);
      assertSame(ExactKernels.conjugate(samples, stack, 0.9), oracle.conjugate(), true, activation.name() + " CK");
      assertSame(ExactKernels.tangent(samples, stack, 0.9).matrix(), oracle.tangent(), true,
          activation.name() + " NTK");
    }
  }

  @Test
  void stepActivationsAgreeWithDoubleIntegralsOffTheDiagonal() {
    final DMatrixRMaj samples = samples(3, 7, 4);
    for (final Activation activation : List.of(Activations.parse("sign"), Activations.parse("heaviside"),
        StepActivation.sigmaT(1.3, -0.4, 0.9),
        new StepActivation(new double[]{-2, -1, -0.2, 0.1, 0.5}, new double[]{1, 0.4, 0.1, -0.3, -0.1, 0.6}))) {
      final KernelOracle.Kernels oracle = KernelOracle.of(rows(samples), List.of(activation), 0.9);
      final DMatrixRMaj kernel = ExactKernels.conjugate(samples, List.of(activation), 0.9);
      assertSame(kernel, oracle.conjugate(), true, activation.name());
    }
  }

  @Test
  void slopesOfStepsAreDerivativesOfTheirKernel() {
    final StepActivation steps = new StepActivation(new double[]{-1, -0.2, 0.5}, new double[]{1, 0.1, -0.3, 0.6});
    final double[] variances = {0.8, 1.3};
    final PairLaw law = PairLaw.of(steps, variances);
    for (final double covariance : new double[]{-0.9, -0.4, 0, 0.05, 0.5, 0.95, 1.0}) {
      final double step = 1e-4;
      final double difference = (8 * (law.product(0, 1, covariance + step) - law.product(0, 1, covariance - step))
          - law.product(0, 1, covariance + 2 * step) + law.product(0, 1, covariance - 2 * step)) / (12 * step);
      assertClose(law.slope(0, 1, covariance), difference, 1e-8, "covariance=" + covariance);
    }
  }

  @Test
  void seriesAndIntegralAgreeUpToCorrelationOne() {
    for (final Activation activation : List.of(Activations.parse("elu"), Activations.parse("tanh"),
        Activations.parse("swish"),
        new StepActivation(new double[]{-1, -0.2, 0.5}, new double[]{1, 0.1, -0.3, 0.6}))) {
      final double[] variances = {0.8, 1.3, 1.3};
      final PairLaw series = PairLaw.of(activation, variances);
      final PairIntegral integral = PairIntegral.of(activation);
      for (final double rho : new double[]{-0.999, -0.9, -0.3, 0, 0.01, 0.5, 0.8, 0.97, 0.9999}) {
        final double tauU = Math.sqrt(0.8);
        final double tauV = Math.sqrt(1.3);
        final String what = activation.name() + " rho=" + rho;
        assertClose(series.product(0, 1, rho * tauU * tauV), integral.product(tauU, tauV, rho), 1e-11, what);
        assertClose(series.slope(0, 1, rho * tauU * tauV), integral.slope(tauU, tauV, rho), 1e-10, what + " slope");
      }
    }
  }

  @Test
  void identityHasDepthPlusOneTimesTheGramMatrixAsNtk() {
    final DMatrixRMaj samples = samples(70, 11, 5);
    final List<Activation> stack = Activations.parseList("identity,identity,identity");
    final DMatrixRMaj expected = GramMatrix.of(samples);
    CommonOps_DDRM.scale(4, expected);
    final DMatrixRMaj tangent = ExactKernels.tangent(samples, stack, 1).matrix();
    assertSame(tangent, rows(expected), true, "identity");
  }

  @Test
  void gramMatricesAreInnerProductsAtEverySize() {
    for (final int n : new int[]{1, 2, 3, 5, 63, 64, 65, 130}) {
      for (final int p : new int[]{1, 7, 513, 600}) {
        final DMatrixRMaj samples = samples(n, p, n + p);
        final DMatrixRMaj expected = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(samples, samples, expected);
        assertSame(GramMatrix.of(samples), rows(expected), true, n + "x" + p);
      }
    }
  }

  @Test
  void theDiagonalOfAStepNtkCannotBeRead() {
    final TangentKernel kernel = ExactKernels.tangent(samples(4, 6, 6), Activations.parseList("relu,sign,tanh"), 1);
    assertThat(kernel.hasDiagonal()).isFalse();
    assertThat(kernel.get(0, 1)).isFinite();
    assertThatThrownBy(() -> kernel.get(2, 2)).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("off the diagonal");
    assertThatThrownBy(kernel::matrix).isInstanceOf(IllegalStateException.class);
    assertThat(kernel.offDiagonal().get(1, 1)).isZero();
  }

  @Test
  void badInputIsNamed() {
    final Activation relu = Activations.parse("relu");
    assertThatThrownBy(() -> ExactKernels.advance(new DMatrixRMaj(3, 4), null, relu, 0))
        .hasMessageContaining("kernel=3x4");
    assertThatThrownBy(() -> ExactKernels.advance(new DMatrixRMaj(3, 3), null, relu, 0))
        .hasMessageContaining("K[0]=0.0");
    assertThatThrownBy(() -> ExactKernels.conjugate(samples(3, 3, 1), List.of(), 1)).hasMessageContaining("depth=0");
  }

  private static void assertSame(DMatrixRMaj actual, double[][] expected, boolean diagonal, String what) {
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected.length; j++) {
        if (i != j || diagonal) {
          assertClose(actual.get(i, j), expected[i][j], 1e-10, what + " " + i + "," + j);
        }
      }
    }
  }

  private static DMatrixRMaj samples(int n, int p, long seed) {
    final SplittableRandom random = new SplittableRandom(seed);
    final DMatrixRMaj samples = new DMatrixRMaj(n, p);
    for (int k = 0; k < samples.data.length; k++) {
      samples.data[k] = random.nextGaussian() / Math.sqrt(p);
    }
    return samples;
  }

  private static double[][] rows(DMatrixRMaj matrix) {
    final double[][] rows = new double[matrix.numRows][matrix.numCols];
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        rows[i][j] = matrix.get(i, j);
      }
    }
    return rows;
  }

  private static DMatrixRMaj matrix(JsonNode rows) {
    final DMatrixRMaj matrix = new DMatrixRMaj(rows.size(), rows.size());
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < rows.size(); j++) {
        matrix.set(i, j, rows.get(i).get(j).asDouble());
      }
    }
    return matrix;
  }
}
