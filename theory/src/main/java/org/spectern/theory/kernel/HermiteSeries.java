package org.spectern.theory.kernel;

import java.util.stream.IntStream;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.Moments;

/**
 * Mehler's series: with h_n(tau) = E[s(tau xi) He_n(xi)]/sqrt(n!), E[s(u) s(v)] = sum h_n(tau_u) h_n(tau_v) rho^n, and
 * E[s'(u) s'(v)] is its derivative with respect to rho over tau_u tau_v.
 *
 * <p> By Parseval the energy left beyond the last term is known, so every truncation comes with a bound; where the
 * bound is too large (rough activations at correlations near ±1) the pair is integrated directly.
 */
final class HermiteSeries implements PairLaw {
  static final int TERMS = 128;
  private static final double NEGLIGIBLE = 1e-17;
  private static final double ACCEPTED = 1e-13;

  private final double[] deviations;
  private final double[][] coefficients;
  /** E[s²] and sqrt of what the series leaves out of it, per observation. */
  private final double[] norms;
  private final double[] tails;
  private final PairIntegral integral;

  HermiteSeries(Activation activation, double[] variances) {
    final int n = variances.length;
    deviations = new double[n];
    coefficients = new double[n][];
    norms = new double[n];
    tails = new double[n];
    integral = PairIntegral.of(activation);
    final HermiteCoefficients source = HermiteCoefficients.of(activation, TERMS);
    IntStream.range(0, n).parallel().forEach(i -> {
      deviations[i] = Math.sqrt(variances[i]);
      coefficients[i] = source.at(deviations[i]);
      final Moments moments = activation.moments(deviations[i]);
      double left = moments.variance();
      for (int k = 1; k < TERMS; k++) {
        left -= coefficients[i][k] * coefficients[i][k];
      }
      norms[i] = Math.sqrt(moments.variance());
      // Rounding of the difference hides a tail below 1e-15 of the variance.
      tails[i] = Math.sqrt(Math.max(left, activation instanceof StepActivation ? 1e-15 * moments.variance() : 0));
    });
  }

  @Override
  public double mean(int i) {
    return coefficients[i][0];
  }

  @Override
  public double product(int i, int j, double covariance) {
    final double rho = correlation(i, j, covariance);
    final int terms = terms(rho);
    if (terms == TERMS && tails[i] * tails[j] * Math.pow(Math.abs(rho), TERMS) > ACCEPTED * norms[i] * norms[j]) {
      return integral.product(deviations[i], deviations[j], rho);
    }
    final double[] left = coefficients[i];
    final double[] right = coefficients[j];
    double sum = 0;
    for (int k = terms - 1; k >= 0; k--) {
      sum = sum * rho + left[k] * right[k];
    }
    return sum;
  }

  @Override
  public double slope(int i, int j, double covariance) {
    final double rho = correlation(i, j, covariance);
    final int terms = terms(rho);
    final double scale = deviations[i] * deviations[j];
    if (terms == TERMS && tails[i] * tails[j] * largestTerm(rho) > ACCEPTED * norms[i] * norms[j]) {
      return integral.slope(deviations[i], deviations[j], rho);
    }
    final double[] left = coefficients[i];
    final double[] right = coefficients[j];
    double sum = 0;
    for (int k = terms - 1; k >= 1; k--) {
      sum = sum * rho + k * left[k] * right[k];
    }
    return sum / scale;
  }

  private double correlation(int i, int j, double covariance) {
    return Math.clamp(covariance / (deviations[i] * deviations[j]), -1, 1);
  }

  /** So many that the powers of rho beyond are negligible. */
  private static int terms(double rho) {
    final double size = Math.abs(rho);
    return size < 1e-17 ? 2 : size > 0.7 ? TERMS : (int) Math.min(TERMS, 3 + Math.log(NEGLIGIBLE) / Math.log(size));
  }

  /** max over n ≥ TERMS of n |rho|^(n-1). */
  private static double largestTerm(double rho) {
    final double size = Math.abs(rho);
    final double peak = Math.max(TERMS, -1 / Math.log(Math.min(size, 1 - 1e-16)));
    return peak * Math.pow(size, peak - 1);
  }
}
