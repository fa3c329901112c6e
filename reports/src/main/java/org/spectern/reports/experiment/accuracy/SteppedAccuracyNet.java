package org.spectern.reports.experiment.accuracy;

import java.util.List;
import org.spectern.kernels.Layout;
import org.spectern.kernels.network.InputScaling;
import org.spectern.reports.experiment.MemorySettings;
import org.spectern.reports.experiment.NetTrainer;
import org.spectern.reports.experiment.ReadoutChoice;
import org.spectern.reports.pipeline.Classifier;
import org.spectern.reports.pipeline.FeatureMap;
import org.spectern.reports.pipeline.LinearReadout;
import org.spectern.reports.pipeline.SteppedClassifier;
import org.spectern.reports.pipeline.SteppedModel;
import org.spectern.reports.pipeline.SteppedNet;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.pipeline.Training;
import org.spectern.reports.pipeline.Weights;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.matching.MatchedNetwork;
import org.spectern.theory.matching.NetworkMatching;
import org.spectern.theory.matching.Policy;

/** Sparse ternary weights under step activations: a compressed network with a real model file. */
final class SteppedAccuracyNet implements AccuracyNet {
  private final MatchedNetwork matched;
  private final SteppedModel model;
  private final SteppedNet net;

  SteppedAccuracyNet(AccuracySettings settings, InputScaling scaling, List<Activation> originals) {
    final int[] shape = settings.shape();
    final double[] eps = Weights.perLayer(settings.net().sparsity(), shape.length);
    matched = NetworkMatching.match(originals, 1, policy(settings.net()));
    model = new SteppedModel(scaling, Weights.random(scaling.columns(), shape, eps, settings.seed()), matched);
    net = new SteppedNet(model.layers(layer -> NetTrainer.quickLayout(layer, eps[layer])));
  }

  private static Policy policy(NetSpec spec) {
    return switch (spec.method()) {
      case ONE_BIT -> new Policy.OneBit();
      case AUTHORS -> new Policy.AuthorsSigmaQLast();
      case LEVELS -> new Policy.IntegerLevels(spec.levels(), MemorySettings.LARGEST_LEVEL);
      default -> throw new IllegalArgumentException("no step activations: method=" + spec.method());
    };
  }

  @Override
  public FeatureMap features() {
    return net;
  }

  @Override
  public long nonzeros() {
    return net.layers().layers().stream().mapToLong(layer -> layer.weights().nonzeros()).sum();
  }

  @Override
  public double centre() {
    return model.centre();
  }

  @Override
  public double unit() {
    return model.unit();
  }

  @Override
  public double ridge() {
    return matched.implicitRidge();
  }

  @Override
  public Readout readout(Training trained, Team team) {
    final int bits = ReadoutChoice.choose(trained.trial().readout(), model.centre(), trained.validation(), team);
    return new Readout(bits, ReadoutChoice.accuracy(trained.readout(), bits, model.centre(), trained.test(), team));
  }

  /** Golomb–Rice codes hold any weights in the least memory. */
  @Override
  public Classifier classifier(LinearReadout trained, int bits) {
    return new SteppedClassifier(model.network(_ -> Layout.RICE, trained, bits));
  }

  @Override
  public void close() {
    net.close();
    model.close();
  }
}
