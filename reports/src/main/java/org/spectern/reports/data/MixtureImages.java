package org.spectern.reports.data;

import java.util.SplittableRandom;
import java.util.TreeMap;
import org.spectern.theory.mixture.GaussianMixture;
import org.spectern.theory.mixture.MixtureSample;

/**
 * Observations of a Gaussian mixture as a data set of bytes, so that everything made for images serves them, too.
 *
 * <p>An entry x of the mixture, N(mu/√p, C/p), becomes round(128 + 30 √p x), clipped to a byte: 30 steps to a standard
 * deviation of the first class. Rounding adds a variance of 1/12 to 900, a ten-thousandth; clipping meets entries
 * beyond 4.2 deviations.
 */
public final class MixtureImages {
  private static final double STEPS = 30;
  private static final double MIDDLE = 128;

  private MixtureImages() {}

  /**
   * Draws a training and a test set.
   *
   * @param name short name for titles
   * @param train observations to train on, as many of every class up to one
   * @param test observations to test on
   * @param seed fixes both sets
   */
  public static Dataset of(String name, GaussianMixture mixture, int train, int test, long seed) {
    final SplittableRandom seeds = new SplittableRandom(seed);
    final Images training = images(mixture.sample(train, seeds.nextLong()));
    final Images testing = images(mixture.sample(test, seeds.nextLong()));
    final TreeMap<String, String> checksums = new TreeMap<>();
    checksums.put("train", Sha256.of(training.pixels()));
    checksums.put("test", Sha256.of(testing.pixels()));
    return new Dataset(name, training, testing, new Provenance(name + ": " + train + " training and " + test
        + " test observations, p = " + mixture.dimension() + ", " + mixture.classes().size() + " classes, seed " + seed,
        "", checksums));
  }

  private static Images images(MixtureSample sample) {
    final int p = sample.rows().numCols;
    final double scale = STEPS * Math.sqrt(p);
    final byte[] pixels = new byte[sample.rows().data.length];
    for (int k = 0; k < pixels.length; k++) {
      pixels[k] = (byte) Math.clamp(Math.round(MIDDLE + scale * sample.rows().data[k]), 0, 255);
    }
    final byte[] labels = new byte[sample.labels().length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) sample.labels()[i];
    }
    return new Images(pixels, labels.length, p, labels, sample.classes());
  }
}
