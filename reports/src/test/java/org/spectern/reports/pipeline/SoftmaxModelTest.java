package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoftmaxModelTest {
  private static final int WIDTH = 6;
  private static final int COUNT = 400;
  private static final int CLASSES = 3;
  private static final long SEED = 9;

  private final Features features = problem();

  @ParameterizedTest
  @EnumSource(Loss.class)
  void theGradientIsTheSlopeOfTheLoss(Loss loss) {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int trial = 0; trial < 20; trial++) {
      final double[] scores = random.doubles(5, -2, 2).toArray();
      final int label = random.nextInt(5);
      final float[] slopes = floats(scores);
      loss.gradient(slopes, 0, 5, label);
      for (int c = 0; c < 5; c++) {
        final double step = 1e-2;
        final double slope = (at(loss, scores, label, c, step) - at(loss, scores, label, c, -step)) / (2 * step);
        assertThat(slopes[c]).as("class %d of %s, seed %d", c, Arrays.toString(scores), SEED)
            .isCloseTo((float) slope, within(2e-4f));
      }
    }
  }

  private static double at(Loss loss, double[] scores, int label, int c, double step) {
    final double[] moved = scores.clone();
    moved[c] += step;
    return loss.gradient(floats(moved), 0, moved.length, label);
  }

  private static float[] floats(double[] values) {
    final float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Oracle: Newton's method in double precision on the whole set. At the optimum both give the same probabilities. */
  @Test
  void adamReachesTheOptimumThatNewtonFinds() {
    final double least = newton();
    final Standardisation seen = Standardisation.of(features);
    try (Team team = new Team(1);
        SeenFeatures images = new SeenFeatures(features, seen, features.inOrder(), 1);
        SoftmaxModel model = new SoftmaxModel(Loss.CROSS_ENTROPY, CLASSES, images.inner(), COUNT)) {
      final int steps = 4000;
      for (int step = 0; step < steps; step++) {
        model.step(images, 0, COUNT, .05 * (1 - (double) step / steps));
      }
      assertThat(model.score(images).loss()).as("seed %d", SEED).isCloseTo(least, within(1e-5));
      assertThat(features.accuracy(model.readout(seen), team)).isEqualTo(model.score(images).accuracy());
    }
  }

  @Test
  void aGatheredBatchStepsAsTheSameImagesInPlace() {
    final int[] order = {5, 3, 301, 77, 8};
    final Standardisation seen = Standardisation.of(features);
    try (SeenFeatures all = new SeenFeatures(features, seen, features.inOrder(), 1);
        SeenFeatures few = new SeenFeatures(features, seen, order, 1);
        SoftmaxModel gathering = new SoftmaxModel(Loss.CROSS_ENTROPY, CLASSES, all.inner(), COUNT);
        SoftmaxModel inPlace = new SoftmaxModel(Loss.CROSS_ENTROPY, CLASSES, all.inner(), COUNT)) {
      final double loss = gathering.step(all, order, 0, order.length, .1);
      assertThat(inPlace.step(few, 0, order.length, .1)).isEqualTo(loss);
      assertThat(gathering.readout(seen).weights()).isDeepEqualTo(inPlace.readout(seen).weights());
    }
  }

  /** Least mean loss of a softmax readout with bias, the last class held at zero. */
  private double newton() {
    final int free = CLASSES - 1;
    final int inner = WIDTH + 1;
    final DMatrixRMaj v = new DMatrixRMaj(free * inner, 1);
    double loss = Double.NaN;
    for (int round = 0; round < 30; round++) {
      final DMatrixRMaj gradient = new DMatrixRMaj(free * inner, 1);
      final DMatrixRMaj hessian = new DMatrixRMaj(free * inner, free * inner);
      loss = 0;
      for (int i = 0; i < COUNT; i++) {
        final double[] x = new double[inner];
        for (int j = 0; j < WIDTH; j++) {
          x[j] = features.values()[i * WIDTH + j];
        }
        x[WIDTH] = 1;
        final double[] p = probabilities(v, x, free);
        loss -= Math.log(p[features.labels()[i]]) / COUNT;
        for (int a = 0; a < free; a++) {
          for (int j = 0; j < inner; j++) {
            gradient.set(a * inner + j, 0,
                gradient.get(a * inner + j, 0) + (p[a] - (features.labels()[i] == a ? 1 : 0)) * x[j] / COUNT);
            for (int b = 0; b < free; b++) {
              for (int k = 0; k < inner; k++) {
                final double weight = p[a] * ((a == b ? 1 : 0) - p[b]) * x[j] * x[k] / COUNT;
                hessian.set(a * inner + j, b * inner + k, hessian.get(a * inner + j, b * inner + k) + weight);
              }
            }
          }
        }
      }
      final DMatrixRMaj step = new DMatrixRMaj(free * inner, 1);
      assertThat(CommonOps_DDRM.solve(hessian, gradient, step)).isTrue();
      CommonOps_DDRM.subtractEquals(v, step);
    }
    return loss;
  }

  private static double[] probabilities(DMatrixRMaj v, double[] x, int free) {
    final double[] p = new double[free + 1];
    double sum = 1;
    p[free] = 1;
    for (int a = 0; a < free; a++) {
      double score = 0;
      for (int j = 0; j < x.length; j++) {
        score += v.get(a * x.length + j, 0) * x[j];
      }
      p[a] = Math.exp(score);
      sum += p[a];
    }
    for (int a = 0; a <= free; a++) {
      p[a] /= sum;
    }
    return p;
  }

  /** Overlapping classes, so that the optimum is finite. */
  private static Features problem() {
    final SplittableRandom random = new SplittableRandom(SEED);
    final int[] labels = new int[COUNT];
    final float[] values = new float[COUNT * WIDTH];
    for (int i = 0; i < COUNT; i++) {
      labels[i] = random.nextInt(CLASSES);
      for (int j = 0; j < WIDTH; j++) {
        values[i * WIDTH + j] = (float) (2 + random.nextGaussian() + (j == labels[i] ? 1 : 0));
      }
    }
    return new Features(values, WIDTH, labels);
  }
}
