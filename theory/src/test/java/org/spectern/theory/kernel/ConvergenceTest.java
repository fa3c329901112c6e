package org.spectern.theory.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.mixture.GaussianMixture;
import org.spectern.theory.mixture.MixtureSample;
import org.spectern.theory.mixture.MixtureStatistics;
import org.spectern.theory.spectrum.Lanczos;
import org.spectern.theory.spectrum.SymmetricOperator;

/**
 * The table of theory.md, section 2: operator-norm errors of the equivalents for centred ReLU on the correlated
 * mixture, n = p.
 */
class ConvergenceTest {
  private static final int[] SIZES = {256, 512, 1024};
  /** Small samples fluctuate: averages of so many seeds. */
  private static final int[] SEEDS = {4, 3, 1};
  private static final double[][] PUBLISHED = {{.178, .268, .0483, .343, .187}, {.103, .189, .0278, .185, .105},
      {.072, .157, .0196, .125, .0785}};
  private static final String[] COLUMNS = {"CK L=1", "CK L=1 printed", "CK L=3", "NTK L=1", "NTK L=3"};
  private static final double[][] MEASURED = new double[3][5];

  @BeforeAll
  static void measure() {
    for (int row = 0; row < SIZES.length; row++) {
      for (int seed = 1; seed <= SEEDS[row]; seed++) {
        final GaussianMixture mixture = GaussianMixture.correlated(SIZES[row]);
        final MixtureSample sample = mixture.sample(SIZES[row], seed);
        final MixtureStatistics statistics = MixtureStatistics.exact(mixture, sample);
        final double[] errors = errors(sample, statistics);
        for (int column = 0; column < errors.length; column++) {
          MEASURED[row][column] += errors[column] / SEEDS[row];
        }
      }
    }
  }

  private static double[] errors(MixtureSample sample, MixtureStatistics statistics) {
    final double[] errors = new double[5];
    for (final int depth : new int[]{1, 3}) {
      final List<Activation> stack = Collections.nCopies(depth, Activations.parse("relu"));
      final LayerCoefficients layer = Recursion.of(stack, statistics.tau0()).getLast();
      final SymmetricOperator conjugate = SymmetricOperator
          .of(ExactKernels.conjugate(sample.rows(), stack, statistics.tau0()));
      final SymmetricOperator tangent = SymmetricOperator
          .of(ExactKernels.tangent(sample.rows(), stack, statistics.tau0()).matrix());
      final double ck = error(conjugate,
          AsymptoticEquivalent.conjugate(sample, statistics, layer, RecursionForm.CORRECT));
      final double ntk = error(tangent, AsymptoticEquivalent.tangent(sample, statistics, layer, RecursionForm.CORRECT));
      errors[depth == 1 ? 0 : 2] = ck;
      errors[depth == 1 ? 3 : 4] = ntk;
      if (depth == 1) {
        errors[1] = error(conjugate, AsymptoticEquivalent.conjugate(sample, statistics, layer, RecursionForm.PRINTED));
      }
    }
    return errors;
  }

  private static double error(SymmetricOperator kernel, SymmetricOperator equivalent) {
    return Lanczos.operatorNorm(SymmetricOperator.difference(kernel, equivalent), 1e-8);
  }

  @Test
  void errorsAreThoseOfTheTableWithinFifteenPercent() {
    for (int row = 0; row < SIZES.length; row++) {
      for (int column = 0; column < 5; column++) {
        assertThat(MEASURED[row][column] / PUBLISHED[row][column])
            .as("%s at p=%s: %s", COLUMNS[column], SIZES[row], MEASURED[row][column])
            .isBetween(0.85, 1.15);
      }
    }
  }

  @Test
  void errorsOfTheCorrectFormFallLikeTheRootOfTheDimension() {
    for (final int column : new int[]{0, 2, 3, 4}) {
      final double slope = Math.log(MEASURED[2][column] / MEASURED[0][column]) / Math.log(4);
      assertThat(slope).as(COLUMNS[column]).isBetween(-0.85, -0.4);
    }
  }

  /** With the paper's diagonal the error tends to tau_0⁴ alpha3, which does not vanish. */
  @Test
  void errorsOfThePrintedFormDoNotFallBelowItsExtraTerm() {
    final double extra = Recursion.of(List.of(Activations.parse("relu")), 1).getLast().alpha().alpha3();
    for (int row = 0; row < SIZES.length; row++) {
      assertThat(MEASURED[row][1]).isGreaterThan(extra);
    }
    final double slope = Math.log(MEASURED[2][1] / MEASURED[0][1]) / Math.log(4);
    assertThat(slope).isGreaterThan(-0.4);
    assertThat(MEASURED[2][1] - MEASURED[2][0]).isGreaterThan(0.9 * extra);
  }
}
