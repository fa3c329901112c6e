package org.spectern.kernels.network;

import java.util.Arrays;

/**
 * A step activation with integer levels: {@code sigma(t) = scale * integerLevels[k]}, where k counts the thresholds
 * that t exceeds strictly. sigma_T is the case of two thresholds and levels 1, 0, 1 (theory.md, section 4); a quantiser
 * with N levels has N − 1 thresholds.
 *
 * @param thresholds u_1 ≤ … ≤ u_{N−1}, in the units of the pre-activation t
 * @param integerLevels the N levels, each within −128 … 127
 * @param scale what one integer level is worth, s &gt; 0
 * @param mu the mean {@code E[sigma(tau xi)]} that centring takes away, in the units of sigma
 */
public record StepLevels(double[] thresholds, int[] integerLevels, double scale, double mu) {
  /** The most levels an activation may have: the number of values of a byte. */
  public static final int MOST_LEVELS = 256;

  public StepLevels {
    thresholds = thresholds.clone();
    integerLevels = integerLevels.clone();
    if (integerLevels.length < 2 || integerLevels.length > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "an activation has 2 to " + MOST_LEVELS + " levels: integerLevels.length=" + integerLevels.length);
    }
    if (thresholds.length != integerLevels.length - 1) {
      throw new IllegalArgumentException("N levels need N - 1 thresholds: thresholds.length=" + thresholds.length
          + ", integerLevels.length=" + integerLevels.length);
    }
    requireAscending(thresholds);
    for (final int level : integerLevels) {
      if (level != (byte) level) {
        throw new IllegalArgumentException("a level must fit in a signed byte: level=" + level);
      }
    }
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("the scale of the levels must be positive and finite: scale=" + scale);
    }
    if (!Double.isFinite(mu)) {
      throw new IllegalArgumentException("the mean of the activation must be finite: mu=" + mu);
    }
  }

  private static void requireAscending(double[] thresholds) {
    double previous = Double.NEGATIVE_INFINITY;
    for (final double threshold : thresholds) {
      if (!Double.isFinite(threshold) || threshold < previous) {
        throw new IllegalArgumentException("thresholds must be finite and ascend: " + previous + " then " + threshold);
      }
      previous = threshold;
    }
  }

  @Override
  public double[] thresholds() {
    return thresholds.clone();
  }

  @Override
  public int[] integerLevels() {
    return integerLevels.clone();
  }

  /** Level k, without a copy of all. */
  int integerLevel(int k) {
    return integerLevels[k];
  }

  /** Whether every level is 0 or 1, so that the activation is a vector of bits. */
  public boolean binary() {
    for (final int level : integerLevels) {
      if ((level & ~1) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The smallest integer level. */
  public int smallest() {
    int smallest = integerLevels[0];
    for (final int level : integerLevels) {
      smallest = Math.min(smallest, level);
    }
    return smallest;
  }

  /** The largest integer level. */
  public int largest() {
    int largest = integerLevels[0];
    for (final int level : integerLevels) {
      largest = Math.max(largest, level);
    }
    return largest;
  }

  /** The activation itself, {@code sigma(t)} in real units and not centred: the form that tests and plots use. */
  public double at(double t) {
    int index = 0;
    while (index < thresholds.length && t > thresholds[index]) {
      index++;
    }
    return scale * integerLevels[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StepLevels that && scale == that.scale && mu == that.mu
        && Arrays.equals(thresholds, that.thresholds) && Arrays.equals(integerLevels, that.integerLevels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(thresholds) * 31 + Arrays.hashCode(integerLevels);
  }
}
