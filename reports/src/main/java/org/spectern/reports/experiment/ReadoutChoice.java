package org.spectern.reports.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectern.kernels.network.QuantisedReadout;
import org.spectern.kernels.network.Readout;
import org.spectern.reports.pipeline.Features;
import org.spectern.reports.pipeline.LinearReadout;
import org.spectern.reports.pipeline.Team;

/** Scores a trained readout in float32 and in few bits, and chooses among them. */
public final class ReadoutChoice {
  /** Bits per weight, finest first. */
  static final List<Integer> BITS = List.of(32, 8, 6, 4);

  /** What a coarser readout may lose on validation images: half the standard error of 10,000 images at 94 %. */
  private static final double TOLERANCE = .0012;

  private ReadoutChoice() {}

  static String name(int bits) {
    return bits == 32 ? "float32" : Integer.toString(bits);
  }

  /** The fewest bits that lose no more than the tolerance on {@code validation}. */
  public static int choose(LinearReadout trial, double centre, Features validation, Team team) {
    final Map<String, Double> scores = accuracies(trial, centre, validation, team);
    int chosen = BITS.getFirst();
    for (final int bits : BITS) {
      if (scores.get(name(bits)) >= scores.get(name(32)) - TOLERANCE) {
        chosen = bits;
      }
    }
    return chosen;
  }

  /**
   * Accuracy for each number of bits.
   *
   * @param centre the mean feature, see {@link Readout#quantise}
   */
  static Map<String, Double> accuracies(LinearReadout trained, double centre, Features features, Team team) {
    final Map<String, Double> scores = new LinkedHashMap<>();
    for (final int bits : BITS) {
      scores.put(name(bits), accuracy(trained, bits, centre, features, team));
    }
    return scores;
  }

  /** Accuracy of a readout in so many bits. */
  public static double accuracy(LinearReadout trained, int bits, double centre, Features features, Team team) {
    return features.accuracy(bits == 32 ? trained : rounded(trained, bits, centre), team);
  }

  /** The readout as its quantised form answers, back in double precision. */
  private static LinearReadout rounded(LinearReadout trained, int bits, double centre) {
    try (QuantisedReadout quantised = Readout.quantise(trained.weights(), trained.bias(), bits, centre)) {
      final double[][] weights = new double[trained.classes()][trained.width()];
      final double[] bias = new double[trained.classes()];
      for (int c = 0; c < bias.length; c++) {
        bias[c] = quantised.bias(c);
        for (int j = 0; j < weights[c].length; j++) {
          weights[c][j] = (double) quantised.scale(c) * quantised.weight(c, j);
        }
      }
      return new LinearReadout(weights, bias);
    }
  }
}
