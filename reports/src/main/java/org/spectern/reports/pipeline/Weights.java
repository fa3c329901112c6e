package org.spectern.reports.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spectern.kernels.TernarySource;

/** The frozen ternary weights of a net: one source per layer, each drawn from its own streams. */
public final class Weights {
  private Weights() {}

  /**
   * @param inputs columns of the first layer
   * @param widths d_1 … d_L
   * @param eps share of zeros, one per layer
   */
  public static List<TernarySource> random(int inputs, int[] widths, double[] eps, long seed) {
    final List<TernarySource> sources = new ArrayList<>();
    for (int layer = 0; layer < widths.length; layer++) {
      final int columns = layer == 0 ? inputs : widths[layer - 1];
      sources.add(TernarySource.random(widths[layer], columns, eps[layer], Seeds.layer(seed, layer)));
    }
    return sources;
  }

  /** One eps for every layer: {@code eps} itself, or its single value repeated. */
  public static double[] perLayer(double[] eps, int layers) {
    if (eps.length == layers) {
      return eps.clone();
    }
    final double[] all = new double[layers];
    Arrays.fill(all, eps[0]);
    return all;
  }
}
