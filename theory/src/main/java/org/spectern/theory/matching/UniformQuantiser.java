package org.spectern.theory.matching;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * At most 2^b equally spaced levels, 0, 1, …, 2^b - 1 times one scale: b bit planes of weights 1, 2, 4, …. p1 and p2
 * exactly, with the least variance found.
 *
 * <p> Level 0 lies around the vertex of the parabola that the activation follows, and the levels climb by one per
 * threshold on either side; several lengths of the far climb are tried. A parabola that opens downwards gives its
 * mirror image, 2^b - 1 levels down from the top.
 */
final class UniformQuantiser {
  private static final double[] REACHES = {1.6, 2, 2.4, 2.8};
  private static final double[] FAR_REACHES = {1.8, 2.4, 3, 3.6};

  private final Target target;
  /** Whether most of the mass lies right of the parabola's vertex. */
  private final boolean bulkRight;
  /** The parabola's vertex, or the end of the bulk where the vertex lies beyond it. */
  private final double foot;

  UniformQuantiser(Target target) {
    this.target = target;
    bulkRight = target.first() * target.second() >= 0;
    final double vertex = target.second() == 0 ? Double.NEGATIVE_INFINITY : -target.first() / target.second();
    foot = Math.clamp(vertex, -2.2, 2.2);
  }

  /** @throws IllegalArgumentException when no such set of levels carries p1 and p2 */
  FixedLevels.Solution solve(int bits) {
    final int most = (1 << bits) - 1;
    final Set<Integer> farSides = new TreeSet<>(List.of(0));
    for (final double reach : REACHES) {
      for (final double farReach : FAR_REACHES) {
        farSides.add(farSide(most, reach, farReach));
      }
    }
    FixedLevels.Solution best = null;
    for (final int far : farSides) {
      for (final double reach : REACHES) {
        final FixedLevels.Solution found = from(climb(bulkRight ? far : most, bulkRight ? most : far), most, reach);
        if (found != null && (best == null || found.variance() < best.variance())) {
          best = found;
        }
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("no equally spaced levels carry p1 and p2: bits=" + bits);
    }
    return best;
  }

  /** left, …, 1, 0, 1, …, right; all negative where the parabola opens downwards. */
  private int[] climb(int left, int right) {
    final int direction = target.second() < 0 ? -1 : 1;
    final int[] integers = new int[left + 1 + right];
    for (int k = 0; k < integers.length; k++) {
      integers[k] = direction * Math.abs(k - left);
    }
    return integers;
  }

  /** How many levels the ideal parabola climbs on the vertex's far side before the Gaussian's mass ends. */
  private int farSide(int most, double reach, double farReach) {
    final double height = Math.abs(target.parabola(bulkRight ? -farReach : farReach) - target.parabola(foot));
    return (int) Math.clamp(Math.rint(height / Math.abs(scale(most, reach))), 0, most);
  }

  private double scale(int near, double reach) {
    return (target.parabola(bulkRight ? reach : -reach) - target.parabola(foot)) / (near - 0.3);
  }

  /** Newton's start: the ideal parabola scaled so that the last level is reached at so many deviations. */
  private FixedLevels.Solution from(int[] integers, int near, double reach) {
    final int direction = target.second() < 0 ? -1 : 1;
    final double scale = direction * scale(near, reach);
    if (!(scale > 0)) {
      return null;
    }
    final Multipliers guess = new Multipliers(target.first() / scale, target.second() / (2 * scale), 0);
    final double mean = -guess.parabola(foot) + direction * 0.1;
    final FixedLevels.Solution found = new FixedLevels(target, integers).solve(guess, mean);
    return found == null || direction > 0 ? found : found.shifted(near);
  }
}
