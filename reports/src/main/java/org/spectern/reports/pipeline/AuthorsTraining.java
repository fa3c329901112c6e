package org.spectern.reports.pipeline;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The readout as the authors' published code trains it, to tell what of their figures comes from the net and what from the training: the
 * loss takes the softmax of a softmax ({@link Loss#CROSS_ENTROPY_OF_SOFTMAX}), images come class after class and are never shuffled, there is
 * no bias, and training ends when a loss on held-out images has not fallen for {@value #PATIENCE} epochs, with the last readout
 * rather than the best. Their held-out images are the test set; here they are the validation part.
 */
public final class AuthorsTraining {
  private static final int BATCH = 128;
  private static final int PATIENCE = 20;

  private AuthorsTraining() {}

  /**
   * What came out.
   *
   * @param readout after the last epoch
   * @param epochs passes made
   */
  public record Outcome(LinearReadout readout, int epochs) {}

  /**
   * Trains.
   *
   * @param centre mean of a feature by the theory, in the features' units
   * @param unit what one unit of the features is worth
   * @param rate learning rate
   * @param mostEpochs passes at most
   */
  public static Outcome of(FeatureSets sets, double centre, double unit, double rate, int mostEpochs, long seed) {
    final Features train = sets.train();
    final int[] sorted = IntStream.range(0, train.labels().length).boxed()
        .sorted(Comparator.comparingInt(image -> train.labels()[image])).mapToInt(Integer::intValue).toArray();
    final Standardisation seen = Standardisation.same(train.width(), centre, unit / Math.sqrt(train.width()));
    try (SoftmaxModel model = new SoftmaxModel(seen, Loss.CROSS_ENTROPY_OF_SOFTMAX, sets.classes(), BATCH, false)) {
      model.scatter(new SplittableRandom(Seeds.layer(seed, Integer.MAX_VALUE)));
      double least = Double.POSITIVE_INFINITY;
      int waited = 0;
      int epoch = 0;
      while (epoch < mostEpochs && waited < PATIENCE) {
        for (int from = 0; from + BATCH <= sorted.length; from += BATCH) {
          model.step(train, sorted, from, BATCH, rate);
        }
        final double loss = model.score(sets.validation()).loss();
        waited = loss < least ? 0 : waited + 1;
        least = Math.min(least, loss);
        epoch++;
      }
      return new Outcome(model.readout(), epoch);
    }
  }
}
