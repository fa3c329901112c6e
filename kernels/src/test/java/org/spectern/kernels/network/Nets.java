package org.spectern.kernels.network;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.spectern.kernels.Layout;
import org.spectern.kernels.Seed;
import org.spectern.kernels.TernaryMatrix;

/** Small random networks and inputs, each a function of its seed. */
final class Nets {
  /** The activation of sigma_T: one outside an interval, zero inside. */
  static final StepLevels SIGMA_T = new StepLevels(new double[]{-0.83, 0.41}, new int[]{1, 0, 1}, 1.7, 0.93);
  /** Five levels that need a sign. */
  static final StepLevels FIVE = new StepLevels(new double[]{-1.2, -0.3, 0.37, 1.31}, new int[]{-31, -12, 3, 17, 58},
      0.043, 0.21);
  /** Eight levels, none negative. */
  static final StepLevels EIGHT = new StepLevels(new double[]{-1.5, -0.9, -0.4, 0.1, 0.5, 1.0, 1.6},
      new int[]{0, 2, 5, 9, 14, 22, 37, 61}, 0.031, 0.44);
  /** Three levels that a ternary vector could hold. */
  static final StepLevels THREE = new StepLevels(new double[]{-0.5, 0.7}, new int[]{-1, 0, 1}, 1.1, -0.02);

  private Nets() {}

  /**
   * Layers of the given widths and of the same weights in every layout, the first number being the pixels; activations
   * and eps take turns, the latter over all three forms in which seeded weights are drawn: folds, gaps and patterns.
   */
  static FeatureLayers layers(long seed, Layout layout, int[] widths, StepLevels... activations) {
    final double[] sparsities = {0.5, 0.96, 0.9};
    final List<HiddenLayer> layers = new ArrayList<>();
    for (int l = 0; l + 1 < widths.length; l++) {
      final double eps = sparsities[l % sparsities.length];
      try (TernaryMatrix seeded = TernaryMatrix.seeded(new Seed(seed, 7), l, widths[l + 1], widths[l], eps)) {
        layers.add(new HiddenLayer(seeded.to(layout), eps, activations[l % activations.length]));
      }
    }
    return new FeatureLayers(scaling(seed, widths[0]), layers);
  }

  static InputScaling scaling(long seed, int columns) {
    final byte[] mean = new byte[columns];
    new SplittableRandom(seed ^ 77).nextBytes(mean);
    return new InputScaling(mean, 70 * Math.sqrt(columns));
  }

  static byte[] pixels(long seed, int count, int columns) {
    final byte[] pixels = new byte[count * columns];
    new SplittableRandom(seed ^ 99).nextBytes(pixels);
    return pixels;
  }

  /** A readout of 2 to 8 bits, or of 32. */
  static Readout readout(long seed, int classes, int width, int bits) {
    final double[][] weights = weights(seed, classes, width);
    final double[] bias = weights(seed + 1, 1, classes)[0];
    return bits == Float.SIZE ? Readout.float32(weights, bias) : Readout.quantise(weights, bias, bits, 0.4);
  }

  static double[][] weights(long seed, int classes, int width) {
    final SplittableRandom random = new SplittableRandom(seed ^ 55);
    final double[][] weights = new double[classes][width];
    for (final double[] row : weights) {
      for (int i = 0; i < width; i++) {
        row[i] = random.nextGaussian() / 30;
      }
    }
    return weights;
  }
}
