package org.spectern.reports.pipeline;

/**
 * A trained readout in double precision: score of class c is {@code weights[c] · features + bias[c]}.
 *
 * @param weights classes × width
 * @param bias one per class
 */
public record LinearReadout(double[][] weights, double[] bias) {
  public int classes() {
    return bias.length;
  }

  public int width() {
    return weights[0].length;
  }

  /** Class of the highest score; the lowest index wins a tie. */
  int classify(float[] features, int from) {
    int best = 0;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < bias.length; c++) {
      final double score = score(weights[c], features, from) + bias[c];
      if (score > bestScore) {
        bestScore = score;
        best = c;
      }
    }
    return best;
  }

  // Four partial sums in a fixed order: the same result on every machine, and the additions need not wait for each
  // other.
  private static double score(double[] weights, float[] features, int from) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int j = 0;
    for (; j + 3 < weights.length; j += 4) {
      sum0 += weights[j] * features[from + j];
      sum1 += weights[j + 1] * features[from + j + 1];
      sum2 += weights[j + 2] * features[from + j + 2];
      sum3 += weights[j + 3] * features[from + j + 3];
    }
    for (; j < weights.length; j++) {
      sum0 += weights[j] * features[from + j];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }
}
