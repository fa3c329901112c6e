package org.spectern.theory.kernel;

import java.util.ArrayList;
import java.util.List;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.gaussian.Moments;

/**
 * The recursions of Theorems 1 and 2 for a stack of activations. With primes for the layer before:
 *
 * <pre>
 * alpha1 = p1² alpha1'                      beta1 = alpha1 + p1² beta1'
 * alpha2 = p1² alpha2' + p2² alpha4'²/4     beta2 = alpha2 + p1² beta2'
 * alpha3 = p1² alpha3' + p2² alpha1'²/2     beta3 = alpha3 + p1² beta3' + p2² alpha1' beta1'
 * alpha4 = d3 alpha4'/2                     kappa² = tau² + kappa'² E[s'(tau' xi)²]
 * </pre>
 */
public final class Recursion {

  private Recursion() {}

  /** All layers, the data (layer 0) first, in the correct form. */
  public static List<LayerCoefficients> of(List<? extends Activation> stack, double tau0) {
    return of(stack, tau0, RecursionForm.CORRECT);
  }

  /**
   * All layers, the data (layer 0) first.
   *
   * @param stack one activation per layer, at least one
   * @param tau0 scale of the data, sqrt(tr C°/p), positive
   */
  public static List<LayerCoefficients> of(List<? extends Activation> stack, double tau0, RecursionForm form) {
    Moments.requireScale("tau0", tau0);
    if (stack.isEmpty()) {
      throw new IllegalArgumentException("depth must be at least 1: depth=0");
    }
    final List<LayerCoefficients> layers = new ArrayList<>();
    layers.add(LayerCoefficients.input(tau0));
    for (final Activation activation : stack) {
      final LayerCoefficients below = layers.getLast();
      layers.add(below.next(activation.moments(below.tau()), form));
    }
    return List.copyOf(layers);
  }
}
