package org.spectern.theory.matching;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Newton's method with central-difference Jacobians and halved steps; with fewer equations than unknowns it takes the
 * shortest step.
 */
final class NewtonMethod {
  /** A system r(x) = 0 of a fixed number of equations; NaN outside its domain, where no step is taken. */
  interface Equations {
    double[] residuals(double[] x);
  }

  /** Where the iteration stopped, and the largest residual there. */
  record Point(double[] x, double residual) {}

  private static final double DIFFERENCE = 1e-6;
  private static final double SINGULAR = 1e-13;
  private static final int MOST_HALVINGS = 20;
  /** So many steps must halve the residual, or the start was a bad one. */
  private static final int PATIENCE = 8;

  /** What equations return outside their domain. */
  static double[] outside(int equations) {
    final double[] residuals = new double[equations];
    Arrays.fill(residuals, Double.NaN);
    return residuals;
  }

  private NewtonMethod() {}

  static Point solve(Equations equations, double[] start, int mostSteps) {
    double[] x = start.clone();
    double[] residuals = equations.residuals(x);
    double size = largest(residuals);
    double checked = size;
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
      if (size < 1e-13 && size > before / 4 || step % PATIENCE == PATIENCE - 1 && size > checked / 2) {
        break;
      }
      checked = step % PATIENCE == PATIENCE - 1 ? size : checked;
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
    return shortest(jacobian, new DMatrixRMaj(residuals.length, 1, true, residuals)).data;
  }

  /** The shortest x with J x = r: J' (J J')^-1 r, by the pseudo-inverse where rows of J depend on each other. */
  private static DMatrixRMaj shortest(DMatrixRMaj jacobian, DMatrixRMaj residuals) {
    final int equations = jacobian.numRows;
    final DMatrixRMaj move = new DMatrixRMaj(jacobian.numCols, 1);
    final boolean square = equations == jacobian.numCols;
    final DMatrixRMaj system = square ? jacobian.copy() : new DMatrixRMaj(equations, equations);
    if (!square) {
      CommonOps_DDRM.multTransB(jacobian, jacobian, system);
    }
    final LinearSolverDense<DMatrixRMaj> direct = LinearSolverFactory_DDRM.linear(equations);
    if (direct.setA(system) && direct.quality() > SINGULAR) {
      final DMatrixRMaj weights = new DMatrixRMaj(equations, 1);
      direct.solve(residuals, weights);
      if (square) {
        return weights;
      }
      CommonOps_DDRM.multTransA(jacobian, weights, move);
      return move;
    }
    final LinearSolverDense<DMatrixRMaj> robust = LinearSolverFactory_DDRM.pseudoInverse(true);
    robust.setA(jacobian);
    robust.solve(residuals, move);
    return move;
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
