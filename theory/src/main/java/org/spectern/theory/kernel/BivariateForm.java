package org.spectern.theory.kernel;

import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Cosine;
import org.spectern.theory.activation.ErrorFunction;
import org.spectern.theory.activation.GaussianBump;
import org.spectern.theory.activation.PiecewiseLinear;
import org.spectern.theory.activation.Polynomial;
import org.spectern.theory.activation.Sine;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.gaussian.Gaussian;

/**
 * Closed forms of E[s(u) s(v)] and E[s'(u) s'(v)] for (u, v) centred Gaussian with variances a, b and covariance c. The
 * second is the derivative of the first with respect to c.
 */
interface BivariateForm {
  /** E[s(u)], u of variance a. */
  double mean(double a);

  /** E[s(u) s(v)]. */
  double product(double a, double b, double c);

  /** E[s'(u) s'(v)]. */
  double slope(double a, double b, double c);

  /** The form of an activation, or null when only a series is known. */
  static BivariateForm of(Activation activation) {
    return switch (activation) {
      case PiecewiseLinear s -> new Kinked((s.above() + s.below()) / 2, (s.above() - s.below()) / 2);
      case Polynomial s -> new Quadratic(s.square(), s.linear(), s.constant());
      case StepActivation s when s.thresholds().length == 1 && s.thresholds()[0] == 0 ->
        new Signed((s.levels()[1] + s.levels()[0]) / 2, (s.levels()[1] - s.levels()[0]) / 2);
      case ErrorFunction s -> new Erf();
      case Sine s -> new Wave(true);
      case Cosine s -> new Wave(false);
      case GaussianBump s -> new Bump();
      default -> null;
    };
  }

  /** asin of the correlation, which rounding may push past ±1. */
  private static double angle(double a, double b, double c) {
    return Math.asin(Math.clamp(c / Math.sqrt(a * b), -1, 1));
  }

  /** linear · t + kink · |t|: the arc-cosine kernel of degree one. */
  record Kinked(double linear, double kink) implements BivariateForm {
    @Override
    public double mean(double a) {
      return 2 * kink * Gaussian.PEAK * Math.sqrt(a);
    }

    @Override
    public double product(double a, double b, double c) {
      final double transverse = Math.sqrt(Math.max(0, a * b - c * c));
      return linear * linear * c + kink * kink * 2 / Math.PI * (transverse + c * angle(a, b, c));
    }

    @Override
    public double slope(double a, double b, double c) {
      return linear * linear + kink * kink * 2 / Math.PI * angle(a, b, c);
    }
  }

  /** middle + half · sign(t). */
  record Signed(double middle, double half) implements BivariateForm {
    @Override
    public double mean(double a) {
      return middle;
    }

    @Override
    public double product(double a, double b, double c) {
      return middle * middle + half * half * 2 / Math.PI * angle(a, b, c);
    }

    @Override
    public double slope(double a, double b, double c) {
      return half * half * 2 / (Math.PI * Math.sqrt(a * b - c * c));
    }
  }

  /** square · t² + linear · t + constant. */
  record Quadratic(double square, double linear, double constant) implements BivariateForm {
    @Override
    public double mean(double a) {
      return square * a + constant;
    }

    @Override
    public double product(double a, double b, double c) {
      return 2 * square * square * c * c + linear * linear * c + mean(a) * mean(b);
    }

    @Override
    public double slope(double a, double b, double c) {
      return 4 * square * square * c + linear * linear;
    }
  }

  /** erf(t): Williams' kernel. */
  record Erf() implements BivariateForm {
    @Override
    public double mean(double a) {
      return 0;
    }

    @Override
    public double product(double a, double b, double c) {
      return 2 / Math.PI * Math.atan2(2 * c, root(a, b, c));
    }

    @Override
    public double slope(double a, double b, double c) {
      return 4 / (Math.PI * root(a, b, c));
    }

    private static double root(double a, double b, double c) {
      return Math.sqrt((1 + 2 * a) * (1 + 2 * b) - 4 * c * c);
    }
  }

  /** sin t or cos t: half the difference or sum of two Gaussian characteristic functions. */
  record Wave(boolean sine) implements BivariateForm {
    @Override
    public double mean(double a) {
      return sine ? 0 : Math.exp(-a / 2);
    }

    @Override
    public double product(double a, double b, double c) {
      return combined(a, b, c, sine ? -1 : 1);
    }

    @Override
    public double slope(double a, double b, double c) {
      return combined(a, b, c, sine ? 1 : -1);
    }

    private static double combined(double a, double b, double c, double sign) {
      final double middle = (a + b) / 2;
      return (Math.exp(c - middle) + sign * Math.exp(-c - middle)) / 2;
    }
  }

  /** exp(-t²/2). */
  record Bump() implements BivariateForm {
    @Override
    public double mean(double a) {
      return 1 / Math.sqrt(1 + a);
    }

    @Override
    public double product(double a, double b, double c) {
      return 1 / Math.sqrt((1 + a) * (1 + b) - c * c);
    }

    @Override
    public double slope(double a, double b, double c) {
      final double determinant = (1 + a) * (1 + b) - c * c;
      return c / (determinant * Math.sqrt(determinant));
    }
  }
}
