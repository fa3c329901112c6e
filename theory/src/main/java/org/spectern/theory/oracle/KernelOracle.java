package org.spectern.theory.oracle;

import java.util.List;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.gaussian.GaussianQuadrature;

/** Conjugate and neural tangent kernels from their definitions, entry by entry, every expectation a double integral. */
public final class KernelOracle {

  /**
   * The kernels of one layer.
   *
   * @param conjugate K_l
   * @param tangent N_l; its diagonal has no meaning where an activation jumps
   */
  public record Kernels(double[][] conjugate, double[][] tangent) {}

  private KernelOracle() {}

  /**
   * Kernels of the last layer.
   *
   * @param x observations, one per row
   * @param stack one activation per layer
   * @param tau0 scale of the data
   */
  public static Kernels of(double[][] x, List<Activation> stack, double tau0) {
    double[][] conjugate = new double[x.length][x.length];
    double[][] tangent = new double[x.length][x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        for (int k = 0; k < x[i].length; k++) {
          conjugate[i][j] += x[i][k] * x[j][k];
        }
        tangent[i][j] = conjugate[i][j];
      }
    }
    double tau = tau0;
    for (final Activation activation : stack) {
      final double mu = activation.quadratureMoments(tau).mu();
      final double[][] next = new double[x.length][x.length];
      for (int i = 0; i < x.length; i++) {
        for (int j = 0; j <= i; j++) {
          next[i][j] = pair(conjugate, i, j, activation, false, mu);
          tangent[i][j] = next[i][j] + tangent[i][j] * pair(conjugate, i, j, activation, true, 0);
          next[j][i] = next[i][j];
          tangent[j][i] = tangent[i][j];
        }
      }
      conjugate = next;
      tau = Math.sqrt(activation.quadratureMoments(tau).variance());
    }
    return new Kernels(conjugate, tangent);
  }

  private static double pair(double[][] kernel, int i, int j, Activation activation, boolean derivative, double mu) {
    final double tauU = Math.sqrt(kernel[i][i]);
    final double tauV = Math.sqrt(kernel[j][j]);
    final double rho = i == j ? 1 : kernel[i][j] / (tauU * tauV);
    return GaussianQuadrature.pairExpectation(derivative ? activation::derivative : t -> activation.value(t) - mu,
        activation.breaks(),
        tauU, tauV, rho);
  }
}
