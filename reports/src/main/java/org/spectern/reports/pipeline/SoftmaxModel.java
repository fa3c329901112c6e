package org.spectern.reports.pipeline;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A softmax readout in training: scores z = V x for x with a constant appended, and Adam's state (Kingma and Ba, 2015, algorithm 1)
 * for every entry of V. Single precision, one thread: deterministic.
 */
final class SoftmaxModel implements AutoCloseable {
  private static final float FIRST_DECAY = .9f;
  private static final float SECOND_DECAY = .999f;
  private static final float TINY = 1e-8f;

  private final Loss loss;
  private final int classes;
  private final int inner;
  private final int most;
  private final float[] weights;
  private final float[] gradient;
  private final float[] first;
  private final float[] second;
  private final float[] scores;
  private final FloatPointer offHeapWeights;
  private final FloatPointer offHeapScores;
  private final FloatPointer offHeapGradient;
  private final FloatPointer batch;
  private final FloatBuffer batchBuffer;
  private double firstPower = 1;
  private double secondPower = 1;

  /**
   * Starts at V = 0.
   *
   * @param inner numbers of an image, see {@link SeenFeatures#inner()}
   * @param most images of a step, at most
   */
  SoftmaxModel(Loss loss, int classes, int inner, int most) {
    this.loss = loss;
    this.classes = classes;
    this.inner = inner;
    this.most = most;
    this.weights = new float[classes * inner];
    this.gradient = new float[weights.length];
    this.first = new float[weights.length];
    this.second = new float[weights.length];
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
   * One step of Adam on the mean loss of the images {@code order[from] … order[from + count − 1]}.
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
    OpenBlas.transposedTimes(classes, inner, count, offHeapScores, rows, offHeapGradient);
    offHeapGradient.get(gradient);
    adam(rate);
    return sum / count;
  }

  private void score(FloatPointer rows, int count) {
    offHeapWeights.put(weights);
    OpenBlas.timesTransposed(count, classes, inner, 1, rows, offHeapWeights, offHeapScores);
    offHeapScores.get(scores, 0, count * classes);
  }

  private void adam(double rate) {
    firstPower *= FIRST_DECAY;
    secondPower *= SECOND_DECAY;
    final float stride = (float) (rate / (1 - firstPower));
    final float correction = (float) (1 / (1 - secondPower));
    for (int k = 0; k < weights.length; k++) {
      final float slope = gradient[k];
      first[k] = FIRST_DECAY * first[k] + (1 - FIRST_DECAY) * slope;
      second[k] = SECOND_DECAY * second[k] + (1 - SECOND_DECAY) * slope * slope;
      weights[k] -= stride * first[k] / ((float) Math.sqrt(second[k] * correction) + TINY);
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
