package org.spectern.theory.kernel;

import org.spectern.theory.gaussian.Moments;

/**
 * Everything the two asymptotic equivalents need of one layer.
 *
 * @param layer from 1; 0 is the data
 * @param tau tau_l, standard deviation of the layer's outputs
 * @param alpha coefficients of the conjugate kernel
 * @param beta1 weight of X'X in the NTK
 * @param beta2 weight of the t t' and t psi' terms in the NTK
 * @param beta3 weight of T in the NTK
 * @param kappa2 kappa_l², the NTK's typical diagonal; infinite from the first layer whose activation jumps
 * @param moments of this layer's activation at tau_{l-1}; null for layer 0
 */
public record LayerCoefficients(int layer, double tau, Coefficients alpha, double beta1, double beta2, double beta3,
    double kappa2,
    Moments moments) {

  /** Layer 0: the data, tau = kappa = tau_0, alpha = (1, 0, 0, 1), beta = (1, 0, 0). */
  public static LayerCoefficients input(double tau0) {
    Moments.requireScale("tau0", tau0);
    return new LayerCoefficients(0, tau0, Coefficients.INPUT, 1, 0, 0, tau0 * tau0, null);
  }

  /** One layer up, by the recursion in the given form. */
  LayerCoefficients next(Moments m, RecursionForm form) {
    final Coefficients up = alpha.next(m);
    final double first = m.p1() * m.p1();
    final double second = m.p2() * m.p2();
    final double nextBeta1 = form == RecursionForm.PRINTED ? up.alpha1() : up.alpha1() + first * beta1;
    return new LayerCoefficients(layer + 1, m.tau(), up, nextBeta1, up.alpha2() + first * beta2,
        up.alpha3() + first * beta3 + second * alpha.alpha1() * beta1, m.variance() + kappa2 * m.dt2(), m);
  }
}
