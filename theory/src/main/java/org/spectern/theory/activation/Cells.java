package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Gaussian;

/**
 * Gaussian integrals over the cells (u_k, u_{k+1}] that increasing thresholds cut the line into, u_0 = -infinity, u_N = +infinity.
 *
 * @param mass P_k = Phi(u_{k+1}) - Phi(u_k)
 * @param first F_k = ∫ xi phi = phi(u_k) - phi(u_{k+1})
 * @param second G_k = ∫ (xi² - 1) phi = u_k phi(u_k) - u_{k+1} phi(u_{k+1})
 */
public record Cells(double[] mass, double[] first, double[] second) {

  /** @param u thresholds in units of the input's standard deviation, strictly increasing */
  public static Cells of(double[] u) {
    final int count = u.length + 1;
    final double[] mass = new double[count];
    final double[] first = new double[count];
    final double[] second = new double[count];
    double from = Double.NEGATIVE_INFINITY;
    double density = 0;
    for (int k = 0; k < count; k++) {
      final double to = k < u.length ? u[k] : Double.POSITIVE_INFINITY;
      final double next = Gaussian.density(to);
      mass[k] = Gaussian.mass(from, to);
      first[k] = density - next;
      second[k] = (k == 0 ? 0 : from * density) - (k < u.length ? to * next : 0);
      from = to;
      density = next;
    }
    return new Cells(mass, first, second);
  }

  /** Number of cells, one more than there are thresholds. */
  public int count() {
    return mass.length;
  }
}
