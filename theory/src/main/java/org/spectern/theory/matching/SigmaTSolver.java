package org.spectern.theory.matching;

import java.util.function.DoubleUnaryOperator;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.Gaussian;
import org.spectern.theory.gaussian.Moments;

/**
 * Solves p1, p2, d3 of sigma_T(t) = a (1[t ≤ s1] + 1[t &gt; s2]) for given targets (Algorithm 1 of the paper), exactly,
 * in one dimension.
 *
 * <p> With the zero interval [-c - h, -c + h] in units of tau~, A = |p1|/(|p2| tau~) and B = d3/(p2 tau~)²: F/G = ±A
 * gives h = ((A c ± 1)/A) tanh(c h), that is c² ± c/A = x coth x with x = c h, so c and h are explicit in x, and (2P -
 * 1)/G = B is monotone in x on each of the two branches, with the common limit B_inf = (2 Phi(1/A) - 1) A/phi(1/A).
 * Branch + holds the root iff B &lt; B_inf. Then a = |p2| tau~²/|G|. Of the four symmetric copies (signs of p1 and p2
 * do not matter) the one with a &gt; 0 and E[s'] ≥ 0 is returned.
 */
final class SigmaTSolver {
  /** Beyond this many deviations the density is below 1e-300. */
  private static final double MOST_DEVIATIONS = 37;
  /** At this x = c h the interval's left end is out of reach: the step is one-sided. */
  private static final double FARTHEST = 1024;

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
      final DoubleUnaryOperator misfit = h -> 2 * Gaussian.mass(-h, h) - 1 - b * central(h).second();
      // (2P - 1)/G rises from -infinity to +infinity with h.
      return scaled(central(RootFinder.root(misfit, 1e-300, MOST_DEVIATIONS)));
    }
    final double ratio = p1 / (p2 * tau);
    final double limit = (2 * Gaussian.distribution(1 / ratio) - 1) * ratio / Gaussian.density(1 / ratio);
    final int branch = b < limit ? 1 : -1;
    final DoubleUnaryOperator misfit = x -> {
      final Interval zero = interval(ratio, branch, x);
      return 2 * zero.mass() - 1 - b * zero.second();
    };
    double end = 1;
    while (misfit.applyAsDouble(end) <= 0 && end < FARTHEST) {
      end *= 2;
    }
    final double x = misfit.applyAsDouble(end) <= 0 ? end : RootFinder.root(misfit, 0, end);
    return scaled(interval(ratio, branch, x));
  }

  /** The match of p1² and p2² with the least variance; d3 is left free. */
  StepActivation ofLeastVariance() {
    if (odd()) {
      return oneSided();
    }
    if (even()) {
      return scaled(central(least(0.01, 8, h -> variance(central(h)))));
    }
    final double ratio = p1 / (p2 * tau);
    Interval best = null;
    for (final int branch : new int[]{1, -1}) {
      final double x = least(0, 40, at -> variance(interval(ratio, branch, at)));
      final Interval found = interval(ratio, branch, x);
      best = best == null || variance(found) < variance(best) ? found : best;
    }
    return scaled(best);
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

  private StepActivation scaled(Interval zero) {
    return StepActivation.sigmaT(scale(zero), (-zero.c - zero.h) * tau, (-zero.c + zero.h) * tau);
  }

  private double scale(Interval zero) {
    return p2 * tau * tau / Math.abs(zero.second);
  }

  /** Var sigma_T at the scale a that meets p2. */
  private double variance(Interval zero) {
    return square(scale(zero)) * zero.mass * (1 - zero.mass);
  }

  /**
   * Where sigma_T is zero, in units of tau~: [-c - h, -c + h], its mass P and its G = u2 phi(u2) - u1 phi(u1).
   */
  private record Interval(double c, double h, double mass, double second) {}

  private static Interval central(double h) {
    return new Interval(0, h, Gaussian.mass(-h, h), 2 * Gaussian.densityTimes(h));
  }

  /** The interval with c h = x on a branch: c² ± c/A = x coth x, and G = ±F/A. */
  private static Interval interval(double ratio, int branch, double x) {
    final double product = x < 1e-8 ? 1 : x / Math.tanh(x);
    final double half = 1 / (2 * ratio);
    final double root = Math.sqrt(half * half + product);
    final double c = branch > 0 ? product / (half + root) : half + root;
    final double h = x / c;
    final double first = x > 1
        ? Gaussian.density(-c + h) - Gaussian.density(-c - h)
        : 2 * Gaussian.PEAK * Math.exp(-(c * c + h * h) / 2) * Math.sinh(x);
    return new Interval(c, h, Gaussian.mass(-c - h, -c + h), branch * first / ratio);
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
