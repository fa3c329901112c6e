package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

class RecipeTest {
  private static final long SEED = 5;

  /**
   * On w²/2 momentum is a linear recurrence, w_t+1 = (1 + .9 − rate (1 + decay)) w_t − .9 w_t−1, that any calculator
   * follows.
   */
  @Test
  void momentumFollowsItsRecurrence() {
    final double rate = .1;
    final Descent descent = new Descent.Momentum(1, 5e-4);
    final float[] weight = {1};
    double before = 1;
    double now = 1 - rate * 1.0005;
    descent.step(weight, new float[]{weight[0]}, rate);
    for (int step = 0; step < 50; step++) {
      assertThat(weight[0]).as("step %d", step).isCloseTo((float) now, within(1e-5f));
      final double next = (1.9 - rate * 1.0005) * now - .9 * before;
      before = now;
      now = next;
      descent.step(weight, new float[]{weight[0]}, rate);
    }
  }

  /** Adam's first step is the rate itself against the slope's sign, whatever its size. */
  @Test
  void adamsFirstStepIsTheRate() {
    final float[] weights = {1, 1, 1};
    new Descent.Adam(3).step(weights, new float[]{1e-3f, -7, 40}, .01);
    assertThat(weights).containsExactly(new float[]{.99f, 1.01f, .99f}, within(1e-5f));
  }

  /** Oracle: plain double loops. Sizes beyond and within what OpenBLAS takes without copying. */
  @Test
  void productsInSlicesAreTheWholeProducts() {
    for (final int[] size : new int[][]{{128, 10, 1501}, {7, 3, 5}, {250, 2, 4001}}) {
      final int rows = size[0];
      final int classes = size[1];
      final int inner = size[2];
      final float[] a = random(rows * inner);
      final float[] b = random(classes * inner);
      final float[] s = random(rows * classes);
      try (FloatPointer x = new FloatPointer(a);
          FloatPointer v = new FloatPointer(b);
          FloatPointer scores = new FloatPointer(s);
          FloatPointer product = new FloatPointer((long) rows * classes);
          FloatPointer gradient = new FloatPointer((long) classes * inner)) {
        OpenBlas.timesFewTransposed(rows, classes, inner, x, v, product);
        OpenBlas.fewTransposedTimes(classes, inner, rows, scores, x, gradient);
        for (int c = 0; c < classes; c++) {
          for (int i = 0; i < rows; i += 3) {
            double sum = 0;
            for (int j = 0; j < inner; j++) {
              sum += (double) a[i * inner + j] * b[c * inner + j];
            }
            assertThat(product.get((long) i * classes + c)).as("score, seed %d", SEED).isCloseTo((float) sum,
                within(2e-3f));
          }
          for (int j = 0; j < inner; j += 7) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
              sum += (double) s[i * classes + c] * a[i * inner + j];
            }
            assertThat(gradient.get((long) c * inner + j)).as("slope, seed %d", SEED).isCloseTo((float) sum,
                within(2e-3f));
          }
        }
      }
    }
  }

  /** The largest weights stay, as many as asked for, and the others are zero still after more steps. */
  @Test
  void aPrunedReadoutKeepsItsLargestWeightsAndTrainsOnlyThose() {
    final int width = 30;
    final int classes = 3;
    final Features features = features(200, width, classes);
    final Standardisation seen = Standardisation.same(width, 0, 1);
    try (SeenFeatures images = new SeenFeatures(features, seen, features.inOrder(), 0);
        SoftmaxModel model = new SoftmaxModel(Loss.CROSS_ENTROPY, classes, images.inner(), 200)) {
      model.scatter(new SplittableRandom(SEED));
      final double[][] whole = model.readout(seen).weights();
      model.prune(.9);
      final double[][] pruned = model.readout(seen).weights();
      double least = Double.POSITIVE_INFINITY;
      double most = 0;
      int left = 0;
      for (int c = 0; c < classes; c++) {
        for (int j = 0; j < width; j++) {
          if (pruned[c][j] == 0) {
            most = Math.max(most, Math.abs(whole[c][j]));
          } else {
            assertThat(pruned[c][j]).isEqualTo(whole[c][j]);
            least = Math.min(least, Math.abs(whole[c][j]));
            left++;
          }
        }
      }
      assertThat(left).isEqualTo(classes * width / 10);
      assertThat(most).as("seed %d", SEED).isLessThan(least);
      model.step(images, 0, 200, .01);
      final double[][] stepped = model.readout(seen).weights();
      for (int c = 0; c < classes; c++) {
        for (int j = 0; j < width; j++) {
          assertThat(stepped[c][j] == 0).isEqualTo(pruned[c][j] == 0);
        }
      }
    }
  }

  @Test
  void theCurveHasOnePointForEachPass() {
    final Features features = features(300, 12, 3);
    final KeptFeatures sets = new KeptFeatures(3, features, features, features);
    final AuthorsTraining.Outcome once = AuthorsTraining.of(sets, 0, 1, true, Recipe.adam(.01, 7), SEED);
    assertThat(once.passes()).isEqualTo(7);
    final AuthorsTraining.Outcome twice = AuthorsTraining.of(sets, 0, 1, true, Recipe.adam(.01, 7).pruning(.5), SEED);
    assertThat(twice.passes()).isEqualTo(14);
    assertThat(twice.curve().subList(0, 7)).isEqualTo(once.curve());
    try (Team team = new Team(1)) {
      assertThat(features.accuracy(once.readout(), team)).isEqualTo(once.curve().getLast());
    }
  }

  @Test
  void badRecipesAreRefused() {
    assertThatThrownBy(() -> Recipe.adam(0, 1)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rate=0");
    assertThatThrownBy(() -> Recipe.momentum(1, 0)).hasMessageContaining("passes=0");
    assertThatThrownBy(() -> Recipe.adam(1, 1).pruning(1)).hasMessageContaining("pruned=1");
  }

  private static Features features(int count, int width, int classes) {
    final int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % classes;
    }
    return new Features(random(count * width), width, labels);
  }

  private static float[] random(int count) {
    final SplittableRandom random = new SplittableRandom(SEED);
    final float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
