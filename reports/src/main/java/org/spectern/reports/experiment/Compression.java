package org.spectern.reports.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.spectern.kernels.Layout;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.pipeline.SteppedClassifier;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.pipeline.Weights;

/**
 * A net trained and written to a model file.
 *
 * @param model the file
 * @param bytes its length
 * @param widths d_1 … d_L
 * @param eps share of zero weights, one per layer
 * @param levels levels of the activations; 2 is one bit, sigma_T
 * @param accuracy on the test set, with the readout in the file
 * @param accuracyByReadout on the test set
 * @param readoutBits the readout in the file, chosen on validation images
 * @param data which images
 * @param warning what the reader must know about them, or an empty string
 */
public record Compression(String model, long bytes, int[] widths, double[] eps, int levels, double accuracy,
    Map<String, Double> accuracyByReadout, int readoutBits, String data, String warning) {

  /**
   * Trains one net and writes it.
   *
   * @param layout of every layer; empty to choose by eps
   */
  public static Compression of(Dataset data, int[] widths, double[] eps, int levels, Optional<Layout> layout, long seed,
      Path model, Team team, Watcher watcher) throws IOException {
    final NetPlan plan = new NetPlan(levels == 2 ? NetKind.ONE_BIT : NetKind.LEVELS, levels,
        Weights.perLayer(eps, widths.length));
    watcher.start(plan.label(), data.train().count() + data.test().count());
    try (TrainedNet net = new NetTrainer(data, team).train(plan, widths, seed, watcher);
        SteppedClassifier stored = net.stepped().orElseThrow().classifier(
            layer -> layout.orElse(NetTrainer.quickLayout(layer, plan.eps()[layer])), net.readoutBits())) {
      watcher.done("accuracy " + Shapes.percent(net.accuracy()));
      stored.write(model);
      return new Compression(model.toString(), Files.size(model), widths, plan.eps(), levels, net.accuracy(),
          net.accuracyByReadout(), net.readoutBits(), data.provenance().description(), data.provenance().warning());
    }
  }
}
