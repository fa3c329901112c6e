package org.spectern.theory.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spectern.theory.Close.assertClose;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianTest {

  /** Values of Abramowitz and Stegun, table 7.1, and of the complement's asymptotic series. */
  @Test
  void theErrorFunctionHasItsTabulatedValues() {
    assertClose(Gaussian.erf(0.5), 0.5204998778130465, 1e-15, "erf(0.5)");
    assertClose(Gaussian.erf(1), 0.8427007929497149, 1e-15, "erf(1)");
    assertClose(Gaussian.erf(-2), -0.9953222650189527, 1e-15, "erf(-2)");
    assertClose(Gaussian.erfc(5) / 1.5374597944280347e-12, 1, 1e-13, "erfc(5)");
    assertClose(Gaussian.erfc(20) / 5.395865611607901e-176, 1, 1e-12, "erfc(20)");
    assertClose(Gaussian.erfc(Double.POSITIVE_INFINITY), 0, 0, "erfc(inf)");
    assertClose(Gaussian.distribution(1.959963984540054), 0.975, 1e-15, "Phi(1.96)");
  }

  @Test
  void seriesAndFractionMeetWhereOneTakesOverFromTheOther() {
    assertClose(Gaussian.erfc(Math.nextDown(2.0)) / Gaussian.erfc(2), 1, 1e-13, "erfc at 2");
    assertClose(Gaussian.erfcx(Math.nextDown(2.0)) / Gaussian.erfcx(2), 1, 1e-13, "erfcx at 2");
  }

  @Test
  void massesOfAdjoiningIntervalsAddUp() {
    final SplittableRandom random = new SplittableRandom(8);
    for (int trial = 0; trial < 1000; trial++) {
      final double[] u = random.doubles(3, -9, 9).sorted().toArray();
      assertClose(Gaussian.mass(u[0], u[1]) + Gaussian.mass(u[1], u[2]), Gaussian.mass(u[0], u[2]), 1e-15,
          "seed 8, trial " + trial);
    }
    assertThat(Gaussian.mass(10, 11)).isPositive();
    assertThat(Gaussian.mass(-11, -10)).isEqualTo(Gaussian.mass(10, 11));
  }

  @Test
  void gaussLegendreIsExactUpToItsDegree() {
    for (final int size : new int[]{1, 2, 5, 16, 20}) {
      final GaussLegendre rule = new GaussLegendre(size);
      for (int degree = 0; degree < 2 * size; degree++) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
          sum += rule.weight(i) * Math.pow(rule.node(i), degree);
        }
        assertClose(sum, degree % 2 == 0 ? 2.0 / (degree + 1) : 0, 1e-13, "size=" + size + " degree=" + degree);
      }
    }
  }

  @Test
  void quadratureEndsEvenWhereTheIntegrandIsNotANumber() {
    assertThat(new GaussianQuadrature().expectation(xi -> Double.NaN)).isNaN();
    assertClose(new GaussianQuadrature(0.3).expectation(xi -> xi > 0.3 ? 1 : 0), 1 - Gaussian.distribution(0.3), 1e-14,
        "tail");
  }

  @Test
  void badInputIsNamed() {
    assertThatThrownBy(() -> Gaussian.erfcx(-1)).hasMessageContaining("x=-1.0");
    assertThatThrownBy(() -> new GaussLegendre(0)).hasMessageContaining("size=0");
    assertThatThrownBy(() -> Moments.requireScale("tau", Double.POSITIVE_INFINITY))
        .hasMessageContaining("tau=Infinity");
  }
}
