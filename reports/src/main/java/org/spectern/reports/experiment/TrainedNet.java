package org.spectern.reports.experiment;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.spectern.kernels.Layout;
import org.spectern.reports.pipeline.Classifier;
import org.spectern.reports.pipeline.LinearReadout;
import org.spectern.reports.pipeline.SteppedClassifier;
import org.spectern.reports.pipeline.SteppedModel;

/**
 * A net that has its readout.
 *
 * @param plan what was asked for
 * @param accuracyByReadout test accuracy for "float32", "8", "6" and "4" bits
 * @param readoutBits the readout chosen on validation images
 * @param nonzeros nonzero weights, readout included
 * @param ridge tau~² − tau² of the last layer
 * @param classifier ready to answer
 * @param stepped what other layouts are made from; empty for nets without step activations
 */
record TrainedNet(NetPlan plan, Map<String, Double> accuracyByReadout, int readoutBits, long nonzeros, double ridge,
    Classifier classifier, Optional<Stepped> stepped) implements AutoCloseable {

  /** A model and the readout of its integer levels. */
  record Stepped(SteppedModel model, LinearReadout readout) {
    SteppedClassifier classifier(IntFunction<Layout> layoutOf, int bits) {
      return new SteppedClassifier(model.network(layoutOf, readout, bits));
    }
  }

  /** Test accuracy with the readout chosen. */
  double accuracy() {
    return accuracyByReadout.get(ReadoutChoice.name(readoutBits));
  }

  @Override
  public void close() {
    classifier.close();
    stepped.ifPresent(one -> one.model().close());
  }
}
