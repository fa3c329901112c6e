package org.spectern.theory.kernel;

import org.spectern.theory.activation.Activation;

/**
 * Gaussian expectations of one activation over pairs of observations, whose variances (the kernel's diagonal) are
 * fixed.
 */
interface PairLaw {
  /** E[s(u_i)]. */
  double mean(int i);

  /** E[s(u_i) s(u_j)] for i ≠ j. */
  double product(int i, int j, double covariance);

  /** E[s'(u_i) s'(u_j)] for i ≠ j. */
  double slope(int i, int j, double covariance);

  /** The closed form where there is one, else the Hermite series. */
  static PairLaw of(Activation activation, double[] variances) {
    final BivariateForm form = BivariateForm.of(activation);
    return form == null ? new HermiteSeries(activation, variances) : new Closed(form, variances);
  }

  /** A closed form with the variances filled in. */
  record Closed(BivariateForm form, double[] variances) implements PairLaw {
    @Override
    public double mean(int i) {
      return form.mean(variances[i]);
    }

    @Override
    public double product(int i, int j, double covariance) {
      return form.product(variances[i], variances[j], covariance);
    }

    @Override
    public double slope(int i, int j, double covariance) {
      return form.slope(variances[i], variances[j], covariance);
    }
  }
}
