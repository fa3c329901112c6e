package org.spectern.reports.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import org.spectern.kernels.Layout;
import org.spectern.kernels.TernarySource;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.HiddenLayer;
import org.spectern.kernels.network.InputScaling;
import org.spectern.kernels.network.Readout;
import org.spectern.kernels.network.StepLevels;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Split;
import org.spectern.reports.pipeline.DenseClassifier;
import org.spectern.reports.pipeline.DenseNet;
import org.spectern.reports.pipeline.FeatureMap;
import org.spectern.reports.pipeline.Progress;
import org.spectern.reports.pipeline.SteppedClassifier;
import org.spectern.reports.pipeline.SteppedNet;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.pipeline.TernaryReluClassifier;
import org.spectern.reports.pipeline.TernaryReluNet;
import org.spectern.reports.pipeline.Training;
import org.spectern.reports.pipeline.Weights;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.matching.MatchedNetwork;
import org.spectern.theory.matching.NetworkMatching;
import org.spectern.theory.matching.Policy;

/** Trains the nets of an experiment on one data set. */
final class NetTrainer {
  private static final Activation ORIGINAL = Activations.parse("relu");
  /** Below this sparsity bit planes are both smaller and faster than index lists (kernels.md, layouts). */
  private static final double LISTS_FROM = .95;

  private final Dataset data;
  private final InputScaling scaling;
  private final Team team;

  private final DoubleFunction<Layout> layoutOf;

  /** Stores weights as bit planes while they are common and as index lists once they are rare. */
  NetTrainer(Dataset data, Team team) {
    this(data, team, eps -> eps < LISTS_FROM ? Layout.BIT_PLANES : Layout.SIGNED_LISTS);
  }

  /**
   * @param layoutOf how a layer of this eps stores its weights
   */
  NetTrainer(Dataset data, Team team, DoubleFunction<Layout> layoutOf) {
    this.layoutOf = layoutOf;
    this.data = data;
    this.scaling = InputScaling.of(data.train().pixels(), data.train().size());
    this.team = team;
  }

  /** Trains one net; weights and split follow from the seed. */
  TrainedNet train(NetPlan plan, int[] widths, long seed, Progress progress) {
    final Split split = Split.of(data.train().count(), MemorySettings.VALIDATION_SHARE, seed);
    return switch (plan.kind()) {
      case ORIGINAL -> original(plan, widths, seed, split, progress);
      case TERNARY_RELU -> ternaryRelu(plan, widths, seed, split, progress);
      case ONE_BIT -> stepped(plan, new Policy.OneBit(), widths, seed, split, progress);
      case LEVELS -> stepped(plan, new Policy.IntegerLevels(plan.levels(), MemorySettings.LARGEST_LEVEL), widths, seed,
          split, progress);
    };
  }

  private TrainedNet original(NetPlan plan, int[] widths, long seed, Split split, Progress progress) {
    final DenseNet net = DenseNet.gaussian(scaling, ORIGINAL, data.train().size(), widths, seed);
    final Training training = train(net, split, progress);
    return new TrainedNet(plan, Collections.nCopies(widths.length, "float32"),
        ReadoutChoice.accuracies(training.readout(), 0, training.test(), team), 32,
        weights(widths) + readoutWeights(widths), 0, new DenseClassifier(net, training.readout()));
  }

  private TrainedNet ternaryRelu(NetPlan plan, int[] widths, long seed, Split split, Progress progress) {
    final TernaryReluNet net = TernaryReluNet.of(scaling, ORIGINAL, sources(plan, widths, seed), plan.eps());
    final Training training = train(net, split, progress);
    return new TrainedNet(plan, Collections.nCopies(widths.length, Layout.SIGNED_LISTS.name()),
        ReadoutChoice.accuracies(training.readout(), 0, training.test(), team), 32,
        net.nonzeros() + readoutWeights(widths), 0, new TernaryReluClassifier(net, training.readout()));
  }

  private TrainedNet stepped(NetPlan plan, Policy policy, int[] widths, long seed, Split split, Progress progress) {
    final MatchedNetwork matched = NetworkMatching.match(Collections.nCopies(widths.length, ORIGINAL), 1, policy);
    final List<Layout> layouts = layouts(plan);
    final SteppedNet net = SteppedNet.of(scaling, matched, sources(plan, widths, seed), plan.eps(), layouts);
    final Training training = train(net, split, progress);
    final StepLevels last = net.layers().layers().getLast().activation();
    final double centre = last.mu() / last.scale();
    final int bits = ReadoutChoice.choose(training.trial().readout(), centre, training.validation(), team);
    final Readout readout = readout(training, bits, centre);
    long nonzeros = readoutWeights(widths);
    for (final HiddenLayer layer : net.layers().layers()) {
      nonzeros += layer.weights().nonzeros();
    }
    return new TrainedNet(plan, layouts.stream().map(Layout::name).toList(),
        ReadoutChoice.accuracies(training.readout(), centre, training.test(), team), bits, nonzeros,
        matched.layers().getLast().ridge(), new SteppedClassifier(new CompressedNetwork(net.layers(), readout)));
  }

  private static Readout readout(Training training, int bits, double centre) {
    return bits == 32 ? Readout.float32(training.readout().weights(), training.readout().bias())
        : Readout.quantise(training.readout().weights(), training.readout().bias(), bits, centre);
  }

  private Training train(FeatureMap map, Split split, Progress progress) {
    return Training.of(map, data, split, team, progress);
  }

  private List<TernarySource> sources(NetPlan plan, int[] widths, long seed) {
    return Weights.random(data.train().size(), widths, plan.eps(), seed);
  }

  private List<Layout> layouts(NetPlan plan) {
    final List<Layout> layouts = new ArrayList<>();
    for (final double eps : plan.eps()) {
      layouts.add(layoutOf.apply(eps));
    }
    return layouts;
  }

  /** Weights without the readout. */
  long weights(int[] widths) {
    long sum = 0;
    long columns = data.train().size();
    for (final int width : widths) {
      sum += columns * width;
      columns = width;
    }
    return sum;
  }

  private long readoutWeights(int[] widths) {
    return (long) widths[widths.length - 1] * data.train().classes();
  }
}
