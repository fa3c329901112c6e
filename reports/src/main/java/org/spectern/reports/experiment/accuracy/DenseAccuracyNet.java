package org.spectern.reports.experiment.accuracy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.spectern.kernels.network.InputScaling;
import org.spectern.reports.pipeline.Classifier;
import org.spectern.reports.pipeline.DenseClassifier;
import org.spectern.reports.pipeline.DenseNet;
import org.spectern.reports.pipeline.DenseWeights;
import org.spectern.reports.pipeline.FeatureMap;
import org.spectern.reports.pipeline.LinearReadout;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.StepActivation;

/** Dense float32 weights, whole or thinned, under the original's activations or naive steps. */
record DenseAccuracyNet(DenseNet net, long nonzeros) implements AccuracyNet {

  static DenseAccuracyNet of(AccuracySettings settings, InputScaling scaling, List<Activation> originals) {
    final NetSpec spec = settings.net();
    final DenseWeights weights = DenseWeights.random(settings.weights(), scaling.columns(), settings.shape(),
        settings.seed());
    if (spec.method() == NetMethod.PRUNED) {
      weights.prune(spec.share());
    } else if (spec.method() == NetMethod.NAIVE_SPARSE) {
      weights.thin(spec.share(), settings.seed());
    }
    return new DenseAccuracyNet(new DenseNet(scaling, activations(spec.method(), originals), weights, spec.centring()),
        weights.nonzeros());
  }

  private static List<Activation> activations(NetMethod method, List<Activation> originals) {
    final List<Activation> activations = new ArrayList<>(originals);
    final int hidden = originals.size() - 1;
    if (method == NetMethod.NAIVE_QUANTISED || method == NetMethod.NAIVE_QUANTISED_HIDDEN) {
      Collections.fill(activations.subList(0, method == NetMethod.NAIVE_QUANTISED ? hidden + 1 : hidden),
          StepActivation.sigmaT(1, -1, 1));
    }
    return activations;
  }

  @Override
  public FeatureMap features() {
    return net;
  }

  @Override
  public Classifier classifier(LinearReadout trained, int bits) {
    return new DenseClassifier(net, trained);
  }

  @Override
  public void close() {
    net.close();
  }
}
