package org.spectern.kernels.network;

import java.util.List;

/**
 * The same network by the definitions: plain loops over weights asked for one row at a time, long and double
 * arithmetic.
 */
final class SlowNetwork {
  private SlowNetwork() {}

  /** t_i of the first layer: {@code (1 − eps)^{−1/2} sum_j W_ij (pixel_j − mean_j) / spread}. */
  static double[] firstPreactivations(InputScaling scaling, HiddenLayer layer, byte[] pixels, int from) {
    final byte[] mean = scaling.mean();
    final double[] t = new double[layer.width()];
    final byte[] row = new byte[layer.columns()];
    for (int i = 0; i < t.length; i++) {
      layer.weights().row(i, row);
      long sum = 0;
      for (int j = 0; j < row.length; j++) {
        sum += (long) row[j] * ((pixels[from + j] & 255) - (mean[j] & 255));
      }
      t[i] = sum / scaling.spread() / Math.sqrt(1 - layer.eps());
    }
    return t;
  }

  /** t_i of a later layer: {@code (1 − eps)^{−1/2} d^{−1/2} sum_j W_ij (scale n_j − mu)}. */
  static double[] preactivations(StepLevels before, HiddenLayer layer, byte[] levels) {
    final double[] t = new double[layer.width()];
    final byte[] row = new byte[layer.columns()];
    for (int i = 0; i < t.length; i++) {
      layer.weights().row(i, row);
      double sum = 0;
      for (int j = 0; j < row.length; j++) {
        sum += row[j] * (before.scale() * levels[j] - before.mu());
      }
      t[i] = sum / Math.sqrt(layer.columns()) / Math.sqrt(1 - layer.eps());
    }
    return t;
  }

  /** The integer level of t. */
  static byte level(StepLevels activation, double t) {
    int passed = 0;
    for (final double threshold : activation.thresholds()) {
      passed += t > threshold ? 1 : 0;
    }
    return (byte) activation.integerLevels()[passed];
  }

  /** Features through all layers, every layer by its definition. */
  static byte[] features(FeatureLayers network, byte[] pixels, int from) {
    final List<HiddenLayer> layers = network.layers();
    byte[] levels = levels(layers.getFirst().activation(),
        firstPreactivations(network.input(), layers.getFirst(), pixels, from));
    for (int l = 1; l < layers.size(); l++) {
      levels = levels(layers.get(l).activation(),
          preactivations(layers.get(l - 1).activation(), layers.get(l), levels));
    }
    return levels;
  }

  private static byte[] levels(StepLevels activation, double[] t) {
    final byte[] levels = new byte[t.length];
    for (int i = 0; i < t.length; i++) {
      levels[i] = level(activation, t[i]);
    }
    return levels;
  }

  /** {@code score_c = scale_c sum_i q_ci n_i + bias_c}, or the same with float32 weights. */
  static double score(Readout readout, int c, byte[] features) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += switch (readout) {
        case FloatReadout floats -> (double) floats.weight(c, i) * features[i];
        case QuantisedReadout quantised -> (double) quantised.scale(c) * quantised.weight(c, i) * features[i];
      };
    }
    return sum + switch (readout) {
      case FloatReadout floats -> floats.bias(c);
      case QuantisedReadout quantised -> quantised.bias(c);
    };
  }
}
