package org.spectern.reports.pipeline;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Softmax regression trained by Adam on mini-batches drawn anew each epoch. Every learning rate is tried, with its own
 * straight fall to zero; learning rate and epoch are those with the highest validation accuracy, the first of equals.
 */
public final class SoftmaxTraining {
  private SoftmaxTraining() {}

  /**
   * How long and how.
   *
   * @param batch images of a step
   * @param epochs passes over the training part
   * @param rates initial learning rates to try
   */
  public record Plan(int batch, int epochs, double[] rates) {
    /** On MNIST and CIFAR-10 features the validation accuracy has passed its best after five passes. */
    public static final Plan STANDARD = new Plan(250, 5, new double[]{1e-3, 3e-3});
  }

  /**
   * The readout that won on the validation part.
   *
   * @param readout fitted to the training part
   * @param rate its initial learning rate
   * @param epochs passes after which it was taken
   * @param validationAccuracy share of the validation part it classified rightly
   */
  public record Outcome(LinearReadout readout, double rate, int epochs, double validationAccuracy) {}

  /** Trains with every rate, each on a thread of its own. */
  public static Outcome of(KeptFeatures sets, Plan plan, long seed, Team team) {
    final Standardisation seen = Standardisation.of(sets.train());
    final Outcome[] outcomes = new Outcome[plan.rates().length];
    try (SeenFeatures train = new SeenFeatures(sets.train(), seen, sets.train().inOrder(), 1);
        SeenFeatures validation = new SeenFeatures(sets.validation(), seen, sets.validation().inOrder(), 1)) {
      team.forEach(outcomes.length, i -> {
        try (SoftmaxModel model = new SoftmaxModel(Loss.CROSS_ENTROPY, sets.classes(), train.inner(), plan.batch())) {
          outcomes[i] = run(model, train, validation, seen, plan, plan.rates()[i], seed);
        }
      });
    }
    Outcome best = outcomes[0];
    for (final Outcome one : outcomes) {
      best = one.validationAccuracy > best.validationAccuracy ? one : best;
    }
    return best;
  }

  private static Outcome run(SoftmaxModel model, SeenFeatures train, SeenFeatures validation, Standardisation seen,
      Plan plan, double rate, long seed) {
    final int[] order = new int[train.count()];
    Arrays.setAll(order, i -> i);
    final SplittableRandom random = new SplittableRandom(Seeds.layer(seed, Integer.MAX_VALUE));
    final double steps = (double) plan.epochs() * ((order.length + plan.batch() - 1) / plan.batch());
    Outcome best = null;
    int step = 0;
    for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
      shuffle(order, random);
      for (int from = 0; from < order.length; from += plan.batch()) {
        model.step(train, order, from, Math.min(plan.batch(), order.length - from), rate * (1 - step++ / steps));
      }
      final double accuracy = model.score(validation).accuracy();
      if (best == null || accuracy > best.validationAccuracy) {
        best = new Outcome(model.readout(seen), rate, epoch, accuracy);
      }
    }
    return best;
  }

  private static void shuffle(int[] order, SplittableRandom random) {
    for (int i = order.length - 1; i > 0; i--) {
      final int j = random.nextInt(i + 1);
      final int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
