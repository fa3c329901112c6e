package org.spectern.theory.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectern.theory.gaussian.Moments;

class MomentsTwoWaysTest {
  private static final double TOLERANCE = 1e-10;
  private static final List<Activation> ALL = Activations
      .parseList("relu,leaky-relu:0.1,abs,sign,heaviside,identity,tanh,erf,sin,cos,gauss,"
          + "sigmoid,gelu,swish,softplus,elu,poly:0.2,1,-0.5");
  private static final List<StepActivation> STEPS = List.of(StepActivation.sigmaT(1.3, -0.4, 0.9),
      StepActivation.sigmaQ(1.2, -0.7, new double[]{-1.5, -0.8, 0.3, 1.0}),
      new StepActivation(new double[]{-2, -1, -0.2, 0.1, 0.5, 1.5, 3},
          new double[]{1, 0.4, 0.1, -0.3, -0.1, 0.6, 1.1, 2.5}));

  @Test
  void closedFormsAndSeriesAgreeWithQuadratureAtEveryScale() {
    for (final double tau : new double[]{1e-3, 0.01, 0.1, 0.3, 0.7, 1, 1.7, 3, 10, 30, 100, 1e3}) {
      ALL.forEach(activation -> assertSame(activation, tau));
      // Steps far out in a tail leave a variance that underflows: scale the thresholds with tau.
      STEPS.forEach(steps -> assertSame(scaled(steps, tau), tau));
    }
  }

  private static StepActivation scaled(StepActivation steps, double factor) {
    return new StepActivation(Arrays.stream(steps.thresholds()).map(t -> t * factor).toArray(), steps.levels());
  }

  /** Relative to the natural scale of each moment: some vanish, and those of sin and cos at large tau underflow. */
  private static void assertSame(Activation activation, double tau) {
    final Moments closed = activation.moments(tau);
    final Moments quadrature = activation.quadratureMoments(tau);
    final double deviation = closed.tau();
    final String what = activation.name() + " tau=" + tau;
    assertNear(closed.mu(), quadrature.mu(), Math.abs(activation.value(0)) + deviation, what + " mu");
    assertNear(closed.variance(), quadrature.variance(), 0, what + " variance");
    assertNear(closed.p1(), quadrature.p1(), deviation / tau, what + " p1");
    assertNear(closed.p2(), quadrature.p2(), deviation / (tau * tau), what + " p2");
    assertNear(closed.d3(), quadrature.d3(), closed.variance() / (tau * tau), what + " d3");
    if (activation.jumps().length == 0) {
      assertNear(closed.dt2(), quadrature.dt2(), 0, what + " dt2");
    } else {
      assertThat(closed.dt2()).as(what).isInfinite();
      assertThat(quadrature.dt2()).as(what).isInfinite();
    }
  }

  private static void assertNear(double actual, double expected, double scale, String what) {
    assertThat(Math.abs(actual - expected)).as("%s: closed %s quadrature %s", what, actual, expected)
        .isLessThanOrEqualTo(TOLERANCE * Math.max(scale, Math.abs(expected)));
  }
}
