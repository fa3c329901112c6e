package org.spectern.theory.mixture;

import java.util.random.RandomGenerator;

/**
 * Standard normals by Box and Muller's formula in strict arithmetic: the same bits everywhere, unlike a library's own
 * choice of method.
 */
final class NormalStream {
  private final RandomGenerator source;

  NormalStream(RandomGenerator source) {
    this.source = source;
  }

  void fill(double[] x) {
    for (int k = 0; k < x.length; k += 2) {
      // 1 - u lies in (0, 1], where the logarithm is finite.
      final double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - source.nextDouble()));
      final double angle = 2 * StrictMath.PI * source.nextDouble();
      x[k] = radius * StrictMath.cos(angle);
      if (k + 1 < x.length) {
        x[k + 1] = radius * StrictMath.sin(angle);
      }
    }
  }
}
