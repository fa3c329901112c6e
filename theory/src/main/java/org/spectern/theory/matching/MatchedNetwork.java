package org.spectern.theory.matching;

import java.util.List;

/**
 * Matched activations of a whole network.
 *
 * @param tau0 scale of the data, sqrt(tr C°/p)
 * @param layers from the first to the last
 */
public record MatchedNetwork(double tau0, List<MatchedLayer> layers) {
  /** Takes an immutable copy. */
  public MatchedNetwork {
    layers = List.copyOf(layers);
  }

  /** The last layer's tau~² - tau²: what separates the two conjugate kernels when alpha1..3 agree. */
  public double implicitRidge() {
    return layers.getLast().ridge();
  }
}
