package org.spectern.reports.experiment.paper.limits;

import java.util.Collections;
import java.util.List;
import org.spectern.kernels.network.InputScaling;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Split;
import org.spectern.reports.experiment.MemorySettings;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.paper.spectra.DrawsCell;
import org.spectern.reports.experiment.sweep.Lab;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.Centring;
import org.spectern.reports.pipeline.DenseNet;
import org.spectern.reports.pipeline.DenseWeights;
import org.spectern.reports.pipeline.Training;
import org.spectern.reports.pipeline.WeightEnsemble;
import org.spectern.reports.render.Quantity;
import org.spectern.theory.activation.Activations;

/** Test accuracy of a ridge readout on the features of a ReLU net with given ensembles of weights. */
record ReadoutCell(PaperData data, Settings settings) implements SweepCell<ReadoutCell.Result> {

  /**
   * @param weights one ensemble per layer, as {@link WeightEnsemble#parse} reads it
   * @param train how many training images; fewer if there are not so many
   * @param test how many test images
   */
  record Settings(List<String> weights, int[] widths, int train, int test, long seed) {}

  record Result(double accuracy) {}

  @Override
  public String kind() {
    return "readout";
  }

  @Override
  public int revision() {
    return 2;
  }

  @Override
  public String inputs() {
    return data.images().provenance().fingerprint();
  }

  @Override
  public String label() {
    return "readout on " + String.join(", ", settings.weights) + ", width " + settings.widths[0] + ", seed "
        + settings.seed;
  }

  @Override
  public double seconds() {
    double products = (double) settings.widths[0] * data.images().train().size();
    for (int l = 1; l < settings.widths.length; l++) {
      products += (double) settings.widths[l] * settings.widths[l - 1];
    }
    return 1 + (settings.train + settings.test) * products / DrawsCell.PRODUCTS_PER_SECOND;
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }

  @Override
  public Result compute(Lab lab) {
    final Dataset images = data.images();
    final Dataset task = new Dataset(images.name(), images.train().first(settings.train),
        images.test().first(settings.test), images.provenance());
    final Split split = Split.of(task.train().count(), MemorySettings.VALIDATION_SHARE, settings.seed);
    final DenseWeights weights = DenseWeights.random(settings.weights.stream().map(WeightEnsemble::parse).toList(),
        task.train().size(), settings.widths, settings.seed);
    try (DenseNet net = new DenseNet(InputScaling.of(task.train().pixels(), task.train().size()),
        Collections.nCopies(settings.widths.length, Activations.parse("relu")), weights, Centring.OWN)) {
      return new Result(Training.of(net, task, split, lab.team(), lab.progress()).accuracy());
    }
  }

  @Override
  public String summary(Result result) {
    return Quantity.percent(result.accuracy);
  }
}
