package org.spectern.reports.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spectern.kernels.Provider;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Images;
import org.spectern.reports.pipeline.DenseNet;
import org.spectern.reports.pipeline.Team;

/**
 * {@code reproduce memory}: accuracy, bytes in three ledgers and speed of compressed nets beside the dense original.
 */
public final class MemoryExperiment {
  private final MemorySettings settings;
  private final Dataset data;
  private final Team team;
  private final Watcher watcher;
  private final NetTrainer trainer;

  public MemoryExperiment(MemorySettings settings, Dataset data, Team team, Watcher watcher) {
    this.settings = settings;
    this.data = data;
    this.team = team;
    this.watcher = watcher;
    this.trainer = new NetTrainer(data, team);
  }

  /**
   * Trains and measures everything.
   *
   * @param command what the user typed, for the page
   * @param folder where model files are written while they are measured
   */
  public MemoryResults run(String command, Path folder) throws IOException {
    final long start = System.nanoTime();
    final List<MemoryResults.Shape> shapes = new ArrayList<>();
    for (final ShapePlan plan : settings.shapes()) {
      shapes.add(shape(plan, new Storage(folder)));
    }
    return new MemoryResults(command, settings, Machine.here(), provider(),
        DenseNet.library(),
        data.provenance().description(), data.provenance().warning(),
        data.provenance().fingerprint(), shapes, (System.nanoTime() - start) / 1e9);
  }

  private static String provider() {
    final Provider provider = Provider.current();
    return provider.name() + (provider.vectorBits() == 0 ? "" : " " + provider.vectorBits() + " bits") + ", "
        + provider.reason();
  }

  private MemoryResults.Shape shape(ShapePlan shape, Storage storage) throws IOException {
    final int[] widths = shape.widths();
    final List<NetPlan> plans = NetPlan.of(shape);
    final List<List<TrainedNet>> bySeed = new ArrayList<>();
    try {
      for (int s = 0; s < settings.seeds(); s++) {
        bySeed.add(trainAll(plans, widths, settings.seed() + s, s == 0));
      }
      final List<TrainedNet> first = bySeed.getFirst();
      watcher.start("timing " + first.size() + " nets, one image at a time, in turns", 0);
      final List<Speed> speeds = Speed
          .measure(first.stream().map(net -> InTurn.of(net.classifier(), someImages(256))).toList());
      final List<MemoryResults.Net> nets = new ArrayList<>();
      for (int i = 0; i < plans.size(); i++) {
        watcher.start("storing " + plans.get(i).label(), 0);
        nets.add(net(bySeed, i, shape, speeds.get(i), storage));
      }
      return new MemoryResults.Shape(widths, trainer.weights(widths), nets);
    } finally {
      bySeed.forEach(nets -> nets.forEach(TrainedNet::close));
    }
  }

  /** Nets of later seeds count for accuracy only, and are closed at once: all seeds at once might not fit in memory. */
  private List<TrainedNet> trainAll(List<NetPlan> plans, int[] widths, long seed, boolean keepOpen) {
    final List<TrainedNet> trained = new ArrayList<>();
    for (final NetPlan plan : plans) {
      watcher.start(Shapes.text(widths) + " seed " + seed + ": " + plan.label(),
          data.train().count() + data.test().count());
      final TrainedNet net = trainer.train(plan, widths, seed, watcher);
      watcher.done("accuracy " + Shapes.percent(net.accuracy()));
      if (!keepOpen) {
        net.close();
      }
      trained.add(net);
    }
    return trained;
  }

  private byte[][] someImages(int most) {
    final Images images = data.test();
    final byte[][] some = new byte[Math.min(images.count(), most)][];
    for (int i = 0; i < some.length; i++) {
      some[i] = Arrays.copyOfRange(images.pixels(), i * images.size(), (i + 1) * images.size());
    }
    return some;
  }

  private MemoryResults.Net net(List<List<TrainedNet>> bySeed, int index, ShapePlan shape, Speed speed, Storage storage)
      throws IOException {
    final TrainedNet first = bySeed.getFirst().get(index);
    final NetPlan plan = first.plan();
    final List<Double> accuracies = new ArrayList<>();
    final Map<String, Double> byReadout = new TreeMap<>();
    for (final List<TrainedNet> nets : bySeed) {
      final TrainedNet net = nets.get(index);
      accuracies.add(net.accuracyByReadout().get(ReadoutChoice.name(first.readoutBits())));
      net.accuracyByReadout().forEach((bits, value) -> byReadout.merge(bits, value / bySeed.size(), Double::sum));
    }
    final boolean everyLayout = plan.kind() == NetKind.LEVELS && plan.levels() == shape.levels().getFirst();
    return new MemoryResults.Net(plan.kind(), plan.levels(), plan.eps(), accuracies, byReadout, first.readoutBits(),
        first.nonzeros(), entropy(plan, shape.widths()), storage.ledgers(first, first.classifier(), shape.widths()),
        speed, first.ridge(),
        everyLayout ? storage.everyLayout(first, shape.widths(), trainer.weights(shape.widths()), this::someImages)
            : List.of(),
        first.stepped().isPresent()
            ? storage.variants(first, bits -> byReadout.get(ReadoutChoice.name(bits)))
            : List.of());
  }

  private double entropy(NetPlan plan, int[] widths) {
    double bits = 0;
    long columns = data.train().size();
    for (int layer = 0; layer < plan.eps().length; layer++) {
      bits += Sparsity.entropy(plan.eps()[layer]) * columns * widths[layer];
      columns = widths[layer];
    }
    return bits;
  }
}
