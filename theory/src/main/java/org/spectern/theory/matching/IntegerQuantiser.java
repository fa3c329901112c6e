package org.spectern.theory.matching;

import org.spectern.theory.activation.Cells;

/**
 * N levels that are integers times one scale, so that the activation is a vector of small integers: p1 and p2 exactly,
 * least variance.
 */
final class IntegerQuantiser {
  private final Target target;

  IntegerQuantiser(Target target) {
    this.target = target;
  }

  /**
   * Rounds the least-variance levels at every resolution up to {@code largest} and keeps the set of integers of least
   * variance.
   *
   * @param count number of levels
   * @param largest largest magnitude of an integer
   * @throws IllegalArgumentException when no set of so small integers can carry p1 and p2
   */
  FixedLevels.Solution solve(int count, int largest) {
    final LeastVarianceQuantiser.Quantiser real = new LeastVarianceQuantiser(target).solve(count);
    double peak = 0;
    for (final double level : real.levels()) {
      peak = Math.max(peak, Math.abs(level));
    }
    final double[] mass = Cells.of(real.u()).mass();
    FixedLevels.Solution best = null;
    for (int top = 1; top <= largest; top++) {
      final double scale = peak / top;
      final int[] integers = rounded(real.levels(), scale);
      if (integers == null) {
        continue;
      }
      double mean = 0;
      for (int k = 0; k < integers.length; k++) {
        mean += integers[k] * mass[k];
      }
      final Multipliers guess = new Multipliers(real.multipliers().first() / scale, real.multipliers().second() / scale,
          0);
      final FixedLevels.Solution found = new FixedLevels(target, integers).solve(guess, mean);
      if (found != null && (best == null || found.variance() < best.variance())) {
        best = found;
      }
    }
    if (best == null) {
      throw new IllegalArgumentException(
          "no integer levels of this size carry p1 and p2: levels=" + count + " largest=" + largest);
    }
    return best;
  }

  /** Levels to the nearest multiple of the scale; null when two neighbours become one. */
  private static int[] rounded(double[] levels, double scale) {
    final int[] integers = new int[levels.length];
    for (int k = 0; k < levels.length; k++) {
      integers[k] = (int) Math.rint(levels[k] / scale);
      if (k > 0 && integers[k] == integers[k - 1]) {
        return null;
      }
    }
    return integers;
  }
}
