package org.spectern.reports.pipeline;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.spectern.kernels.TernarySource;
import org.spectern.kernels.network.InputScaling;

/** The definition of a net in plain loops and double precision: Σ_l = d_l^(-1/2) (σ(W_l Σ_{l−1}) − μ_l). */
final class NaiveNet {
  private NaiveNet() {}

  /** Features of one image without the last layer's d^(-1/2) and centring: σ(W_L Σ_{L−1}). */
  static double[] features(byte[] pixels, InputScaling scaling, List<double[][]> weights,
      List<DoubleUnaryOperator> activations, double[] means) {
    double[] signal = new double[pixels.length];
    for (int j = 0; j < signal.length; j++) {
      signal[j] = ((pixels[j] & 0xff) - (scaling.mean()[j] & 0xff)) / scaling.spread();
    }
    for (int layer = 0; layer < weights.size(); layer++) {
      final double[][] w = weights.get(layer);
      final boolean last = layer == weights.size() - 1;
      final double[] next = new double[w.length];
      for (int i = 0; i < w.length; i++) {
        double t = 0;
        for (int j = 0; j < signal.length; j++) {
          t += w[i][j] * signal[j];
        }
        final double value = activations.get(layer).applyAsDouble(t);
        next[i] = last ? value : (value - means[layer]) / Math.sqrt(w.length);
      }
      signal = next;
    }
    return signal;
  }

  /** Ternary weights in real units: 0 or ±(1 − eps)^(-1/2). */
  static double[][] scaled(TernarySource source, double eps) {
    final double[][] weights = new double[source.rows()][source.columns()];
    final byte[] row = new byte[source.columns()];
    for (int i = 0; i < weights.length; i++) {
      source.row(i, row);
      for (int j = 0; j < row.length; j++) {
        weights[i][j] = row[j] / Math.sqrt(1 - eps);
      }
    }
    return weights;
  }
}
