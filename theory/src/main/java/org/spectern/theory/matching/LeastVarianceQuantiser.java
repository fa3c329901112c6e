package org.spectern.theory.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spectern.theory.activation.Cells;
import org.spectern.theory.activation.StepActivation;

/**
 * The N-level activation of least variance with given p1 and p2: a Lloyd–Max quantiser in Hermite space.
 *
 * <p> For given thresholds the best levels are {@link Multipliers conditional means} of a parabola q; for given levels
 * the best thresholds satisfy q(u_k) = (f_k + f_{k+1})/2. The two are alternated from several starts, which differ in
 * how many thresholds lie left of the parabola's vertex, and Newton's method finishes.
 */
final class LeastVarianceQuantiser {
  private static final int ROUGH_STEPS = 80;
  /** How many of the best rough results Newton's method finishes. */
  private static final int FINISHED = 6;
  private static final double[] SHIFTS = {0, 0.6, 1.2};
  private static final double BULK = 2.2;

  /** @param u thresholds in units of tau~ */
  record Quantiser(double[] u, double[] levels, Multipliers multipliers) {

    double variance() {
      return multipliers.variance();
    }

    StepActivation activation(Target target) {
      return new StepActivation(target.inPreActivation(u), levels);
    }
  }

  private final Target target;

  LeastVarianceQuantiser(Target target) {
    this.target = target;
  }

  /**
   * The best quantiser found with the given number of levels.
   *
   * @throws IllegalArgumentException when so few levels cannot carry both p1 and p2
   */
  Quantiser solve(int count) {
    if (count < 2) {
      throw new IllegalArgumentException("levels must be at least 2: levels=" + count);
    }
    if (count == 2) {
      return single();
    }
    final double vertex = target.second() == 0 ? Double.NEGATIVE_INFINITY : -target.first() / target.second();
    final List<double[]> candidates = new ArrayList<>();
    for (int left = 0; left < count; left++) {
      for (final double shift : SHIFTS) {
        // Away from the vertex towards the bulk, so that the vertex's own cell may grow wide enough to swallow a whole
        // tail.
        final double[] u = iterate(start(count - 1, left, vertex - Math.copySign(shift, vertex)));
        if (u != null) {
          candidates.add(u);
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(u -> Multipliers.of(Cells.of(u), target).variance()));
    return candidates.stream().limit(FINISHED).map(this::finish).min(Comparator.comparingDouble(Quantiser::variance))
        .orElseThrow(() -> new IllegalArgumentException("no activation carries these p1 and p2: levels=" + count));
  }

  /** One threshold: G = u F in both cells, so u = c2/c1 meets both equations, where it can be met at all. */
  private Quantiser single() {
    final double u = target.second() / target.first();
    if (!(Math.abs(u) < 8)) {
      throw new IllegalArgumentException("an even activation needs at least 3 levels: levels=2");
    }
    final Cells cells = Cells.of(new double[]{u});
    final double l1 = target.first() * cells.mass()[0] * cells.mass()[1] / (cells.first()[1] * cells.first()[1]);
    final Multipliers multipliers = new Multipliers(l1, 0, l1 * target.first());
    return new Quantiser(new double[]{u}, multipliers.levels(cells), multipliers);
  }

  private Quantiser finish(double[] rough) {
    final NewtonMethod.Equations fixedPoint = u -> {
      final double[] next = lloyd(u);
      final double[] residuals = new double[u.length];
      for (int k = 0; k < u.length; k++) {
        residuals[k] = next == null ? Double.NaN : next[k] - u[k];
      }
      return residuals;
    };
    final NewtonMethod.Point point = NewtonMethod.solve(fixedPoint, rough, 30);
    final Cells cells = Cells.of(point.x());
    final Multipliers multipliers = Multipliers.of(cells, target);
    return new Quantiser(point.x(), multipliers.levels(cells), multipliers);
  }

  private double[] iterate(double[] start) {
    double[] u = start;
    for (int step = 0; step < ROUGH_STEPS && u != null; step++) {
      u = lloyd(u);
    }
    return u;
  }

  /** One step of Lloyd's iteration; null when it leaves the domain. */
  private double[] lloyd(double[] u) {
    final Cells cells = Cells.of(u);
    final Multipliers multipliers = Multipliers.of(cells, target);
    if (!Double.isFinite(multipliers.variance())) {
      return null;
    }
    final double[] levels = multipliers.levels(cells);
    final double[] next = new double[u.length];
    for (int k = 0; k < u.length; k++) {
      final double crossing = multipliers.inverse((levels[k] + levels[k + 1]) / 2, levels[k + 1] - levels[k]);
      // A mean of two levels below the vertex has no crossing: leave that threshold until its neighbours have moved.
      next[k] = Double.isNaN(crossing) ? u[k] : crossing;
      if (k > 0 && next[k] <= next[k - 1]) {
        return null;
      }
    }
    return next;
  }

  /** Thresholds spread evenly on either side of the vertex, over the bulk of the Gaussian. */
  private static double[] start(int count, int left, double vertex) {
    final double centre = Math.clamp(vertex, -BULK, BULK);
    final double lowest = Math.min(-BULK, centre - 0.5);
    final double highest = Math.max(BULK, centre + 0.5);
    final double[] u = new double[count];
    for (int k = 0; k < count; k++) {
      u[k] = k < left
          ? centre + (lowest - centre) * (left - k) / (left + 0.5)
          : centre + (highest - centre) * (k - left + 1) / (count - left + 0.5);
    }
    return u;
  }
}
