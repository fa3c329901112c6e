package org.spectern.theory.activation;

import org.spectern.theory.gaussian.Moments;

/**
 * Gaussian expectations of the logistic function sigma(t) = 1/(1 + exp(-t)) and its relatives, in the frequency domain.
 *
 * <p> For f with Fourier transform F, E[f(tau xi)] = 1/(2 pi) ∫ F(w) exp(-tau² w²/2) dw (Parseval). The transforms are
 * elementary: sigma' has pi w / sinh(pi w), sigma'² has (1 + w²)/6 times that, and g sigma' with g(t) = log(2
 * cosh(t/2)) has psi(2) - Re psi(1 + iw) times that. The integrands are analytic and even, so the trapezoid rule
 * converges geometrically, for every tau, and nothing cancels.
 */
final class LogisticMoments {
  /** The transform's poles at ±i make the error exp(-2 pi / step); pi w / sinh(pi w) is below 1e-20 at the end. */
  private static final double STEP = 0.16;
  private static final double END = 17;
  private static final double LOG_2 = Math.log(2);

  private final double x;
  /** E[sigma'], -E[sigma'''] and E[sigma^(5)]. */
  private final double first;
  private final double third;
  private final double fifth;
  /** E[sigma'²]. */
  private final double square;
  /** 1/4 - E[sigma'] = Var sigma. */
  private final double loss;
  /** E[g] - g(0). */
  private final double growth;
  /** E[(g - g(0)) sigma']. */
  private final double product;
  /** E[(g - g(0))²] - tau²/4. */
  private final double growthSquare;

  LogisticMoments(double tau) {
    Moments.requireScale("tau", tau);
    x = tau * tau;
    final double step = Math.min(STEP, 0.7 / tau);
    double kept0 = 0.5;
    double kept2 = 0;
    double kept4 = 0;
    double lost0 = 0;
    double lost2 = x / 4;
    double logKept = 0.5 * (1 - LOG_2);
    double logLost = -LOG_2 * x / 4;
    for (int k = 1; k * step < END; k++) {
      final double w = k * step;
      final double w2 = w * w;
      final double transform = Math.PI * w / Math.sinh(Math.PI * w);
      final double kept = transform * Math.exp(-x * w2 / 2);
      final double lost = -transform * Math.expm1(-x * w2 / 2);
      kept0 += kept;
      kept2 += w2 * kept;
      kept4 += w2 * w2 * kept;
      lost0 += lost;
      lost2 += lost / w2;
      final double log = 1 - risingDigamma(w2) - LOG_2;
      logKept += log * kept;
      logLost += (log - 1) * lost / w2;
    }
    final double scale = step / Math.PI;
    first = scale * kept0;
    third = scale * kept2;
    fifth = scale * kept4;
    square = (first + third) / 6;
    loss = scale * lost0;
    growth = scale * lost2;
    product = scale * logKept;
    growthSquare = 2 * scale * logLost;
  }

  /** sigma itself. */
  Moments sigmoid() {
    return new Moments(0.5, first, 0, third, loss, square);
  }

  /** t sigma(t): from E[t² f] = x E[f] + x² E[f''] and E[f''] = 2 dE[f]/dx. */
  Moments swish() {
    final double mu = x * first;
    final double p2 = 2 * first - x * third;
    final double variance = x * (0.5 - first + x * third) - mu * mu;
    final double d3 = 1 - 2 * first + 5 * x * third - x * x * fifth - 2 * mu * p2;
    final double dt2 = 0.5 - first + x * (third + square) - x * x * (third + fifth) / 6;
    return new Moments(mu, 0.5, p2, d3, variance, dt2);
  }

  /** log(1 + exp(t)) = t/2 + g(t), with g'' = sigma' and g'² = 1/4 - sigma'. */
  Moments softplus() {
    final double variance = x / 2 + growthSquare - growth * growth;
    final double d3 = 1 - 2 * first + 2 * product - 2 * growth * first;
    return new Moments(LOG_2 + growth, 0.5, first, d3, variance, 0.5 - first);
  }

  /** Re psi(1 + iw) - psi(1), from the recurrence up to 11 + iw and the asymptotic series there. */
  private static double risingDigamma(double w2) {
    final int shift = 10;
    double sum = EULER_GAMMA;
    for (int k = 1; k <= shift; k++) {
      sum -= k / (k * (double) k + w2);
    }
    final double re = shift + 1;
    final double norm = re * re + w2;
    sum += Math.log(norm) / 2 - re / (2 * norm);
    // 1/z² as a complex number, then Horner over -B_2n / (2n) z^(-2n).
    final double cos = (re * re - w2) / (norm * norm);
    final double sin = -2 * re * Math.sqrt(w2) / (norm * norm);
    double real = 0;
    double imaginary = 0;
    for (int n = STIRLING.length - 1; n >= 0; n--) {
      final double shifted = real + STIRLING[n];
      real = shifted * cos - imaginary * sin;
      imaginary = shifted * sin + imaginary * cos;
    }
    return sum + real;
  }

  private static final double EULER_GAMMA = 0.57721566490153286061;
  private static final double[] STIRLING = {-1.0 / 12, 1.0 / 120, -1.0 / 252, 1.0 / 240, -1.0 / 132, 691.0 / 32760,
      -1.0 / 12};
}
