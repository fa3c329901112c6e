package org.spectern.reports.experiment;

import java.util.Collections;
import java.util.Optional;
import org.spectern.kernels.Layout;
import org.spectern.kernels.Provider;
import org.spectern.kernels.network.InputScaling;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Split;
import org.spectern.reports.pipeline.DenseClassifier;
import org.spectern.reports.pipeline.DenseNet;
import org.spectern.reports.pipeline.FeatureMap;
import org.spectern.reports.pipeline.Progress;
import org.spectern.reports.pipeline.SteppedClassifier;
import org.spectern.reports.pipeline.SteppedModel;
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
public final class NetTrainer {
  private static final Activation ORIGINAL = Activations.parse("relu");
  /** Below this sparsity bit planes are both smaller and faster than index lists (kernels.md, layouts). */
  private static final double LISTS_FROM = .95;
  /** Below this width table lookups are slower than dense floats (docs/decisions/0041). */
  private static final int TABLES_FROM = 512;

  private final Dataset data;
  private final InputScaling scaling;
  private final Team team;

  NetTrainer(Dataset data, Team team) {
    this.data = data;
    this.scaling = InputScaling.of(data.train().pixels(), data.train().size());
    this.team = team;
  }

  /**
   * The layout that is quick for a layer on this machine: table lookups for the pixels of the first, which are int8,
   * where vectors are wide enough to hold the tables; bit planes for the few bits of the others; lists once weights are
   * rare. Answers do not depend on it.
   */
  public static Layout quickLayout(int layer, double eps) {
    if (eps >= LISTS_FROM) {
      return Layout.SIGNED_LISTS;
    }
    return layer == 0 && Provider.current().vectorBits() >= TABLES_FROM ? Layout.THREE_TRIT : Layout.BIT_PLANES;
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
    return new TrainedNet(plan, ReadoutChoice.accuracies(training.readout(), 0, training.test(), team), 32,
        weights(widths) + readoutWeights(widths), 0, new DenseClassifier(net, training.readout()), Optional.empty());
  }

  private TrainedNet ternaryRelu(NetPlan plan, int[] widths, long seed, Split split, Progress progress) {
    try (Weights weights = weights(plan, widths, seed)) {
      final TernaryReluNet net = TernaryReluNet.of(scaling, ORIGINAL, weights);
      final Training training = train(net, split, progress);
      return new TrainedNet(plan, ReadoutChoice.accuracies(training.readout(), 0, training.test(), team), 32,
          net.nonzeros() + readoutWeights(widths), 0, new TernaryReluClassifier(net, training.readout()),
          Optional.empty());
    }
  }

  private TrainedNet stepped(NetPlan plan, Policy policy, int[] widths, long seed, Split split, Progress progress) {
    final MatchedNetwork matched = NetworkMatching.match(Collections.nCopies(widths.length, ORIGINAL), 1, policy);
    final SteppedModel model = new SteppedModel(scaling, weights(plan, widths, seed), matched);
    final Training training;
    final long nonzeros;
    try (SteppedNet net = new SteppedNet(model.layers(layer -> quickLayout(layer, plan.eps()[layer])))) {
      training = train(net, split, progress);
      nonzeros = net.layers().layers().stream().mapToLong(layer -> layer.weights().nonzeros()).sum();
    }
    final int bits = ReadoutChoice.choose(training.trial().readout(), model.centre(), training.validation(), team);
    return new TrainedNet(plan, ReadoutChoice.accuracies(training.readout(), model.centre(), training.test(), team),
        bits, nonzeros + readoutWeights(widths), matched.layers().getLast().ridge(),
        new SteppedClassifier(model.network(layer -> quickLayout(layer, plan.eps()[layer]), training.readout(), bits)),
        Optional.of(new TrainedNet.Stepped(model, training.readout())));
  }

  private Training train(FeatureMap map, Split split, Progress progress) {
    return Training.of(map, data, split, team, progress);
  }

  private Weights weights(NetPlan plan, int[] widths, long seed) {
    return Weights.random(data.train().size(), widths, plan.eps(), seed);
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
