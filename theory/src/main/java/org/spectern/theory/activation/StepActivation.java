package org.spectern.theory.activation;

import java.util.Arrays;
import org.spectern.theory.gaussian.Moments;

/**
 * A piecewise constant activation: level k on (u_k, u_{k+1}], with u_0 = -infinity and u_N = +infinity.
 *
 * <p> A value that lies exactly on a threshold belongs to the cell on its <em>left</em>, for every activation and in
 * every kernel: the level's index is the number of thresholds strictly below t. (The paper writes 1[t &lt; s1] + 1[t
 * &gt; s2], which differs on a set of measure zero for Gaussian pre-activations, but not on the lattice of integer
 * ones.)
 */
public final class StepActivation implements Activation {
  private final String name;
  private final double[] thresholds;
  private final double[] levels;

  /**
   * @param thresholds strictly increasing and finite, in units of the pre-activation t
   * @param levels one more than there are thresholds
   */
  public StepActivation(double[] thresholds, double[] levels) {
    this("steps:" + Arrays.toString(thresholds) + Arrays.toString(levels), thresholds, levels);
  }

  /** One that has a name of its own: sign, heaviside. */
  StepActivation(String name, double[] thresholds, double[] levels) {
    if (levels.length != thresholds.length + 1) {
      throw new IllegalArgumentException(
          "there must be one level more than thresholds: levels=" + levels.length + " thresholds=" + thresholds.length);
    }
    for (int k = 0; k < thresholds.length; k++) {
      if (!Double.isFinite(thresholds[k]) || k > 0 && thresholds[k] <= thresholds[k - 1]) {
        throw new IllegalArgumentException(
            "thresholds must be finite and strictly increasing: thresholds=" + Arrays.toString(thresholds));
      }
    }
    for (final double level : levels) {
      if (!Double.isFinite(level)) {
        throw new IllegalArgumentException("levels must be finite: levels=" + Arrays.toString(levels));
      }
    }
    this.name = name;
    this.thresholds = thresholds.clone();
    this.levels = levels.clone();
  }

  /** sigma_T(t) = a (1[t ≤ s1] + 1[t &gt; s2]), the paper's ternary-friendly activation of hidden layers. */
  public static StepActivation sigmaT(double a, double s1, double s2) {
    return new StepActivation(new double[]{s1, s2}, new double[]{a, 0, a});
  }

  /** sigma_Q(t) = b1 (1[t ≤ r1] + 1[t &gt; r4]) + b2 1[r2 &lt; t ≤ r3], the paper's activation of the last layer. */
  public static StepActivation sigmaQ(double b1, double b2, double[] r) {
    if (r.length != 4) {
      throw new IllegalArgumentException("sigma_Q has four thresholds: r=" + Arrays.toString(r));
    }
    return new StepActivation(r, new double[]{b1, 0, b2, 0, b1});
  }

  /** The thresholds, in units of the pre-activation. */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /** The values, one per cell. */
  public double[] levels() {
    return levels.clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double value(double t) {
    int cell = 0;
    while (cell < thresholds.length && t > thresholds[cell]) {
      cell++;
    }
    return levels[cell];
  }

  @Override
  public double derivative(double t) {
    return 0;
  }

  @Override
  public double[] jumps() {
    final double[] jumps = new double[thresholds.length];
    int count = 0;
    for (int k = 0; k < thresholds.length; k++) {
      if (levels[k] != levels[k + 1]) {
        jumps[count++] = thresholds[k];
      }
    }
    return Arrays.copyOf(jumps, count);
  }

  /** mu = sum f P, p1 = sum f F / tau, p2 = sum f G / tau², Var = sum P (f - mu)², d3 = sum G (f - mu)² / tau². */
  @Override
  public Moments moments(double tau) {
    Moments.requireScale("tau", tau);
    final Cells cells = Cells.of(Arrays.stream(thresholds).map(t -> t / tau).toArray());
    double mu = 0;
    for (int k = 0; k < levels.length; k++) {
      mu += levels[k] * cells.mass()[k];
    }
    double p1 = 0;
    double p2 = 0;
    double d3 = 0;
    double variance = 0;
    for (int k = 0; k < levels.length; k++) {
      final double centred = levels[k] - mu;
      p1 += centred * cells.first()[k];
      p2 += centred * cells.second()[k];
      d3 += centred * centred * cells.second()[k];
      variance += centred * centred * cells.mass()[k];
    }
    final double dt2 = jumps().length == 0 ? 0 : Double.POSITIVE_INFINITY;
    return new Moments(mu, p1 / tau, p2 / (tau * tau), d3 / (tau * tau), variance, dt2);
  }
}
