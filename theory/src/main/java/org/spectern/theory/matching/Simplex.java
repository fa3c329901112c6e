package org.spectern.theory.matching;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** The Nelder–Mead method: a local minimum of a function of few variables that may be infinite outside its domain. */
final class Simplex {
  private static final int MOST_STEPS = 2000;

  private Simplex() {}

  private record Vertex(double[] x, double value) {}

  static double[] minimum(ToDoubleFunction<double[]> f, double[] start, double size) {
    final int n = start.length;
    final Vertex[] vertices = new Vertex[n + 1];
    for (int i = 0; i <= n; i++) {
      final double[] x = start.clone();
      if (i < n) {
        x[i] += size;
      }
      vertices[i] = new Vertex(x, f.applyAsDouble(x));
    }
    for (int step = 0; step < MOST_STEPS; step++) {
      Arrays.sort(vertices, (a, b) -> Double.compare(a.value, b.value));
      if (spread(vertices) < 1e-12) {
        break;
      }
      final Vertex worst = vertices[n];
      final double[] centre = centre(vertices);
      final Vertex reflected = along(f, centre, worst.x, -1);
      if (reflected.value < vertices[0].value) {
        final Vertex expanded = along(f, centre, worst.x, -2);
        vertices[n] = expanded.value < reflected.value ? expanded : reflected;
      } else if (reflected.value < vertices[n - 1].value) {
        vertices[n] = reflected;
      } else {
        final Vertex contracted = along(f, centre, worst.x, reflected.value < worst.value ? -0.5 : 0.5);
        if (contracted.value < Math.min(worst.value, reflected.value)) {
          vertices[n] = contracted;
        } else {
          for (int i = 1; i <= n; i++) {
            vertices[i] = along(f, vertices[0].x, vertices[i].x, 0.5);
          }
        }
      }
    }
    return vertices[0].x;
  }

  private static double spread(Vertex[] vertices) {
    double spread = 0;
    for (final Vertex vertex : vertices) {
      for (int i = 0; i < vertex.x.length; i++) {
        spread = Math.max(spread, Math.abs(vertex.x[i] - vertices[0].x[i]));
      }
    }
    return spread;
  }

  /** Mean of all vertices but the last. */
  private static double[] centre(Vertex[] vertices) {
    final double[] centre = new double[vertices.length - 1];
    for (int v = 0; v < vertices.length - 1; v++) {
      for (int i = 0; i < centre.length; i++) {
        centre[i] += vertices[v].x[i] / centre.length;
      }
    }
    return centre;
  }

  private static Vertex along(ToDoubleFunction<double[]> f, double[] from, double[] to, double fraction) {
    final double[] x = new double[from.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = from[i] + fraction * (to[i] - from[i]);
    }
    return new Vertex(x, f.applyAsDouble(x));
  }
}
