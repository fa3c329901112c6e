package org.spectern.reports.experiment;

import java.util.List;
import java.util.Map;
import org.spectern.reports.pipeline.Classifier;

/**
 * A net that has its readout.
 *
 * @param plan what was asked for
 * @param layouts how its weights are stored
 * @param accuracyByReadout test accuracy for "float32", "8", "6" and "4" bits
 * @param readoutBits the readout chosen on validation images
 * @param nonzeros nonzero weights, readout included
 * @param ridge tau~² − tau² of the last layer
 * @param classifier ready to answer; the owner closes it
 */
record TrainedNet(NetPlan plan, List<String> layouts, Map<String, Double> accuracyByReadout, int readoutBits,
    long nonzeros, double ridge, Classifier classifier) implements AutoCloseable {
  /** Test accuracy with the readout chosen. */
  double accuracy() {
    return accuracyByReadout.get(ReadoutChoice.name(readoutBits));
  }

  @Override
  public void close() {
    classifier.close();
  }
}
