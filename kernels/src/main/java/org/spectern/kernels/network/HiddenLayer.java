package org.spectern.kernels.network;

import org.spectern.kernels.TernaryMatrix;

/**
 * One layer: ternary weights of scale {@code (1 − eps)^{−1/2}}, then a step activation.
 *
 * @param weights width × width of the layer before, entries −1, 0, 1
 * @param eps the probability of a zero weight, which fixes the scale; in [0, 1)
 * @param activation applied to every pre-activation
 */
public record HiddenLayer(TernaryMatrix weights, double eps, StepLevels activation) {

  public HiddenLayer {
    if (!(eps >= 0 && eps < 1)) {
      throw new IllegalArgumentException("eps must lie in [0, 1): eps=" + eps);
    }
    if (weights.rows() > LayerSection.MOST_WIDTH || weights.columns() > LayerSection.MOST_WIDTH) {
      throw new IllegalArgumentException("a layer is at most " + LayerSection.MOST_WIDTH + " wide: rows="
          + weights.rows() + ", columns=" + weights.columns());
    }
  }

  /** The number of features this layer makes. */
  public int width() {
    return weights.rows();
  }

  /** The number of numbers this layer takes. */
  public int columns() {
    return weights.columns();
  }
}
