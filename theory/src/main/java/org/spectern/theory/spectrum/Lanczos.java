package org.spectern.theory.spectrum;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/**
 * The ends of a symmetric operator's spectrum by Lanczos' method with full reorthogonalisation: no decomposition of the
 * whole.
 *
 * <p> A Ritz value theta with residual r lies within r of an eigenvalue, and within r²/gap where the next one is a gap
 * away; iteration ends when that bound is below the tolerance for every value asked for.
 */
public final class Lanczos {
  private static final long SEED = 42;
  private static final int CHECK_EVERY = 8;

  private final SymmetricOperator operator;
  private final int size;
  private final int most;
  private final double[][] basis;
  private final double[] diagonal;
  private final double[] offDiagonal;
  private int steps;

  private Lanczos(SymmetricOperator operator) {
    this.operator = operator;
    size = operator.size();
    most = Math.min(size, 1000);
    basis = new double[most + 1][];
    diagonal = new double[most];
    offDiagonal = new double[most];
    final SplittableRandom random = new SplittableRandom(SEED);
    basis[0] = random.doubles(size, -1, 1).toArray();
    scale(basis[0], 1 / norm(basis[0]));
  }

  /**
   * |A|, the largest magnitude of an eigenvalue.
   *
   * @param tolerance relative, such as 1e-8
   */
  public static double operatorNorm(SymmetricOperator operator, double tolerance) {
    final Lanczos lanczos = new Lanczos(operator);
    while (true) {
      final boolean exhausted = lanczos.extend();
      final Ritz ritz = lanczos.ritz();
      final int last = ritz.values.length - 1;
      final int end = Math.abs(ritz.values[0]) > Math.abs(ritz.values[last]) ? 0 : last;
      final int other = last - end;
      final double norm = Math.abs(ritz.values[end]);
      // The far end of the spectrum must not be able to overtake.
      final boolean settled = ritz.error(end) <= tolerance * norm
          && Math.abs(ritz.values[other]) + ritz.residual(other) <= norm * (1 + tolerance);
      if (exhausted || settled || norm == 0) {
        return norm;
      }
    }
  }

  /**
   * The largest eigenvalues and their eigenvectors.
   *
   * @param count how many, at least 1
   * @param tolerance on the eigenvalues, relative to the largest
   * @return values decreasing, and one unit eigenvector per value
   */
  public static Eigenpairs leading(SymmetricOperator operator, int count, double tolerance) {
    if (count < 1 || count > operator.size()) {
      throw new IllegalArgumentException("count must lie in 1.." + operator.size() + ": count=" + count);
    }
    final Lanczos lanczos = new Lanczos(operator);
    while (true) {
      final boolean exhausted = lanczos.extend();
      final Ritz ritz = lanczos.ritz();
      boolean settled = ritz.values.length >= count;
      for (int k = 0; settled && k < count; k++) {
        final int at = ritz.values.length - 1 - k;
        settled = ritz.residual(at) <= Math.sqrt(tolerance) * ritz.largest()
            && ritz.error(at) <= tolerance * ritz.largest();
      }
      if (exhausted || settled) {
        return lanczos.pairs(ritz, count);
      }
    }
  }

  /** A few more steps; true when the whole space, an invariant subspace or the limit is reached. */
  private boolean extend() {
    for (int k = 0; k < CHECK_EVERY; k++) {
      if (steps == most || steps > 0 && offDiagonal[steps - 1] <= 1e-15 * Math.abs(diagonal[0])) {
        return true;
      }
      step();
    }
    return false;
  }

  private void step() {
    final double[] v = basis[steps];
    final double[] w = new double[size];
    operator.apply(v, w);
    diagonal[steps] = Rows.dot(w, 0, v, size);
    // Twice is enough: the second pass removes what rounding left of the first.
    for (int pass = 0; pass < 2; pass++) {
      for (int j = steps; j >= 0; j--) {
        add(w, -Rows.dot(w, 0, basis[j], size), basis[j]);
      }
    }
    final double length = norm(w);
    offDiagonal[steps] = length;
    if (length > 0) {
      scale(w, 1 / length);
    }
    steps++;
    basis[steps] = w;
  }

  /** Eigenvalues of the tridiagonal matrix, increasing, with its eigenvectors. */
  private record Ritz(double[] values, double[][] vectors, double coupling) {
    double residual(int k) {
      return coupling * Math.abs(vectors[k][vectors[k].length - 1]);
    }

    double error(int k) {
      final double residual = residual(k);
      double gap = Double.POSITIVE_INFINITY;
      for (int j = 0; j < values.length; j++) {
        if (j != k) {
          gap = Math.min(gap, Math.abs(values[j] - values[k]));
        }
      }
      return gap > 2 * residual ? residual * residual / (gap - residual) : residual;
    }

    double largest() {
      return Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
    }
  }

  private Ritz ritz() {
    final DMatrixRMaj tridiagonal = new DMatrixRMaj(steps, steps);
    for (int i = 0; i < steps; i++) {
      tridiagonal.set(i, i, diagonal[i]);
      if (i + 1 < steps) {
        tridiagonal.set(i, i + 1, offDiagonal[i]);
        tridiagonal.set(i + 1, i, offDiagonal[i]);
      }
    }
    final Eigenpairs pairs = EjmlEigenSolver.decompose(tridiagonal);
    return new Ritz(pairs.values(), pairs.vectors(), offDiagonal[steps - 1]);
  }

  private Eigenpairs pairs(Ritz ritz, int count) {
    final int found = Math.min(count, ritz.values.length);
    final double[] values = new double[found];
    final double[][] vectors = new double[found][size];
    for (int k = 0; k < found; k++) {
      final int at = ritz.values.length - 1 - k;
      values[k] = ritz.values[at];
      for (int j = 0; j < steps; j++) {
        add(vectors[k], ritz.vectors[at][j], basis[j]);
      }
    }
    return new Eigenpairs(values, vectors);
  }

  private static void add(double[] y, double factor, double[] x) {
    for (int i = 0; i < y.length; i++) {
      y[i] += factor * x[i];
    }
  }

  private static void scale(double[] x, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }

  private static double norm(double[] x) {
    return Math.sqrt(Rows.dot(x, 0, x, x.length));
  }
}
