package org.spectern.reports.pipeline;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A softmax readout in training: scores z = V x for x with a constant appended. Single precision, one thread:
 * deterministic.
 */
final class SoftmaxModel implements AutoCloseable {
  private final Loss loss;
  private final int classes;
  private final int inner;
  private final int most;
  private final float[] weights;
  private final float[] gradient;
  private final Descent descent;
  private final float[] scores;
  private final FloatPointer offHeapWeights;
  private final FloatPointer offHeapScores;
  private final FloatPointer offHeapGradient;
  private final FloatPointer batch;
  private final FloatBuffer batchBuffer;
  /** Which weights are held at zero; null while none are. */
  private boolean[] gone;

  /**
   * Starts at V = 0, and goes down by Adam.
   *
   * @param inner numbers of an image, see {@link SeenFeatures#inner()}
   * @param most images of a step, at most
   */
  SoftmaxModel(Loss loss, int classes, int inner, int most) {
    this(loss, classes, inner, most, new Descent.Adam(classes * inner));
  }

  SoftmaxModel(Loss loss, int classes, int inner, int most, Descent descent) {
    this.loss = loss;
    this.classes = classes;
    this.inner = inner;
    this.most = most;
    this.weights = new float[classes * inner];
    this.gradient = new float[weights.length];
    this.descent = descent;
    this.scores = new float[most * classes];
    this.offHeapWeights = new FloatPointer(weights.length);
    this.offHeapScores = new FloatPointer(scores.length);
    this.offHeapGradient = new FloatPointer(weights.length);
    this.batch = new FloatPointer((long) most * inner);
    this.batchBuffer = batch.asBuffer();
  }

  /** Starts instead at entries uniform on ±1/√width, as common libraries initialise a linear layer. */
  void scatter(SplittableRandom random) {
    final double reach = 1 / Math.sqrt(inner - 1);
    for (int c = 0; c < classes; c++) {
      for (int j = 0; j < inner - 1; j++) {
        weights[c * inner + j] = (float) random.nextDouble(-reach, reach);
      }
    }
  }

  /**
   * One step on the mean loss of the images {@code order[from] … order[from + count − 1]}.
   *
   * @return the mean loss before the step
   */
  double step(SeenFeatures features, int[] order, int from, int count, double rate) {
    for (int i = 0; i < count; i++) {
      features.copy(order[from + i], batchBuffer, i);
    }
    return step(batch, i -> features.label(order[from + i]), count, rate);
  }

  /** One step on the images {@code from … from + count − 1} as they lie. */
  double step(SeenFeatures features, int from, int count, double rate) {
    return step(features.from(from), i -> features.label(from + i), count, rate);
  }

  private double step(FloatPointer rows, IntUnaryOperator label, int count, double rate) {
    score(rows, count);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += loss.gradient(scores, i * classes, classes, label.applyAsInt(i));
    }
    final float share = 1f / count;
    for (int i = 0; i < count * classes; i++) {
      scores[i] *= share;
    }
    offHeapScores.put(scores, 0, count * classes);
    OpenBlas.fewTransposedTimes(classes, inner, count, offHeapScores, rows, offHeapGradient);
    offHeapGradient.get(gradient);
    descent.step(weights, gradient, rate);
    if (gone != null) {
      hold();
    }
    return sum / count;
  }

  private void score(FloatPointer rows, int count) {
    offHeapWeights.put(weights);
    OpenBlas.timesFewTransposed(count, classes, inner, rows, offHeapWeights, offHeapScores);
    offHeapScores.get(scores, 0, count * classes);
  }

  /**
   * Sets the smallest weights to zero and holds them there; the constant's are not touched.
   *
   * @param share of the weights, in [0, 1); the number is rounded
   */
  void prune(double share) {
    final float[] sizes = new float[classes * (inner - 1)];
    for (int c = 0; c < classes; c++) {
      for (int j = 0; j < inner - 1; j++) {
        sizes[c * (inner - 1) + j] = Math.abs(weights[c * inner + j]);
      }
    }
    Arrays.sort(sizes);
    final int removed = (int) Math.round(share * sizes.length);
    final float limit = removed == 0 ? 0 : sizes[removed - 1];
    gone = new boolean[weights.length];
    int left = removed;
    for (int k = 0; k < weights.length && left > 0; k++) {
      if (k % inner < inner - 1 && Math.abs(weights[k]) <= limit) {
        gone[k] = true;
        left--;
      }
    }
    hold();
  }

  private void hold() {
    for (int k = 0; k < weights.length; k++) {
      if (gone[k]) {
        weights[k] = 0;
      }
    }
  }

  /** Mean loss and share of images in their class. */
  record Score(double loss, double accuracy) {}

  Score score(SeenFeatures features) {
    double sum = 0;
    int right = 0;
    for (int from = 0; from < features.count(); from += most) {
      final int count = Math.min(most, features.count() - from);
      score(features.from(from), count);
      for (int i = 0; i < count; i++) {
        final int label = features.label(from + i);
        right += highest(i * classes) == label ? 1 : 0;
        sum += loss.gradient(scores, i * classes, classes, label);
      }
    }
    return new Score(sum / features.count(), (double) right / features.count());
  }

  private int highest(int from) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = scores[from + c] > scores[from + best] ? c : best;
    }
    return best;
  }

  /** The readout in the units of the features themselves, for a constant of 1 or a bias of 0. */
  LinearReadout readout(Standardisation seen) {
    final double[][] rescaled = new double[classes][inner - 1];
    final double[] bias = new double[classes];
    for (int c = 0; c < classes; c++) {
      bias[c] = weights[(c + 1) * inner - 1];
      for (int j = 0; j < inner - 1; j++) {
        rescaled[c][j] = (double) weights[c * inner + j] * seen.factor();
        bias[c] -= rescaled[c][j] * seen.offsets()[j];
      }
    }
    return new LinearReadout(rescaled, bias);
  }

  @Override
  public void close() {
    offHeapWeights.close();
    offHeapScores.close();
    offHeapGradient.close();
    batch.close();
  }
}
