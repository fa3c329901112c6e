package org.spectern.jmh.product;

import org.spectern.jmh.Shape;
import org.spectern.kernels.Layout;
import org.spectern.kernels.Seed;
import org.spectern.kernels.TernaryMatrix;

/** The same random matrix in every layout: a function of shape and eps. */
public final class Weights {
  private static final Seed SEED = new Seed(0x5eed, 20220521);

  private Weights() {}

  /** Draws a matrix and stores it, to be closed by the caller. */
  public static TernaryMatrix of(Layout layout, Shape shape, double eps) {
    return of(layout, shape, eps, 0);
  }

  /** Draws the matrix of one layer of a net. */
  public static TernaryMatrix of(Layout layout, Shape shape, double eps, int layer) {
    final TernaryMatrix drawn = TernaryMatrix.seeded(SEED, layer, shape.rows(), shape.columns(), eps);
    if (layout == Layout.SEEDED) {
      return drawn;
    }
    try (drawn) {
      return drawn.to(layout);
    }
  }
}
