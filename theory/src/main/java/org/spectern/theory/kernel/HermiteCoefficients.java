package org.spectern.theory.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.GaussLegendre;
import org.spectern.theory.gaussian.Gaussian;

/** h_n(tau) = E[s(tau xi) He_n(xi)]/sqrt(n!), n = 0 … terms - 1, at any scale tau. */
interface HermiteCoefficients {

  double[] at(double tau);

  static HermiteCoefficients of(Activation activation, int terms) {
    return activation instanceof StepActivation steps ? tau -> ofSteps(steps, terms, tau)
        : new Integrated(activation, terms);
  }

  /** By parts, each jump J at u = t/tau contributes J phi(u) He_{n-1}(u)/sqrt(n!). */
  private static double[] ofSteps(StepActivation steps, int terms, double tau) {
    final double[] h = new double[terms];
    h[0] = steps.moments(tau).mu();
    final double[] levels = steps.levels();
    final double[] thresholds = steps.thresholds();
    for (int k = 0; k < thresholds.length; k++) {
      final double u = thresholds[k] / tau;
      final double weight = (levels[k + 1] - levels[k]) * Gaussian.density(u);
      double older = 0;
      double newer = 1;
      for (int n = 1; n < terms && weight != 0; n++) {
        h[n] += weight * newer / Math.sqrt(n);
        final double next = (u * newer - Math.sqrt(n - 1) * older) / Math.sqrt(n);
        older = newer;
        newer = next;
      }
    }
    return h;
  }

  /**
   * By Gauss–Legendre panels between the activation's breaks, fine enough for the last polynomial and for s(tau xi).
   */
  final class Integrated implements HermiteCoefficients {
    private static final double REACH = 13;
    private static final GaussLegendre RULE = new GaussLegendre(20);
    private static final double[] ROOTS = IntStream.rangeClosed(0, HermiteSeries.TERMS).mapToDouble(Math::sqrt)
        .toArray();

    private final Activation activation;
    private final int terms;

    Integrated(Activation activation, int terms) {
      this.activation = activation;
      this.terms = terms;
    }

    @Override
    public double[] at(double tau) {
      final double[] h = new double[terms];
      double from = -REACH;
      for (final double edge : edges(tau)) {
        final int panels = (int) Math.ceil((edge - from) / Math.clamp(1 / tau, 0.01, 0.75));
        final double half = (edge - from) / panels / 2;
        for (int panel = 0; panel < panels; panel++) {
          final double middle = from + (2 * panel + 1) * half;
          for (int q = 0; q < RULE.size(); q++) {
            add(h, tau, middle + half * RULE.node(q), half * RULE.weight(q));
          }
        }
        from = edge;
      }
      return h;
    }

    private void add(double[] h, double tau, double xi, double weight) {
      final double value = activation.value(tau * xi) * Gaussian.density(xi) * weight;
      double older = 0;
      double newer = value;
      for (int n = 0; n < terms; n++) {
        h[n] += newer;
        final double next = (xi * newer - ROOTS[n] * older) / ROOTS[n + 1];
        older = newer;
        newer = next;
      }
    }

    private double[] edges(double tau) {
      final double[] inside = Arrays.stream(activation.breaks()).map(t -> t / tau).filter(u -> Math.abs(u) < REACH)
          .toArray();
      final double[] edges = Arrays.copyOf(inside, inside.length + 1);
      edges[inside.length] = REACH;
      return edges;
    }
  }
}
