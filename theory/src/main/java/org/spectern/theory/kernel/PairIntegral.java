package org.spectern.theory.kernel;

import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.GaussLegendre;
import org.spectern.theory.gaussian.Gaussian;
import org.spectern.theory.gaussian.GaussianQuadrature;

/**
 * E[s(u) s(v)] and E[s'(u) s'(v)] by direct integration, for one pair of deviations and any correlation: slow, and
 * always right.
 */
interface PairIntegral {
  double product(double tauU, double tauV, double rho);

  double slope(double tauU, double tauV, double rho);

  static PairIntegral of(Activation activation) {
    return activation instanceof StepActivation steps ? new Steps(steps) : new Nested(activation);
  }

  /** Conditional expectation of v given u inside, u outside; breaks of s split both. */
  record Nested(Activation activation) implements PairIntegral {
    @Override
    public double product(double tauU, double tauV, double rho) {
      return GaussianQuadrature.pairExpectation(activation::value, activation.breaks(), tauU, tauV, rho);
    }

    @Override
    public double slope(double tauU, double tauV, double rho) {
      return GaussianQuadrature.pairExpectation(activation::derivative, activation.breaks(), tauU, tauV, rho);
    }
  }

  /**
   * Plackett's identity: dE[s(u) s(v)]/drho = sum over pairs of jumps J_k J_l phi2(a_k, b_l; rho), integrated over the
   * angle asin(rho), where it has no singularity.
   */
  record Steps(StepActivation steps) implements PairIntegral {
    private static final GaussLegendre RULE = new GaussLegendre(20);
    private static final int PANELS = 24;

    @Override
    public double product(double tauU, double tauV, double rho) {
      double sum = steps.moments(tauU).mu() * steps.moments(tauV).mu();
      // Panels halve towards the end, where phi2 of two different thresholds falls off ever faster.
      final double end = Math.asin(Math.clamp(rho, -1, 1));
      double from = 0;
      for (int panel = 1; panel <= PANELS; panel++) {
        final double to = panel == PANELS ? end : end * (1 - Math.pow(0.5, panel));
        for (int q = 0; q < RULE.size(); q++) {
          final double angle = (from + to) / 2 + (to - from) / 2 * RULE.node(q);
          sum += (to - from) / 2 * RULE.weight(q) * Math.cos(angle) * density(tauU, tauV, Math.sin(angle));
        }
        from = to;
      }
      return sum;
    }

    @Override
    public double slope(double tauU, double tauV, double rho) {
      return density(tauU, tauV, rho) / (tauU * tauV);
    }

    /** sum J_k J_l phi2(a_k, b_l; rho). */
    private double density(double tauU, double tauV, double rho) {
      final double[] t = steps.thresholds();
      final double[] f = steps.levels();
      final double spread = 1 - rho * rho;
      double sum = 0;
      for (int k = 0; k < t.length; k++) {
        for (int l = 0; l < t.length; l++) {
          final double a = t[k] / tauU;
          final double b = t[l] / tauV;
          sum += (f[k + 1] - f[k]) * (f[l + 1] - f[l]) * Math.exp(-(a * a - 2 * rho * a * b + b * b) / (2 * spread));
        }
      }
      return sum * Gaussian.PEAK * Gaussian.PEAK / Math.sqrt(spread);
    }
  }
}
