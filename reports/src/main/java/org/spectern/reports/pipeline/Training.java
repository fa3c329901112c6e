package org.spectern.reports.pipeline;

import java.util.List;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Split;

/**
 * A readout trained on the features of a frozen net.
 *
 * <p>Lambda is chosen on the validation part with a readout fitted to the rest; the readout itself is then fitted to
 * the whole training set. The test set is looked at once, at the end.
 *
 * @param readout fitted to the whole training set
 * @param trial the readout that won on the validation part, fitted to the rest
 * @param validation features of the validation part
 * @param test features of the test set
 * @param accuracy share of the test set classified rightly with the readout in double precision
 */
public record Training(LinearReadout readout, RidgeTraining.Trial trial, Features validation, Features test,
    double accuracy) {

  public static Training of(FeatureMap map, Dataset data, Split split, Team team, Progress progress) {
    final Features validation = Features.empty(map.width(), FeaturePass.labels(data.train(), split.validation()));
    try (FeaturePass pass = new FeaturePass(map, team, progress);
        NormalEquations sums = pass.sums(data.train(), split.train(), (_, _, _) -> {});
        NormalEquations held = pass.sums(data.train(), split.validation(), validation::put)) {
      final List<RidgeTraining.Trial> trials = RidgeTraining.search(sums, validation, team);
      final Features test = pass.keep(data.test(), all(data.test().count()));
      return of(RidgeTraining.best(trials), sums, held, validation, test, team);
    }
  }

  /** Fits the readout of the winning strength to the whole training set: {@code held} is added to {@code sums}. */
  static Training of(RidgeTraining.Trial best, NormalEquations sums, NormalEquations held, Features validation,
      Features test, Team team) {
    sums.add(held);
    final LinearReadout readout = RidgeTraining.fit(sums, best.strength());
    return new Training(readout, best, validation, test, test.accuracy(readout, team));
  }

  private static int[] all(int count) {
    return java.util.stream.IntStream.range(0, count).toArray();
  }
}
