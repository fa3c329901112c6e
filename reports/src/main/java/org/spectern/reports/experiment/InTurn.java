package org.spectern.reports.experiment;

import org.spectern.reports.pipeline.Classifier;

/** Answers one image of a set per call, round and round, for timing. */
final class InTurn implements Runnable {
  private final Classifier classifier;
  private final byte[][] images;
  private int next;
  /** The sum of the answers keeps the work alive: a class that nobody reads could be optimised away. */
  private int sum;

  private InTurn(Classifier classifier, byte[][] images) {
    this.classifier = classifier;
    this.images = images;
  }

  static InTurn of(Classifier classifier, byte[][] images) {
    return new InTurn(classifier, images);
  }

  @Override
  public void run() {
    sum += classifier.classify(images[next]);
    next = next + 1 == images.length ? 0 : next + 1;
  }
}
