package org.spectern.theory.matching;

import java.util.function.DoubleUnaryOperator;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.Gaussian;
import org.spectern.theory.gaussian.Moments;

/**
 * Solves p1, p2, d3 of sigma_T(t) = a (1[t ≤ s1] + 1[t &gt; s2]) for given targets (Algorithm 1 of the paper), exactly, in one dimension.
 *
 * <p>
 * With the zero interval [-c - h, -c + h] in units of tau~, A = |p1|/(|p2| tau~) and B = d3/(p2 tau~)²: F/G = ±A gives
 * h = ((A c ± 1)/A) tanh(c h), and (2P - 1)/G = B is monotone in c on each of the two branches, with the common limit
 * B_inf = (2 Phi(1/A) - 1) A/phi(1/A). Branch + holds the root iff B &lt; B_inf. Then a = |p2| tau~²/|G|. Of the four symmetric copies
 * (signs of p1 and p2 do not matter) the one with a &gt; 0 and E[s'] ≥ 0 is returned.
 */
final class SigmaTSolver {
  /** Interval ends beyond this many deviations carry less than 1e-300 of mass: the step is one-sided. */
  private static final double FARTHEST = 37;

  private final double tau;
  private final double p1;
  private final double p2;

  /**
   * @param tau input scale tau~ of the compressed network
   * @param target moments of the original, at its own scale
   */
  SigmaTSolver(double tau, Moments target) {
    Moments.requireScale("tau", tau);
    this.tau = tau;
    p1 = Math.abs(target.p1());
    p2 = Math.abs(target.p2());
    if (!(p1 * tau + p2 * tau * tau > 0)) {
      throw new IllegalArgumentException("p1 and p2 must not both be zero: p1=" + target.p1() + " p2=" + target.p2());
    }
  }

  /** The match of p1², p2² and d3; for an odd original (p2 = 0) of p1² alone, d3 being 0. */
  StepActivation matching(double d3) {
    if (odd()) {
      return oneSided();
    }
    final double b = d3 / square(p2 * tau);
    if (even()) {
      final DoubleUnaryOperator misfit = h -> 2 * Gaussian.mass(-h, h) - 1 - b * second(0, h);
      // (2P - 1)/G rises from -infinity to +infinity with h.
      return scaled(0, RootFinder.root(misfit, 1e-300, FARTHEST));
    }
    final double ratio = p1 / (p2 * tau);
    final double limit = (2 * Gaussian.distribution(1 / ratio) - 1) * ratio / Gaussian.density(1 / ratio);
    final int branch = b < limit ? 1 : -1;
    final double start = nearest(ratio, branch);
    final DoubleUnaryOperator misfit = c -> {
      final double h = halfWidth(ratio, branch, c);
      return 2 * Gaussian.mass(-c - h, -c + h) - 1 - b * second(c, h);
    };
    double end = start + 1;
    while (misfit.applyAsDouble(end) <= 0 && end < FARTHEST) {
      end = start + 2 * (end - start);
    }
    final double c = misfit.applyAsDouble(end) <= 0 ? end : RootFinder.root(misfit, start, end);
    return scaled(c, halfWidth(ratio, branch, c));
  }

  /** The match of p1² and p2² with the least variance; d3 is left free. */
  StepActivation ofLeastVariance() {
    if (odd()) {
      return oneSided();
    }
    if (even()) {
      return scaled(0, least(0.01, 8, h -> variance(0, h)));
    }
    final double ratio = p1 / (p2 * tau);
    StepActivation best = null;
    for (final int branch : new int[]{1, -1}) {
      final double start = nearest(ratio, branch);
      final double c = least(start * (1 + 1e-6) + 1e-6, start + 8, at -> variance(at, halfWidth(ratio, branch, at)));
      final StepActivation found = scaled(c, halfWidth(ratio, branch, c));
      if (best == null || found.moments(tau).variance() < best.moments(tau).variance()) {
        best = found;
      }
    }
    return best;
  }

  private boolean odd() {
    return p2 * tau * tau <= 1e-14 * p1 * tau;
  }

  private boolean even() {
    return p1 * tau <= 1e-14 * p2 * tau * tau;
  }

  /** a 1[t &gt; 0] as sigma_T whose left step lies out of reach of any pre-activation. */
  private StepActivation oneSided() {
    return new StepActivation(new double[]{0}, new double[]{0, p1 * tau / Gaussian.PEAK});
  }

  private StepActivation scaled(double c, double h) {
    final double a = p2 * tau * tau / Math.abs(second(c, h));
    return StepActivation.sigmaT(a, (-c - h) * tau, (-c + h) * tau);
  }

  /** Smallest c of a branch, where h tends to 0: c (A c ± 1)/A = 1. */
  private static double nearest(double ratio, int branch) {
    final double root = Math.sqrt(1 + 4 * ratio * ratio);
    return branch > 0 ? 2 * ratio / (1 + root) : (1 + root) / (2 * ratio);
  }

  /** The positive solution of h = K tanh(c h), K = (A c ± 1)/A: Newton from the right is monotone, h - K tanh(c h) being convex. */
  private static double halfWidth(double ratio, int branch, double c) {
    final double top = c + branch / ratio;
    double h = top;
    for (int step = 0; step < 100; step++) {
      final double tanh = Math.tanh(c * h);
      final double next = h - (h - top * tanh) / (1 - top * c * (1 - tanh * tanh));
      if (!(next < h) || next < 0) {
        break;
      }
      h = next;
    }
    return Math.max(h, 0);
  }

  /** G = u2 phi(u2) - u1 phi(u1) over the interval of centre -c and half width h. */
  private static double second(double c, double h) {
    if (c * h > 1) {
      return Gaussian.densityTimes(-c + h) - Gaussian.densityTimes(-c - h);
    }
    // The same for a narrow interval, where the two densities nearly cancel.
    return 2 * Gaussian.PEAK * Math.exp(-(c * c + h * h) / 2) * (h * Math.cosh(c * h) - c * Math.sinh(c * h));
  }

  /** Var sigma_T at the scale a that meets p2. */
  private double variance(double c, double h) {
    final double zero = Gaussian.mass(-c - h, -c + h);
    return square(p2 * tau * tau / second(c, h)) * zero * (1 - zero);
  }

  /** The least point of f: a scan, then the root of its derivative by central differences. */
  private static double least(double from, double to, DoubleUnaryOperator f) {
    final int cells = 200;
    int best = 1;
    for (int i = 1; i < cells; i++) {
      if (f.applyAsDouble(from + (to - from) * i / cells) < f.applyAsDouble(from + (to - from) * best / cells)) {
        best = i;
      }
    }
    final double lower = from + (to - from) * (best - 1) / cells;
    final double upper = from + (to - from) * (best + 1) / cells;
    final double step = 1e-3 * (upper - lower);
    // Fourth order: the variance is smooth, and a comparison of its values alone would give only half the digits.
    final DoubleUnaryOperator slope = x -> 8 * (f.applyAsDouble(x + step) - f.applyAsDouble(x - step))
        - f.applyAsDouble(x + 2 * step)
        + f.applyAsDouble(x - 2 * step);
    return slope.applyAsDouble(lower + 2 * step) * slope.applyAsDouble(upper - 2 * step) > 0
        ? lower + (upper - lower) / 2
        : RootFinder.root(slope, lower + 2 * step, upper - 2 * step);
  }

  private static double square(double x) {
    return x * x;
  }
}
