package org.spectern.reports.experiment.paper.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.spectern.reports.experiment.paper.PaperSettings;
import org.spectern.reports.experiment.paper.spectra.KernelSetting;

/**
 * Sizes of the stress.
 *
 * @param kept weights per row that are not zero, on average: d(1 − eps)
 * @param mixtures dimensions p of the mixtures
 * @param count n, observations of a kernel
 * @param kernelWidth features of a drawn net of one layer
 * @param draws how many such nets are drawn
 * @param widths of the nets that are trained, each for all three layers
 * @param lawWidth the same for the comparison of laws
 * @param train images
 * @param test images
 */
record LimitsPlan(long[] seeds, double[] kept, int[] mixtures, int count, int kernelWidth, int draws, int[] widths,
    int lawWidth, int train, int test) {
  static final String DENSE = "gaussian";
  /** Laws of independent entries, then two structured ones. */
  static final List<String> ENSEMBLES = List.of(DENSE, "sign", "uniform", "student", "heavy_tailed", "ternary:0.9",
      "hadamard", "orthogonal");
  /** E[(s − μ)⁴]/Var² of ReLU, closed form: a layer of d features has sum s⁴/|s|⁴ = this over d. */
  static final double RELU_KURTOSIS = reluKurtosis();
  private static final int LAYERS = 3;

  private static double reluKurtosis() {
    final double mean = 1 / Math.sqrt(2 * Math.PI);
    final double variance = .5 - mean * mean;
    // E[s²] = 1/2, E[s³] = 2 mean, E[s⁴] = 3/2.
    return (1.5 - 8 * mean * mean + 3 * mean * mean - 3 * Math.pow(mean, 4)) / (variance * variance);
  }

  static LimitsPlan of(PaperSettings settings) {
    return settings.full()
        ? new LimitsPlan(settings.each(), new double[]{1, 2, 4, 8, 16, 32, 64, 128}, new int[]{500, 1000, 2000, 4000},
            1000, 2000, 200, new int[]{1000, 3000}, 1500, 60_000, 10_000)
        : new LimitsPlan(settings.each(), new double[]{1, 4, 16, 64}, new int[]{400, 1000}, 300, 2000, 40,
            new int[]{300, 1000}, 500, 10_000, 5_000);
  }

  /** A mixture of this dimension, or images where it is 0, under one layer of ReLU. */
  KernelSetting kernel(int dimension, long seed) {
    return new KernelSetting(dimension == 0 ? KernelSetting.IMAGES : "mixed", count, dimension, "relu",
        new int[]{kernelWidth}, seed);
  }

  /** The dimension at which laws are compared: the largest, where a class mean of length 8 is spread out best. */
  int lawDimension() {
    return mixtures[mixtures.length - 1];
  }

  /** Ternary weights that keep so many per row of this length. */
  static String ternary(double kept, int columns) {
    return "ternary:" + (1 - kept / columns);
  }

  int[] widths(int width) {
    final int[] all = new int[LAYERS];
    Arrays.fill(all, width);
    return all;
  }

  List<String> everywhere(String ensemble) {
    return Collections.nCopies(LAYERS, ensemble);
  }

  /** Sparse weights in the first layer alone, ±1 in the others. */
  List<String> sparseInput(double kept, int pixels) {
    return layers(ternary(kept, pixels), "sign");
  }

  /** ±1 in the first layer, sparse weights in the others. */
  List<String> sparseHidden(double kept, int width) {
    return layers("sign", ternary(kept, width));
  }

  private static List<String> layers(String first, String others) {
    final List<String> all = new ArrayList<>(Collections.nCopies(LAYERS, others));
    all.set(0, first);
    return all;
  }
}
