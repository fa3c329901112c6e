package org.spectern.reports.pipeline;

/** What a softmax readout minimises, as a function of its scores z and the right class y. */
enum Loss {
  /** −log p_y with p = softmax(z). */
  CROSS_ENTROPY {
    @Override
    double gradient(float[] scores, int from, int classes, int label) {
      final double loss = softmax(scores, from, classes, label);
      scores[from + label] -= 1;
      return loss;
    }
  },
  /**
   * −log q_y with q = softmax(softmax(z)): what a net whose last layer is a softmax minimises when the loss function
   * applies another one, as the authors' code does. No q exceeds e/(e + C − 1), so the loss never becomes small, and
   * its slope vanishes for a class that has no probability left.
   */
  CROSS_ENTROPY_OF_SOFTMAX {
    @Override
    double gradient(float[] scores, int from, int classes, int label) {
      softmax(scores, from, classes, label);
      final float[] twice = java.util.Arrays.copyOfRange(scores, from, from + classes);
      final double loss = softmax(twice, 0, classes, label);
      twice[label] -= 1;
      float mean = 0;
      for (int c = 0; c < classes; c++) {
        mean += scores[from + c] * twice[c];
      }
      for (int c = 0; c < classes; c++) {
        scores[from + c] *= twice[c] - mean;
      }
      return loss;
    }
  };

  /**
   * Turns the scores of one image into the slope of the loss in each of them.
   *
   * @param scores z from {@code from} on; the slopes on return
   * @return the loss
   */
  abstract double gradient(float[] scores, int from, int classes, int label);

  /** Turns scores into probabilities and returns −log of the label's. */
  private static double softmax(float[] scores, int from, int classes, int label) {
    float most = scores[from];
    for (int c = 1; c < classes; c++) {
      most = Math.max(most, scores[from + c]);
    }
    final double right = scores[from + label] - most;
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      final double power = Math.exp(scores[from + c] - most);
      scores[from + c] = (float) power;
      sum += power;
    }
    for (int c = 0; c < classes; c++) {
      scores[from + c] /= (float) sum;
    }
    return Math.log(sum) - right;
  }
}
