package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Gaussian;

/**
 * Gaussian integrals over the cells (u_k, u_{k+1}] that increasing thresholds cut the line into, u_0 = -infinity, u_N =
 * +infinity.
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
    double moment = 0;
    double tail = 0;
    for (int k = 0; k < count; k++) {
      final boolean last = k == u.length;
      final double to = last ? Double.POSITIVE_INFINITY : u[k];
      final double nextDensity = Gaussian.density(to);
      final double nextMoment = last ? 0 : to * nextDensity;
      final double nextTail = Gaussian.distribution(-Math.abs(to));
      // Masses from tail probabilities on their own side of zero: nothing cancels far out.
      mass[k] = from >= 0 ? tail - nextTail : to <= 0 ? nextTail - tail : 1 - tail - nextTail;
      first[k] = difference(from, density, to, nextDensity);
      second[k] = Double.isInfinite(from) || last ? moment - nextMoment : from * first[k] - (to - from) * nextDensity;
      from = to;
      density = nextDensity;
      moment = nextMoment;
      tail = nextTail;
    }
    return new Cells(mass, first, second);
  }

  /** phi(from) - phi(to), accurate for narrow cells too. */
  private static double difference(double from, double density, double to, double nextDensity) {
    if (Double.isInfinite(from) || Double.isInfinite(to)) {
      return density - nextDensity;
    }
    final double exponent = (to - from) * (to + from) / 2;
    return exponent > 0 ? -density * Math.expm1(-exponent) : nextDensity * Math.expm1(exponent);
  }

  /** Number of cells, one more than there are thresholds. */
  public int count() {
    return mass.length;
  }
}
