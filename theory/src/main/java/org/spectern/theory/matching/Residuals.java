package org.spectern.theory.matching;

import org.spectern.theory.gaussian.Moments;

/**
 * What a matched activation leaves unmatched: matched minus target, each in its own units. Only squares of p1 and p2
 * enter the recursion.
 *
 * @param p1Square p1² of the match less that of the original
 * @param p2Square p2² of the match less that of the original
 * @param d3 d3 of the match less that of the original
 * @param variance tau~² - tau²: what is left is an implicit ridge
 */
public record Residuals(double p1Square, double p2Square, double d3, double variance) {

  static Residuals between(Moments matched, Moments target) {
    return new Residuals(matched.p1() * matched.p1() - target.p1() * target.p1(),
        matched.p2() * matched.p2() - target.p2() * target.p2(),
        matched.d3() - target.d3(), matched.variance() - target.variance());
  }

  /** The largest magnitude of the four. */
  public double largest() {
    return Math.max(Math.max(Math.abs(p1Square), Math.abs(p2Square)), Math.max(Math.abs(d3), Math.abs(variance)));
  }
}
