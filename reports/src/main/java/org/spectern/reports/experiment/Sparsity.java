package org.spectern.reports.experiment;

/** The paper's weights, eq. (16): zero with probability eps, ±(1 − eps)^(-1/2) with (1 − eps)/2 each. */
public final class Sparsity {
  private Sparsity() {}

  /** Shannon entropy of one weight in bits: H(eps) = −eps log2 eps − (1 − eps) log2((1 − eps)/2). */
  static double entropy(double eps) {
    final double zeros = eps == 0 ? 0 : -eps * log2(eps);
    return zeros - (1 - eps) * log2((1 - eps) / 2);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  /** "0.9" or "0.9:0.99:0.99", as {@code --eps} takes it. */
  public static String text(double[] eps) {
    final StringBuilder text = new StringBuilder();
    boolean same = true;
    for (final double one : eps) {
      same &= one == eps[0];
      text.append(text.isEmpty() ? "" : ":").append(shortest(one));
    }
    return same ? shortest(eps[0]) : text.toString();
  }

  private static String shortest(double eps) {
    return eps == Math.rint(eps) ? Long.toString((long) eps) : Double.toString(eps);
  }
}
