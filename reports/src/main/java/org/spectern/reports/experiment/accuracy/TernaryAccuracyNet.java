package org.spectern.reports.experiment.accuracy;

import java.util.List;
import org.spectern.kernels.network.InputScaling;
import org.spectern.reports.pipeline.Classifier;
import org.spectern.reports.pipeline.FeatureMap;
import org.spectern.reports.pipeline.LinearReadout;
import org.spectern.reports.pipeline.TernaryReluClassifier;
import org.spectern.reports.pipeline.TernaryReluNet;
import org.spectern.reports.pipeline.Weights;
import org.spectern.theory.activation.Activation;

/** Sparse ternary weights under the original's activations. */
final class TernaryAccuracyNet implements AccuracyNet {
  private final TernaryReluNet net;

  TernaryAccuracyNet(AccuracySettings settings, InputScaling scaling, List<Activation> originals) {
    final int[] shape = settings.shape();
    try (Weights weights = Weights.random(scaling.columns(), shape,
        Weights.perLayer(settings.net().sparsity(), shape.length), settings.seed())) {
      net = TernaryReluNet.of(scaling, originals, weights);
    }
  }

  @Override
  public FeatureMap features() {
    return net;
  }

  @Override
  public long nonzeros() {
    return net.nonzeros();
  }

  @Override
  public Classifier classifier(LinearReadout trained, int bits) {
    return new TernaryReluClassifier(net, trained);
  }

  @Override
  public void close() {
    net.close();
  }
}
