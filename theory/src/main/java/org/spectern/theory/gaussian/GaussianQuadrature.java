package org.spectern.theory.gaussian;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * Expectations under xi ~ N(0, 1) by adaptive Gauss–Legendre panels that never straddle a break point.
 *
 * <p> A panel is accepted when its rule agrees with the sum over its two halves to 1e-15 of the integral of the
 * magnitude; a rule that straddled a jump would converge like the panel width only, hence the break points.
 */
public final class GaussianQuadrature {
  /** Beyond 13 standard deviations the density is under 1e-37: nothing of polynomial growth is left. */
  private static final double REACH = 13;
  /** Beyond 9 the mass is 1e-19. */
  private static final double PLAIN_REACH = 9;
  private static final int DEEPEST = 40;
  private static final double TOLERANCE = 1e-15;
  private static final GaussLegendre RULE = new GaussLegendre(16);

  private final double[] edges;

  /** @param breaks points of xi where integrands jump or have a kink, in any order */
  public GaussianQuadrature(double... breaks) {
    final double[] inside = Arrays.stream(breaks).filter(at -> Math.abs(at) < REACH).sorted().distinct().toArray();
    edges = new double[inside.length + 2];
    edges[0] = -REACH;
    System.arraycopy(inside, 0, edges, 1, inside.length);
    edges[inside.length + 1] = REACH;
  }

  /** E[f(xi)]. */
  public double expectation(DoubleUnaryOperator f) {
    return expectation(f, TOLERANCE);
  }

  /**
   * E[f(xi)], refined until panels agree to a tolerance relative to E[|f(xi)|]: for f that is not itself exact to
   * rounding.
   */
  public double expectation(DoubleUnaryOperator f, double tolerance) {
    final DoubleUnaryOperator weighted = xi -> f.applyAsDouble(xi) * Gaussian.density(xi);
    double magnitude = 0;
    for (int i = 0; i + 1 < edges.length; i++) {
      magnitude += rough(weighted, edges[i], edges[i + 1]);
    }
    double sum = 0;
    for (int i = 0; i + 1 < edges.length; i++) {
      // Unit panels first: the density itself varies on that scale.
      final int panels = Math.max(1, (int) Math.ceil(edges[i + 1] - edges[i]));
      final double width = (edges[i + 1] - edges[i]) / panels;
      for (int panel = 0; panel < panels; panel++) {
        final double from = edges[i] + panel * width;
        final double to = panel == panels - 1 ? edges[i + 1] : from + width;
        sum += refine(weighted, from, to, rule(weighted, from, to), magnitude * tolerance, 0);
      }
    }
    return sum;
  }

  /**
   * Moments of s at scale tau, every one by integration.
   *
   * @param increment s up to a constant, best s(t) - s(0) computed without cancellation
   * @param derivative s' between the breaks
   * @param offset the constant left out of {@code increment}
   * @param continuous whether s has no jump; if not, E[s'²] is infinite and p1, p2 come from the values of s
   * @param breaks points of t where s jumps or has a kink
   */
  public static Moments moments(DoubleUnaryOperator increment, DoubleUnaryOperator derivative, double offset,
      boolean continuous,
      double[] breaks, double tau) {
    Moments.requireScale("tau", tau);
    final GaussianQuadrature quadrature = new GaussianQuadrature(Arrays.stream(breaks).map(t -> t / tau).toArray());
    final DoubleUnaryOperator s = xi -> increment.applyAsDouble(tau * xi);
    final DoubleUnaryOperator slope = xi -> derivative.applyAsDouble(tau * xi);
    final double mean = quadrature.expectation(s);
    final double variance = quadrature.expectation(xi -> square(s.applyAsDouble(xi) - mean));
    final double d3 = quadrature.expectation(xi -> (xi * xi - 1) * square(s.applyAsDouble(xi) - mean)) / (tau * tau);
    if (!continuous) {
      final double p1 = quadrature.expectation(xi -> xi * s.applyAsDouble(xi)) / tau;
      final double p2 = quadrature.expectation(xi -> (xi * xi - 1) * (s.applyAsDouble(xi) - mean)) / (tau * tau);
      return new Moments(mean + offset, p1, p2, d3, variance, Double.POSITIVE_INFINITY);
    }
    // Gaussian integration by parts on s' loses nothing at small tau, where s itself is nearly constant.
    final double p1 = quadrature.expectation(slope);
    final double p2 = quadrature.expectation(xi -> xi * slope.applyAsDouble(xi)) / tau;
    final double dt2 = quadrature.expectation(xi -> square(slope.applyAsDouble(xi)));
    return new Moments(mean + offset, p1, p2, d3, variance, dt2);
  }

  /**
   * E[f(xi)] by panels of at most half a deviation between the breaks, unrefined: for f as smooth as the density in
   * between.
   */
  public double plainExpectation(DoubleUnaryOperator f) {
    final DoubleUnaryOperator weighted = xi -> f.applyAsDouble(xi) * Gaussian.density(xi);
    double sum = 0;
    for (int i = 0; i + 1 < edges.length; i++) {
      final double from = Math.max(edges[i], -PLAIN_REACH);
      final double to = Math.min(edges[i + 1], PLAIN_REACH);
      final int panels = (int) Math.ceil(2 * Math.max(0, to - from));
      for (int panel = 0; panel < panels; panel++) {
        sum += rule(weighted, from + (to - from) * panel / panels, from + (to - from) * (panel + 1) / panels);
      }
    }
    return sum;
  }

  /**
   * E[f(u) f(v)] for u = tauU xi, v = tauV (rho xi + sqrt(1 - rho²) eta), by two nested integrals that both split at
   * the breaks of f: the outer one refined, because the inner one, smooth as it is, has the scale sqrt(1 - rho²) near
   * the breaks.
   */
  public static double pairExpectation(DoubleUnaryOperator f, double[] breaks, double tauU, double tauV, double rho) {
    final double across = Math.sqrt(Math.max(0, 1 - rho * rho));
    final GaussianQuadrature outer = new GaussianQuadrature(
        Arrays.stream(breaks).flatMap(t -> DoubleStream.of(t / tauU, t / (tauV * rho))).filter(Double::isFinite)
            .toArray());
    return outer.expectation(xi -> {
      final double centre = rho * xi;
      if (across == 0) {
        return f.applyAsDouble(tauU * xi) * f.applyAsDouble(tauV * centre);
      }
      final double[] split = Arrays.stream(breaks).map(t -> (t / tauV - centre) / across).toArray();
      return f.applyAsDouble(tauU * xi)
          * new GaussianQuadrature(split).plainExpectation(eta -> f.applyAsDouble(tauV * (centre + across * eta)));
    });
  }

  private static double refine(DoubleUnaryOperator f, double from, double to, double whole, double tolerance,
      int depth) {
    final double middle = (from + to) / 2;
    final double left = rule(f, from, middle);
    final double right = rule(f, middle, to);
    // Written so that a NaN ends the refinement.
    if (!(Math.abs(left + right - whole) > tolerance) || depth == DEEPEST) {
      return left + right;
    }
    return refine(f, from, middle, left, tolerance, depth + 1) + refine(f, middle, to, right, tolerance, depth + 1);
  }

  private static double rule(DoubleUnaryOperator f, double from, double to) {
    final double half = (to - from) / 2;
    final double middle = (from + to) / 2;
    double sum = 0;
    for (int i = 0; i < RULE.size(); i++) {
      sum += RULE.weight(i) * f.applyAsDouble(middle + half * RULE.node(i));
    }
    return sum * half;
  }

  /** Integral of |f| to a few digits: the scale that tolerances are relative to. */
  private static double rough(DoubleUnaryOperator f, double from, double to) {
    final int panels = 64;
    double sum = 0;
    for (int i = 0; i < panels; i++) {
      final double left = from + (to - from) * i / panels;
      final double right = from + (to - from) * (i + 1) / panels;
      sum += rule(t -> Math.abs(f.applyAsDouble(t)), left, right);
    }
    return sum;
  }

  private static double square(double x) {
    return x * x;
  }
}
