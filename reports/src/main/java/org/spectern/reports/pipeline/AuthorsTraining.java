package org.spectern.reports.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The readout as the authors' published code trains it, to tell what of their figures comes from the net and what from
 * the training: the loss takes the softmax of a softmax ({@link Loss#CROSS_ENTROPY_OF_SOFTMAX}), images are never
 * shuffled, MNIST's coming class after class, there is no bias, and training ends when a loss on held-out images has
 * not fallen for {@value #PATIENCE} passes, with the last readout rather than the best. Their held-out images are the
 * test set; here they are the validation part. What moves the weights, how fast and how long, differs from script to
 * script: {@link Recipe}.
 */
public final class AuthorsTraining {
  private static final int BATCH = 128;
  private static final int PATIENCE = 20;

  private AuthorsTraining() {}

  /**
   * What came out.
   *
   * @param readout after the last pass
   * @param curve share of the validation part classified rightly, after each pass
   */
  public record Outcome(LinearReadout readout, List<Double> curve) {
    /** Passes made. */
    public int passes() {
      return curve.size();
    }
  }

  /**
   * Trains.
   *
   * @param centre mean of a feature by the theory, in the features' units
   * @param unit what one unit of the features is worth
   * @param sorted whether images come class after class, or as they lie in the training part
   */
  public static Outcome of(KeptFeatures sets, double centre, double unit, boolean sorted, Recipe recipe, long seed) {
    final int[] labels = sets.train().labels();
    final int[] order = sorted ? IntStream.range(0, labels.length).boxed()
        .sorted(Comparator.comparingInt(i -> labels[i])).mapToInt(Integer::intValue).toArray() : sets.train().inOrder();
    final int width = sets.train().width();
    final Standardisation seen = Standardisation.same(width, centre, unit / Math.sqrt(width));
    try (SeenFeatures train = new SeenFeatures(sets.train(), seen, order, 0);
        SeenFeatures validation = new SeenFeatures(sets.validation(), seen, sets.validation().inOrder(), 0);
        SoftmaxModel model = new SoftmaxModel(Loss.CROSS_ENTROPY_OF_SOFTMAX, sets.classes(), train.inner(), BATCH,
            recipe.descent(sets.classes() * train.inner()))) {
      model.scatter(new SplittableRandom(Seeds.layer(seed, Integer.MAX_VALUE)));
      final List<Double> curve = new ArrayList<>();
      train(model, train, validation, recipe.rate(), recipe.passes(), curve);
      if (recipe.pruned() > 0) {
        model.prune(recipe.pruned());
        train(model, train, validation, recipe.rate(), recipe.again(), curve);
      }
      return new Outcome(model.readout(seen), curve);
    }
  }

  private static void train(SoftmaxModel model, SeenFeatures train, SeenFeatures validation, double rate, int passes,
      List<Double> curve) {
    double least = Double.POSITIVE_INFINITY;
    int waited = 0;
    for (int pass = 0; pass < passes && waited < PATIENCE; pass++) {
      for (int from = 0; from + BATCH <= train.count(); from += BATCH) {
        model.step(train, from, BATCH, rate);
      }
      final SoftmaxModel.Score score = model.score(validation);
      waited = score.loss() < least ? 0 : waited + 1;
      least = Math.min(least, score.loss());
      curve.add(score.accuracy());
    }
  }
}
