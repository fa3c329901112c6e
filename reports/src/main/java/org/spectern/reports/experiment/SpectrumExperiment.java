package org.spectern.reports.experiment;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.kernel.AsymptoticEquivalent;
import org.spectern.theory.kernel.ExactKernels;
import org.spectern.theory.kernel.LayerCoefficients;
import org.spectern.theory.kernel.Recursion;
import org.spectern.theory.kernel.RecursionForm;
import org.spectern.theory.kernel.TangentKernel;
import org.spectern.theory.spectrum.Eigenpairs;
import org.spectern.theory.spectrum.Lanczos;
import org.spectern.theory.spectrum.SymmetricEigenSolver;
import org.spectern.theory.spectrum.SymmetricOperator;

/** Decomposes a kernel and its asymptotic equivalent, and compares them. */
public final class SpectrumExperiment {
  private static final double NORM_TOLERANCE = 1e-8;

  private final SpectrumData data;
  private final List<Activation> stack;
  private final RecursionForm form;

  public SpectrumExperiment(SpectrumData data, List<Activation> stack, RecursionForm form) {
    this.data = data;
    this.stack = stack;
    this.form = form;
  }

  private record Pair(DMatrixRMaj kernel, DMatrixRMaj equivalent, boolean diagonal) {}

  /**
   * @param tangent the NTK instead of the conjugate kernel
   * @param vectors how many leading eigenvectors to keep
   * @param command as typed, for the record
   */
  public SpectrumResults run(boolean tangent, int vectors, String command) {
    final double tau0 = data.statistics().tau0();
    final LayerCoefficients layer = Recursion.of(stack, tau0, form).getLast();
    final Pair pair = tangent ? tangent(layer, tau0) : conjugate(layer, tau0);
    final SymmetricOperator kernel = SymmetricOperator.of(pair.kernel);
    final double norm = Lanczos.operatorNorm(kernel, NORM_TOLERANCE);
    final double error = Lanczos
        .operatorNorm(SymmetricOperator.difference(kernel, SymmetricOperator.of(pair.equivalent)), NORM_TOLERANCE);
    final SymmetricEigenSolver solver = SymmetricEigenSolver.best();
    final long start = System.nanoTime();
    final Eigenpairs exact = solver.solve(pair.kernel, true);
    final Eigenpairs equivalent = solver.solve(pair.equivalent, true);
    final double seconds = (System.nanoTime() - start) / 1e9;
    return new SpectrumResults(command, data.description(), tangent ? "ntk" : "ck",
        stack.stream().map(Activation::name).toList(), tau0, pair.diagonal, norm, error, exact.values(),
        equivalent.values(), leading(exact, equivalent, vectors), solver.name(), seconds);
  }

  private Pair conjugate(LayerCoefficients layer, double tau0) {
    return new Pair(ExactKernels.conjugate(data.sample().rows(), stack, tau0),
        AsymptoticEquivalent.conjugate(data.sample(), data.statistics(), layer, form).toMatrix(), true);
  }

  private Pair tangent(LayerCoefficients layer, double tau0) {
    final TangentKernel kernel = ExactKernels.tangent(data.sample().rows(), stack, tau0);
    final AsymptoticEquivalent equivalent = AsymptoticEquivalent.tangent(data.sample(), data.statistics(), layer,
        form);
    return kernel.hasDiagonal()
        ? new Pair(kernel.matrix(), equivalent.toMatrix(), true)
        : new Pair(kernel.offDiagonal(), equivalent.offDiagonalMatrix(), false);
  }

  private static List<SpectrumResults.Leading> leading(Eigenpairs exact, Eigenpairs equivalent, int count) {
    final List<SpectrumResults.Leading> leading = new ArrayList<>();
    final int n = exact.values().length;
    for (int k = n - 1; k >= Math.max(0, n - count); k--) {
      final double[] vector = exact.vectors()[k];
      final double[] other = equivalent.vectors()[k].clone();
      double cosine = 0;
      for (int i = 0; i < n; i++) {
        cosine += vector[i] * other[i];
      }
      for (int i = 0; i < n && cosine < 0; i++) {
        other[i] = -other[i];
      }
      leading.add(new SpectrumResults.Leading(exact.values()[k], equivalent.values()[k], Math.abs(cosine), vector,
          other));
    }
    return leading;
  }
}
