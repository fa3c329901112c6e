package org.spectern.reports.pipeline;

import java.util.List;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Split;

/** The features of a frozen net, and the sums that a ridge readout of them needs. */
public final class FeatureSets implements AutoCloseable {
  private final KeptFeatures kept;
  private final NormalEquations trainSums;
  private final NormalEquations validationSums;

  private FeatureSets(KeptFeatures kept, NormalEquations trainSums, NormalEquations validationSums) {
    this.kept = kept;
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
      return new FeatureSets(
          new KeptFeatures(data.train().classes(), train, validation, KeptFeatures.test(pass, data)), trainSums,
          validationSums);
    }
  }

  /** The features themselves. */
  public KeptFeatures kept() {
    return kept;
  }

  /** A ridge readout, lambda chosen on the validation part, fitted to both parts; may be asked for once. */
  public Training ridge(Team team) {
    final List<RidgeTraining.Trial> trials = RidgeTraining.search(trainSums, kept.validation(), team);
    return Training.of(RidgeTraining.best(trials), trainSums, validationSums, kept.validation(), kept.test(), team);
  }

  @Override
  public void close() {
    trainSums.close();
    validationSums.close();
  }
}
