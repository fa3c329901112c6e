package org.spectern.theory.matching;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Newton's method with central-difference Jacobians and halved steps; with fewer equations than unknowns it takes the shortest step.
 */
final class NewtonMethod {
  /** A system r(x) = 0; may return NaN outside its domain, where no step is taken. */
  interface Equations {
    double[] residuals(double[] x);
  }

  /** Where the iteration stopped, and the largest residual there. */
  record Point(double[] x, double residual) {}

  private static final double DIFFERENCE = 1e-6;
  private static final int MOST_HALVINGS = 30;

  private NewtonMethod() {}

  static Point solve(Equations equations, double[] start, int mostSteps) {
    double[] x = start.clone();
    double[] residuals = equations.residuals(x);
    double size = largest(residuals);
    for (int step = 0; step < mostSteps && size > 0 && !Double.isNaN(size); step++) {
      final double[] move = shortestStep(equations, x, residuals);
      final double[] next = damped(equations, x, move, size);
      if (next == null) {
        break;
      }
      final double before = size;
      x = next;
      residuals = equations.residuals(x);
      size = largest(residuals);
      if (size < 1e-13 && size > before / 4) {
        break;
      }
    }
    return new Point(x, Double.isNaN(size) ? Double.POSITIVE_INFINITY : size);
  }

  /** x + move/2^k for the least k that makes the residual smaller, or null. */
  private static double[] damped(Equations equations, double[] x, double[] move, double size) {
    double fraction = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++) {
      final double[] next = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        next[i] = x[i] - fraction * move[i];
      }
      if (largest(equations.residuals(next)) < size) {
        return next;
      }
      fraction /= 2;
    }
    return null;
  }

  private static double[] shortestStep(Equations equations, double[] x, double[] residuals) {
    final DMatrixRMaj jacobian = new DMatrixRMaj(residuals.length, x.length);
    for (int j = 0; j < x.length; j++) {
      final double step = DIFFERENCE * Math.max(1, Math.abs(x[j]));
      final double[] moved = x.clone();
      moved[j] = x[j] + step;
      final double[] above = equations.residuals(moved);
      moved[j] = x[j] - step;
      final double[] below = equations.residuals(moved);
      for (int i = 0; i < residuals.length; i++) {
        final double slope = (above[i] - below[i]) / (2 * step);
        jacobian.set(i, j, Double.isNaN(slope) ? 0 : slope);
      }
    }
    final LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
    final DMatrixRMaj move = new DMatrixRMaj(x.length, 1);
    solver.setA(jacobian);
    solver.solve(new DMatrixRMaj(residuals.length, 1, true, residuals), move);
    return move.data;
  }

  private static double largest(double[] residuals) {
    double largest = 0;
    for (final double residual : residuals) {
      if (Double.isNaN(residual)) {
        return Double.NaN;
      }
      largest = Math.max(largest, Math.abs(residual));
    }
    return largest;
  }
}
