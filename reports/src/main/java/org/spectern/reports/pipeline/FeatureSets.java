package org.spectern.reports.pipeline;

import java.util.List;
import java.util.stream.IntStream;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Split;

/**
 * All features of a frozen net, computed once and kept, so that several readouts can be trained on the same ones.
 *
 * <p>Training and validation part come from the training set; nothing is chosen on the test set.
 */
public final class FeatureSets implements AutoCloseable {
  private final int classes;
  private final Features train;
  private final Features validation;
  private final Features test;
  private final NormalEquations trainSums;
  private final NormalEquations validationSums;

  private FeatureSets(int classes, Features train, Features validation, Features test, NormalEquations trainSums,
      NormalEquations validationSums) {
    this.classes = classes;
    this.train = train;
    this.validation = validation;
    this.test = test;
    this.trainSums = trainSums;
    this.validationSums = validationSums;
  }

  /** Sends training and test set through the net. */
  public static FeatureSets of(FeatureMap map, Dataset data, Split split, Team team, Progress progress) {
    final Features train = Features.empty(map.width(), FeaturePass.labels(data.train(), split.train()));
    final Features validation = Features.empty(map.width(), FeaturePass.labels(data.train(), split.validation()));
    try (FeaturePass pass = new FeaturePass(map, team, progress)) {
      final NormalEquations trainSums = pass.sums(data.train(), split.train(), train::put);
      final NormalEquations validationSums = pass.sums(data.train(), split.validation(), validation::put);
      final Features test = pass.keep(data.test(), IntStream.range(0, data.test().count()).toArray());
      return new FeatureSets(data.train().classes(), train, validation, test, trainSums, validationSums);
    }
  }

  public int classes() {
    return classes;
  }

  public Features train() {
    return train;
  }

  public Features validation() {
    return validation;
  }

  public Features test() {
    return test;
  }

  /** A ridge readout, lambda chosen on the validation part, fitted to both parts; may be asked for once. */
  public Training ridge(Team team) {
    final List<RidgeTraining.Trial> trials = RidgeTraining.search(trainSums, validation, team);
    return Training.of(RidgeTraining.best(trials), trainSums, validationSums, validation, test, team);
  }

  @Override
  public void close() {
    trainSums.close();
    validationSums.close();
  }
}
