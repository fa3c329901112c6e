package org.spectern.reports.pipeline;

import java.util.Arrays;

/**
 * What a readout sees of a feature: {@code factor · (feature − offset)}.
 *
 * @param offsets one per feature
 * @param factor the same for all, so that features keep their sizes relative to each other
 */
record Standardisation(float[] offsets, float factor) {

  /** Mean 0 for every feature, mean square 1 over all of them. */
  static Standardisation of(Features features) {
    final int width = features.width();
    final int count = features.labels().length;
    final double[] sums = new double[width];
    double squares = 0;
    for (int image = 0; image < count; image++) {
      for (int j = 0; j < width; j++) {
        final float value = features.values()[image * width + j];
        sums[j] += value;
        squares += (double) value * value;
      }
    }
    final float[] means = new float[width];
    for (int j = 0; j < width; j++) {
      means[j] = (float) (sums[j] / count);
      squares -= sums[j] * sums[j] / count;
    }
    final double meanSquare = squares / ((double) count * width);
    return new Standardisation(means, meanSquare > 0 ? (float) (1 / Math.sqrt(meanSquare)) : 1);
  }

  /** The same offset for every feature. */
  static Standardisation same(int width, double offset, double factor) {
    final float[] offsets = new float[width];
    Arrays.fill(offsets, (float) offset);
    return new Standardisation(offsets, (float) factor);
  }

  /** Writes what the readout sees of one image. */
  void apply(Features features, int image, float[] into, int at) {
    final float[] values = features.values();
    final int from = image * offsets.length;
    for (int j = 0; j < offsets.length; j++) {
      into[at + j] = (values[from + j] - offsets[j]) * factor;
    }
  }
}
