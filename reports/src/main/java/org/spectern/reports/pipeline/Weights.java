package org.spectern.reports.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spectern.kernels.Layout;
import org.spectern.kernels.Seed;
import org.spectern.kernels.SeededMatrix;
import org.spectern.kernels.TernaryMatrix;

/** The frozen ternary weights of a net: one seeded matrix per layer, which any layout can store. */
public final class Weights implements AutoCloseable {
  private final List<SeededMatrix> layers;

  private Weights(List<SeededMatrix> layers) {
    this.layers = layers;
  }

  /**
   * @param inputs columns of the first layer
   * @param widths d_1 … d_L
   * @param eps share of zeros, one per layer
   */
  public static Weights random(int inputs, int[] widths, double[] eps, long seed) {
    final List<SeededMatrix> layers = new ArrayList<>();
    for (int layer = 0; layer < widths.length; layer++) {
      final int columns = layer == 0 ? inputs : widths[layer - 1];
      layers.add(TernaryMatrix.seeded(new Seed(0, seed), layer, widths[layer], columns, eps[layer]));
    }
    return new Weights(List.copyOf(layers));
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

  public int layers() {
    return layers.size();
  }

  /** The weights of a layer in a layout of their own, to be closed by the caller. */
  public TernaryMatrix stored(int layer, Layout layout) {
    return TernaryMatrix.encode(layout, layers.get(layer));
  }

  /** The probability of a zero that the generator really has; it fixes the scale of the weights. */
  public double eps(int layer) {
    return 1 - layers.get(layer).nonzeroProbability();
  }

  @Override
  public void close() {
    layers.forEach(SeededMatrix::close);
  }
}
