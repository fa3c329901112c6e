package org.spectern.reports.pipeline;

import java.util.stream.IntStream;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Split;

/**
 * All features of a frozen net, computed once and kept, so that several readouts can be trained on the same ones.
 *
 * <p>Training and validation part come from the training set; nothing is chosen on the test set.
 *
 * @param classes number of classes
 * @param train what readouts are fitted to
 * @param validation what they are chosen on
 * @param test what they are judged by
 */
public record KeptFeatures(int classes, Features train, Features validation, Features test) {

  /** Sends training and test set through the net. */
  public static KeptFeatures of(FeatureMap map, Dataset data, Split split, Team team, Progress progress) {
    try (FeaturePass pass = new FeaturePass(map, team, progress)) {
      return new KeptFeatures(data.train().classes(), pass.keep(data.train(), split.train()),
          pass.keep(data.train(), split.validation()), test(pass, data));
    }
  }

  /**
   * The same with a net of its own for the test set, for a test set that is normalised by itself.
   *
   * @param images of the test set to be judged by
   */
  public static KeptFeatures of(FeatureMap map, FeatureMap ofTest, Dataset data, Split split, int[] images, Team team,
      Progress progress) {
    try (FeaturePass pass = new FeaturePass(map, team, progress);
        FeaturePass test = new FeaturePass(ofTest, team, progress)) {
      return new KeptFeatures(data.train().classes(), pass.keep(data.train(), split.train()),
          pass.keep(data.train(), split.validation()), test.keep(data.test(), images));
    }
  }

  static Features test(FeaturePass pass, Dataset data) {
    return pass.keep(data.test(), IntStream.range(0, data.test().count()).toArray());
  }
}
