package org.spectern.theory.matching;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.spectern.theory.activation.Cells;
import org.spectern.theory.activation.StepActivation;

/**
 * N levels that meet all four equations, p1, p2, d3 and the variance, exactly, with the fewest levels found.
 *
 * <p> Unknowns are the N - 1 thresholds and N levels in units where the target's variance is 1; Newton's method with
 * shortest steps starts from the least-variance quantiser, moved at random by a fixed seed. A count of levels whose
 * least variance already exceeds the target is skipped: nothing can be found there.
 */
final class ExactQuantiser {
  /** What counts as exact, for each of the four equations in units of the target's variance. */
  static final double EXACT = 1e-12;

  private static final long SEED = 20240301;
  private static final int STARTS = 12;
  private static final int PARTS = 8;
  private static final double ROUGH = 1e-3;
  private static final int STEPS = 80;

  private final Target target;
  private final double deviation;

  ExactQuantiser(Target target) {
    this.target = target;
    deviation = Math.sqrt(target.variance());
  }

  /** A solution as one vector, in units that the next layer can start from. */
  record Solution(double[] unknowns, double residual) {

    int levels() {
      return (unknowns.length + 1) / 2;
    }
  }

  /**
   * The exact match with the fewest levels, or null when none is found.
   *
   * @param nearby a solution for a similar target, tried first; may be null
   */
  Solution solve(int mostLevels, Solution nearby) {
    if (nearby != null && nearby.levels() <= mostLevels) {
      final Solution continued = improved(nearby.unknowns());
      if (continued.residual() <= EXACT) {
        return continued;
      }
    }
    for (int count = 2; count <= mostLevels; count++) {
      final Solution found = withLevels(count);
      if (found != null && found.residual() <= EXACT) {
        return found;
      }
    }
    return null;
  }

  /**
   * The best found with exactly this many levels, exact or not; null where the bounds or the least variance exclude a
   * match.
   */
  Solution withLevels(int count) {
    if (count == 2 && target.first() == 0 || target.energy()
        / target.variance() > DirectionalFraction.of(target.first(), target.second(), count) * (1 + 1e-12)) {
      return null;
    }
    final LeastVarianceQuantiser.Quantiser least = new LeastVarianceQuantiser(target).solve(count);
    if (least.variance() > target.variance() * (1 + 1e-12)) {
      return null;
    }
    final SplittableRandom random = new SplittableRandom(SEED);
    Solution best = null;
    for (int start = 0; start < STARTS; start++) {
      final Solution found = start == 0 ? improved(start(least, random, 0)) : continued(start(least, random, 0.1));
      if (best == null || found.residual() < best.residual()) {
        best = found;
      }
      if (best.residual() <= EXACT) {
        break;
      }
    }
    return best;
  }

  StepActivation activation(Solution solution) {
    final int count = solution.levels();
    final double[] u = Arrays.copyOf(solution.unknowns(), count - 1);
    final double[] levels = Arrays.copyOfRange(solution.unknowns(), count - 1, 2 * count - 1);
    return new StepActivation(target.inPreActivation(u), Arrays.stream(levels).map(f -> f * deviation).toArray());
  }

  private Solution improved(double[] start) {
    final NewtonMethod.Point point = NewtonMethod.solve(this::residuals, start, STEPS);
    return new Solution(point.x(), point.residual());
  }

  /** The residuals are led to zero in equal parts: from afar, Newton's method alone would settle in a local minimum. */
  private Solution continued(double[] start) {
    final double[] initial = residuals(start);
    double[] x = start;
    for (int part = 1; part < PARTS; part++) {
      final double left = 1 - (double) part / PARTS;
      final NewtonMethod.Point point = NewtonMethod.solve(at -> {
        final double[] residuals = residuals(at);
        for (int i = 0; i < residuals.length; i++) {
          residuals[i] -= left * initial[i];
        }
        return residuals;
      }, x, STEPS);
      if (point.residual() > ROUGH) {
        break;
      }
      x = point.x();
    }
    return improved(x);
  }

  private double[] start(LeastVarianceQuantiser.Quantiser least, SplittableRandom random, double spread) {
    final int count = least.levels().length;
    final double[] x = new double[2 * count - 1];
    for (int k = 0; k < count - 1; k++) {
      x[k] = least.u()[k] + spread * random.nextGaussian();
    }
    Arrays.sort(x, 0, count - 1);
    for (int k = 0; k < count; k++) {
      x[count - 1 + k] = least.levels()[k] / deviation + spread * random.nextGaussian();
    }
    return x;
  }

  /** The four equations and the mean, which is kept at zero so that the levels are those of the centred activation. */
  private double[] residuals(double[] x) {
    final int count = (x.length + 1) / 2;
    final double[] u = Arrays.copyOf(x, count - 1);
    for (int k = 1; k < u.length; k++) {
      if (u[k] <= u[k - 1]) {
        return NewtonMethod.outside(5);
      }
    }
    final Cells cells = Cells.of(u);
    double mean = 0;
    double first = 0;
    double second = 0;
    double third = 0;
    double square = 0;
    for (int k = 0; k < count; k++) {
      final double f = x[count - 1 + k];
      mean += f * cells.mass()[k];
      first += f * cells.first()[k];
      second += f * cells.second()[k];
      third += f * f * cells.second()[k];
      square += f * f * cells.mass()[k];
    }
    return new double[]{mean, first - target.first() / deviation, second - target.second() / deviation,
        third - target.third() / target.variance(), square - 1};
  }
}
