package org.spectern.theory.mixture;

/**
 * A covariance matrix C of a class, scale · R with R a correlation matrix that is cheap to sample and to take traces
 * of.
 */
public sealed interface Covariance {

  /** The factor before R. */
  double scale();

  /** tr C. */
  default double trace(int dimension) {
    return scale() * dimension;
  }

  /** Turns p independent standard normals into a draw from N(0, C), in place. */
  void colour(double[] normals);

  /** Entry (i, i + lag) of R. */
  double correlation(int lag);

  /** tr(C D), from the lags of both correlation matrices. */
  default double traceProduct(Covariance other, int dimension) {
    double sum = dimension;
    for (int lag = 1; lag < dimension; lag++) {
      final double term = correlation(lag) * other.correlation(lag);
      if (term == 0) {
        break;
      }
      sum += 2 * (dimension - lag) * term;
    }
    return scale() * other.scale() * sum;
  }

  /** scale · I. */
  record Isotropic(double scale) implements Covariance {
    /** Checks the scale. */
    public Isotropic {
      requirePositive(scale);
    }

    @Override
    public void colour(double[] normals) {
      final double deviation = Math.sqrt(scale);
      for (int k = 0; k < normals.length; k++) {
        normals[k] *= deviation;
      }
    }

    @Override
    public double correlation(int lag) {
      return lag == 0 ? 1 : 0;
    }
  }

  /** scale · (decay^|i-j|): a first-order autoregression. */
  record Toeplitz(double scale, double decay) implements Covariance {
    /** Checks scale and decay. */
    public Toeplitz {
      requirePositive(scale);
      if (!(Math.abs(decay) < 1)) {
        throw new IllegalArgumentException("decay must lie in (-1, 1): decay=" + decay);
      }
    }

    @Override
    public void colour(double[] normals) {
      final double deviation = Math.sqrt(scale);
      final double innovation = Math.sqrt(1 - decay * decay);
      double before = 0;
      for (int k = 0; k < normals.length; k++) {
        before = k == 0 ? normals[0] : decay * before + innovation * normals[k];
        normals[k] = deviation * before;
      }
    }

    @Override
    public double correlation(int lag) {
      return Math.pow(decay, lag);
    }
  }

  private static void requirePositive(double scale) {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("scale must be positive and finite: scale=" + scale);
    }
  }
}
