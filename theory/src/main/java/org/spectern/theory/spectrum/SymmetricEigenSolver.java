package org.spectern.theory.spectrum;

import java.util.Comparator;
import java.util.ServiceLoader;
import org.ejml.data.DMatrixRMaj;

/**
 * Full decomposition of a symmetric matrix. EJML's is always there; a module that carries a native LAPACK offers a
 * faster one as a service.
 */
public interface SymmetricEigenSolver {
  /** Name of the library, for reports. */
  String name();

  /** Preference: of the solvers that work here the one with the largest is used. EJML has 0. */
  int preference();

  /**
   * Decomposes a symmetric matrix, which it may overwrite.
   *
   * @param matrix n × n
   * @param vectors whether eigenvectors are wanted
   * @return values increasing
   */
  Eigenpairs solve(DMatrixRMaj matrix, boolean vectors);

  /** The best solver on the class path that works on this machine. */
  static SymmetricEigenSolver best() {
    return ServiceLoader.load(SymmetricEigenSolver.class).stream().map(ServiceLoader.Provider::get)
        .max(Comparator.comparingInt(SymmetricEigenSolver::preference)).orElseGet(EjmlEigenSolver::new);
  }
}
