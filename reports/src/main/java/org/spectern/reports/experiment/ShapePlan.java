package org.spectern.reports.experiment;

import java.util.Arrays;
import java.util.List;

/**
 * The nets of one shape.
 *
 * @param widths d_1 … d_L
 * @param sparsities per kind of net: eps for every layer, or one for each
 * @param levels numbers of levels of the N-level nets
 * @param controls whether nets that isolate one step are trained too: ternary weights with ReLU, one-bit activations
 */
public record ShapePlan(int[] widths, List<double[]> sparsities, List<Integer> levels, boolean controls) {
  public ShapePlan {
    if (widths.length == 0 || sparsities.isEmpty()) {
      throw new IllegalArgumentException("at least one layer and one sparsity are needed: widths="
          + Arrays.toString(widths) + " eps=" + sparsities.size());
    }
    for (final int width : widths) {
      if (width < 1) {
        throw new IllegalArgumentException("widths must be at least 1: " + width);
      }
    }
    for (final double[] eps : sparsities) {
      requireSparsity(eps, widths);
    }
  }

  private static void requireSparsity(double[] eps, int[] widths) {
    if (eps.length != 1 && eps.length != widths.length) {
      throw new IllegalArgumentException("eps needs one value, or one for each layer: eps=" + Arrays.toString(eps)
          + " widths=" + Arrays.toString(widths));
    }
    for (final double one : eps) {
      if (!(one >= 0 && one < 1)) {
        throw new IllegalArgumentException("eps must lie in [0, 1): " + one);
      }
    }
  }
}
