package org.spectern.theory.gaussian;

/** Nodes and weights of the Gauss–Legendre rule on [-1, 1], exact for polynomials of degree 2 · size - 1. */
public final class GaussLegendre {
  private final double[] nodes;
  private final double[] weights;

  /** @param size number of nodes, at least 1 */
  public GaussLegendre(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1: size=" + size);
    }
    nodes = new double[size];
    weights = new double[size];
    for (int i = 0; i < size; i++) {
      solve(i);
    }
  }

  /** Newton's method on the Legendre polynomial from Tricomi's estimate of its i-th zero. */
  private void solve(int i) {
    final int size = nodes.length;
    double x = Math.cos(Math.PI * (i + 0.75) / (size + 0.5));
    double slope = 0;
    for (int step = 0; step < 100; step++) {
      double before = 0;
      double value = 1;
      for (int degree = 1; degree <= size; degree++) {
        final double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = size * (x * value - before) / (x * x - 1);
      final double move = value / slope;
      x -= move;
      if (Math.abs(move) < 1e-16) {
        break;
      }
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }

  /** Number of nodes. */
  public int size() {
    return nodes.length;
  }

  /** The i-th node in [-1, 1], in decreasing order. */
  public double node(int i) {
    return nodes[i];
  }

  /** The weight of the i-th node; the weights sum to 2. */
  public double weight(int i) {
    return weights[i];
  }
}
