package org.spectern.kernels.network;

/**
 * Rounds trained readout weights to few bits. Each class gets the scale that leaves the least squared error, found
 * among fractions of the scale that would just hold the largest weight: with 4 bits a few clipped weights cost less
 * than a coarse grid for all.
 */
final class ReadoutQuantiser {
  private static final int CANDIDATES = 96;
  private static final double SMALLEST_FRACTION = 0.25;

  private ReadoutQuantiser() {}

  static QuantisedReadout quantise(double[][] weights, double[] bias, int bits, double centre) {
    requireShape(weights, bias);
    QuantisedReadout.requireBits(bits);
    if (!Double.isFinite(centre)) {
      throw new IllegalArgumentException("the mean feature must be finite: centre=" + centre);
    }
    final byte[][] rounded = new byte[weights.length][];
    final float[] scales = new float[weights.length];
    final float[] shifted = new float[weights.length];
    for (int c = 0; c < weights.length; c++) {
      scales[c] = bestScale(weights[c], bits);
      rounded[c] = new byte[weights[c].length];
      double lost = 0;
      for (int i = 0; i < weights[c].length; i++) {
        final int q = round(weights[c][i], scales[c], bits);
        rounded[c][i] = (byte) q;
        lost += weights[c][i] - (double) scales[c] * q;
      }
      shifted[c] = (float) (bias[c] + lost * centre);
    }
    return QuantisedReadout.of(rounded, scales, shifted, bits);
  }

  /** Checks that weights and biases are a finite, rectangular, non-empty readout. */
  static void requireShape(double[][] weights, double[] bias) {
    if (weights.length == 0 || weights.length > Readout.MOST_CLASSES || weights.length != bias.length) {
      throw new IllegalArgumentException("a readout has 1 to " + Readout.MOST_CLASSES + " classes, each with a bias: "
          + "weights.length=" + weights.length + ", bias.length=" + bias.length);
    }
    for (int c = 0; c < weights.length; c++) {
      if (weights[c].length == 0 || weights[c].length > Readout.MOST_FEATURES
          || weights[c].length != weights[0].length) {
        throw new IllegalArgumentException("every class has one weight per feature: weights[" + c + "].length="
            + weights[c].length + ", weights[0].length=" + weights[0].length);
      }
      for (final double weight : weights[c]) {
        if (!Float.isFinite((float) weight)) {
          throw new IllegalArgumentException("a weight must be finite in float32: weight=" + weight + ", class=" + c);
        }
      }
      if (!Float.isFinite((float) bias[c])) {
        throw new IllegalArgumentException("a bias must be finite in float32: bias=" + bias[c] + ", class=" + c);
      }
    }
  }

  private static float bestScale(double[] weights, int bits) {
    double largest = 0;
    for (final double weight : weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    final double widest = largest / ((1 << bits - 1) - 1);
    if ((float) widest == 0) {
      return 1;
    }
    float best = (float) widest;
    double least = squaredError(weights, best, bits);
    for (int k = 1; k < CANDIDATES; k++) {
      final float candidate = (float) (widest * (1 - (1 - SMALLEST_FRACTION) * k / CANDIDATES));
      final double error = candidate > 0 ? squaredError(weights, candidate, bits) : Double.POSITIVE_INFINITY;
      if (error < least) {
        least = error;
        best = candidate;
      }
    }
    return best;
  }

  private static double squaredError(double[] weights, float scale, int bits) {
    double error = 0;
    for (final double weight : weights) {
      final double residual = weight - (double) scale * round(weight, scale, bits);
      error += residual * residual;
    }
    return error;
  }

  /** The nearest of the 2^bits integers −2^(bits−1) … 2^(bits−1) − 1, halves to even. */
  private static int round(double weight, float scale, int bits) {
    final int half = 1 << bits - 1;
    return (int) Math.clamp(Math.rint(weight / scale), -half, half - 1);
  }
}
