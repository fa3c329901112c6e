package org.spectern.theory.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.spectern.theory.activation.Cells;
import org.spectern.theory.activation.StepActivation;

/**
 * Solves sigma_Q(t) = b1 (1[t ≤ r1] + 1[t &gt; r4]) + b2 1[r2 &lt; t ≤ r3], r2 - r1 = r4 - r3, for the last layer: p1,
 * p2, d3 and the variance (the paper's (68)-(71), whose printed exponents are wrong).
 *
 * <p> Five unknowns and four equations leave a one-parameter family where there is a solution at all: members of it are
 * found by Newton's method with shortest steps. For most originals there is none, by Parseval's bound; then the member
 * of least variance meets p1 and p2, and what remains is an implicit ridge.
 */
final class SigmaQSolver {
  private static final long SEED = 20240301;
  private static final int STARTS = 200;
  private static final double EXACT = 1e-12;

  private final Target target;
  private final double deviation;

  SigmaQSolver(Target target) {
    this.target = target;
    deviation = Math.sqrt(target.variance());
  }

  /** Members of the solution family, at most so many; empty when the bounds exclude one or none is found. */
  List<StepActivation> solutions(int most) {
    final List<StepActivation> found = new ArrayList<>();
    if (!Feasibility.of(target, 3).feasible()) {
      return found;
    }
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int start = 0; start < STARTS && found.size() < most; start++) {
      final NewtonMethod.Point point = NewtonMethod.solve(this::residuals, randomStart(random), 80);
      if (point.residual() <= EXACT) {
        found.add(activation(point.x(), deviation));
      }
    }
    return found;
  }

  /** The sigma_Q of least variance that meets p1 and p2, d3 left free. */
  StepActivation ofLeastVariance() {
    final SplittableRandom random = new SplittableRandom(SEED);
    final ToDoubleFunction<double[]> variance = r -> {
      final double[] x = withScales(r);
      return x == null ? Double.POSITIVE_INFINITY : sums(x).square;
    };
    double[] best = null;
    for (int start = 0; start < 24; start++) {
      final double[] r = Simplex.minimum(variance, Arrays.copyOf(randomStart(random), 3), 0.3);
      if (best == null || variance.applyAsDouble(r) < variance.applyAsDouble(best)) {
        best = r;
      }
    }
    final double[] x = withScales(Simplex.minimum(variance, best, 1e-3));
    if (x == null) {
      throw new IllegalArgumentException("no sigma_Q carries these p1 and p2: p1=" + target.first() / target.tau());
    }
    return activation(x, deviation);
  }

  /**
   * What the authors' code ends at: b1 = b2 = sqrt(d3²/p2² + 4 tau²) are given, and the thresholds have the least (p1²
   * − p1*²)² + (p2² − p2*²)² + (d3 − d3*)² + (tau² − tau*²)², stars marking the original. Where there is no solution,
   * its p1 may be far off.
   *
   * @throws IllegalArgumentException for an odd original, whose p2 = 0 leaves no scale
   */
  StepActivation ofLeastSquares() {
    final double level = Math.sqrt(square(target.third() / target.second()) + 4 * target.variance()) / deviation;
    if (!Double.isFinite(level)) {
      throw new IllegalArgumentException("p2 must not be zero: p2=" + target.second() / square(target.tau()));
    }
    final ToDoubleFunction<double[]> misfit = r -> misfit(new double[]{r[0], r[1], r[2], level, level});
    final SplittableRandom random = new SplittableRandom(SEED);
    double[] best = null;
    for (int start = 0; start < STARTS; start++) {
      final double[] r = Simplex.minimum(misfit, Arrays.copyOf(randomStart(random), 3), 0.3);
      if (best == null || misfit.applyAsDouble(r) < misfit.applyAsDouble(best)) {
        best = r;
      }
    }
    final double[] r = Simplex.minimum(misfit, best, 1e-3);
    return activation(new double[]{r[0], r[1], r[2], level, level}, deviation);
  }

  private double misfit(double[] x) {
    if (!(x[0] < x[1] && x[1] < x[2])) {
      return Double.POSITIVE_INFINITY;
    }
    final Sums sums = sums(x);
    final double tau2 = square(target.tau());
    final double first = (target.variance() * square(sums.first) - square(target.first())) / tau2;
    final double second = (target.variance() * square(sums.second) - square(target.second())) / square(tau2);
    final double third = (target.variance() * sums.third - target.third()) / tau2;
    final double variance = target.variance() * (sums.square - 1);
    return square(first) + square(second) + square(third) + square(variance);
  }

  private static double square(double x) {
    return x * x;
  }

  private static double[] randomStart(SplittableRandom random) {
    final double[] r = random.doubles(3, -2.5, 2.5).sorted().toArray();
    return new double[]{r[0], r[1], r[2], random.nextDouble(-3, 3), random.nextDouble(-3, 3)};
  }

  /** b1 and b2 from the two linear equations for p1 and p2; null outside the domain. */
  private double[] withScales(double[] r) {
    if (!(r[0] < r[1] && r[1] < r[2])) {
      return null;
    }
    final Cells cells = Cells.of(thresholds(r));
    final double outerFirst = cells.first()[0] + cells.first()[4];
    final double outerSecond = cells.second()[0] + cells.second()[4];
    final double determinant = outerFirst * cells.second()[2] - outerSecond * cells.first()[2];
    final double c1 = target.first() / deviation;
    final double c2 = target.second() / deviation;
    final double b1 = (c1 * cells.second()[2] - c2 * cells.first()[2]) / determinant;
    final double b2 = (outerFirst * c2 - outerSecond * c1) / determinant;
    return Double.isFinite(b1 + b2) ? new double[]{r[0], r[1], r[2], b1, b2} : null;
  }

  private double[] residuals(double[] x) {
    if (!(x[0] < x[1] && x[1] < x[2])) {
      return NewtonMethod.outside(4);
    }
    final Sums sums = sums(x);
    return new double[]{sums.first - target.first() / deviation, sums.second - target.second() / deviation,
        sums.third - target.third() / target.variance(), sums.square - 1};
  }

  private record Sums(double first, double second, double third, double square) {}

  private static Sums sums(double[] x) {
    final Cells cells = Cells.of(thresholds(x));
    final double[] levels = {x[3], 0, x[4], 0, x[3]};
    double mean = 0;
    for (int k = 0; k < 5; k++) {
      mean += levels[k] * cells.mass()[k];
    }
    double first = 0;
    double second = 0;
    double third = 0;
    double square = 0;
    for (int k = 0; k < 5; k++) {
      final double f = levels[k] - mean;
      first += f * cells.first()[k];
      second += f * cells.second()[k];
      third += f * f * cells.second()[k];
      square += f * f * cells.mass()[k];
    }
    return new Sums(first, second, third, square);
  }

  private static double[] thresholds(double[] x) {
    return new double[]{x[0], x[1], x[2], x[2] + x[1] - x[0]};
  }

  private StepActivation activation(double[] x, double scale) {
    return StepActivation.sigmaQ(x[3] * scale, x[4] * scale, target.inPreActivation(thresholds(x)));
  }
}
