package org.spectern.reports.experiment.accuracy;

import java.util.Collections;
import java.util.List;
import org.spectern.kernels.network.InputScaling;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.pipeline.Classifier;
import org.spectern.reports.pipeline.FeatureMap;
import org.spectern.reports.pipeline.LinearReadout;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.pipeline.Training;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;

/** A frozen net of a cell: what makes its features, and what its file would be. */
interface AccuracyNet extends AutoCloseable {

  /** The net that the settings ask for, scaled to the training images. */
  static AccuracyNet of(AccuracySettings settings, Dataset task) {
    final InputScaling scaling = InputScaling.of(task.train().pixels(), task.train().size());
    final List<Activation> named = settings.activations().stream().map(Activations::parse).toList();
    final List<Activation> originals = named.size() == 1
        ? Collections.nCopies(settings.widths().size(), named.getFirst()) : named;
    if (settings.net().method().dense()) {
      return DenseAccuracyNet.of(settings, scaling, originals);
    }
    return settings.net().method().stepped() ? new SteppedAccuracyNet(settings, scaling, originals)
        : new TernaryAccuracyNet(settings, scaling, originals);
  }

  FeatureMap features();

  /** Nonzero frozen weights. */
  long nonzeros();

  /** Mean of a feature by the theory, in the features' units; features of floats are centred already. */
  default double centre() {
    return 0;
  }

  /** What one unit of the features is worth. */
  default double unit() {
    return 1;
  }

  /** tau~² − tau² of the last layer; 0 where the activations are the original's. */
  default double ridge() {
    return 0;
  }

  /**
   * The readout that is stored.
   *
   * @param bits of its weights
   * @param accuracy of the net with it, on the test set
   */
  record Readout(int bits, double accuracy) {}

  /**
   * The readout that goes with the net into a file: of floats with a net of floats, else of bits chosen on validation
   * images.
   */
  default Readout readout(Training trained, Team team) {
    return new Readout(Float.SIZE, trained.accuracy());
  }

  /** The net ready to answer with a readout of so many bits; closing it closes the features, too. */
  Classifier classifier(LinearReadout trained, int bits);

  @Override
  void close();
}
