package org.spectern.theory.kernel;

import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.mixture.MixtureSample;
import org.spectern.theory.mixture.MixtureStatistics;
import org.spectern.theory.spectrum.Rows;
import org.spectern.theory.spectrum.SymmetricOperator;

/**
 * The random-matrix equivalent of a kernel (Theorems 1 and 2): first · X'X + V A V' + constant · I with V = [J/sqrt p,
 * psi] and A = [[second t t' + third T, second t], [second t', second]]; coefficients alpha for the conjugate kernel,
 * beta for the NTK.
 *
 * <p>
 * As an operator it needs no n × n matrix.
 */
public final class AsymptoticEquivalent implements SymmetricOperator {
  private final DMatrixRMaj samples;
  private final MixtureStatistics statistics;
  private final double first;
  private final double[][] core;
  private final double constant;

  private AsymptoticEquivalent(MixtureSample sample, MixtureStatistics statistics, double first, double second,
      double third,
      double constant) {
    samples = sample.rows();
    this.statistics = statistics;
    this.first = first;
    this.constant = constant;
    final int classes = statistics.classes();
    final double[] t = statistics.t();
    core = new double[classes + 1][classes + 1];
    for (int a = 0; a < classes; a++) {
      for (int b = 0; b < classes; b++) {
        core[a][b] = second * t[a] * t[b] + third * statistics.traces()[a][b];
      }
      core[a][classes] = second * t[a];
      core[classes][a] = second * t[a];
    }
    core[classes][classes] = second;
  }

  /** Of the conjugate kernel: constant tau_l² - tau_0² alpha1, less tau_0⁴ alpha3 in the paper's printed form. */
  public static AsymptoticEquivalent conjugate(MixtureSample sample, MixtureStatistics statistics,
      LayerCoefficients layer,
      RecursionForm form) {
    final Coefficients alpha = layer.alpha();
    final double tau02 = statistics.tau0() * statistics.tau0();
    final double extra = form == RecursionForm.PRINTED ? tau02 * tau02 * alpha.alpha3() : 0;
    return new AsymptoticEquivalent(sample, statistics, alpha.alpha1(), alpha.alpha2(), alpha.alpha3(),
        layer.tau() * layer.tau() - tau02 * alpha.alpha1() - extra);
  }

  /**
   * Of the neural tangent kernel: constant kappa_l² - tau_0² beta1. For a stack that jumps the constant, like the NTK's
   * diagonal, does not exist: compare {@link #offDiagonal()}.
   */
  public static AsymptoticEquivalent tangent(MixtureSample sample, MixtureStatistics statistics,
      LayerCoefficients layer,
      RecursionForm form) {
    final double tau02 = statistics.tau0() * statistics.tau0();
    final double extra = form == RecursionForm.PRINTED ? tau02 * tau02 * layer.beta3() : 0;
    return new AsymptoticEquivalent(sample, statistics, layer.beta1(), layer.beta2(), layer.beta3(),
        layer.kappa2() - tau02 * layer.beta1() - extra);
  }

  @Override
  public int size() {
    return samples.numRows;
  }

  /**
   * y = K~ x.
   *
   * @throws IllegalStateException where the diagonal does not exist
   */
  @Override
  public void apply(double[] x, double[] y) {
    requireDiagonal();
    applyWith(x, y, constant);
  }

  /** The multiple of the identity; infinite where the diagonal does not exist. */
  public double constant() {
    return constant;
  }

  /** The same with a zero diagonal: what the NTK of step activations can be compared with. */
  public SymmetricOperator offDiagonal() {
    final double[] diagonal = new double[size()];
    for (int i = 0; i < diagonal.length; i++) {
      diagonal[i] = entry(i, i, dot(i, i));
    }
    return new SymmetricOperator() {
      @Override
      public int size() {
        return samples.numRows;
      }

      @Override
      public void apply(double[] x, double[] y) {
        applyWith(x, y, 0);
        for (int i = 0; i < y.length; i++) {
          y[i] -= diagonal[i] * x[i];
        }
      }
    };
  }

  /**
   * The equivalent as a matrix.
   *
   * @throws IllegalStateException where the diagonal does not exist
   */
  public DMatrixRMaj toMatrix() {
    requireDiagonal();
    final DMatrixRMaj matrix = matrix();
    for (int i = 0; i < matrix.numRows; i++) {
      matrix.add(i, i, constant);
    }
    return matrix;
  }

  /** The equivalent as a matrix with a zero diagonal. */
  public DMatrixRMaj offDiagonalMatrix() {
    final DMatrixRMaj matrix = matrix();
    for (int i = 0; i < matrix.numRows; i++) {
      matrix.set(i, i, 0);
    }
    return matrix;
  }

  /** Without the multiple of the identity. */
  private DMatrixRMaj matrix() {
    final DMatrixRMaj matrix = GramMatrix.of(samples);
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        matrix.set(i, j, entry(i, j, matrix.get(i, j)));
      }
    }
    return matrix;
  }

  private void requireDiagonal() {
    if (Double.isInfinite(constant)) {
      throw new IllegalStateException("the NTK of an activation that jumps has no diagonal: compare off the diagonal");
    }
  }

  private void applyWith(double[] x, double[] y, double identity) {
    final int classes = statistics.classes();
    final double[] features = new double[samples.numCols];
    Rows.transposeTimes(samples, x, features);
    Rows.times(samples, features, y);
    final double root = Math.sqrt(statistics.dimension());
    final double[] projected = new double[classes + 1];
    for (int i = 0; i < x.length; i++) {
      projected[statistics.labels()[i]] += x[i] / root;
      projected[classes] += statistics.psi()[i] * x[i];
    }
    final double[] mixed = new double[classes + 1];
    for (int a = 0; a <= classes; a++) {
      for (int b = 0; b <= classes; b++) {
        mixed[a] += core[a][b] * projected[b];
      }
    }
    for (int i = 0; i < x.length; i++) {
      y[i] = first * y[i] + mixed[statistics.labels()[i]] / root + statistics.psi()[i] * mixed[classes]
          + identity * x[i];
    }
  }

  /** Entry (i, j) without the multiple of the identity. */
  private double entry(int i, int j, double product) {
    final int classes = statistics.classes();
    final double root = Math.sqrt(statistics.dimension());
    final int a = statistics.labels()[i];
    final int b = statistics.labels()[j];
    final double psiI = statistics.psi()[i];
    final double psiJ = statistics.psi()[j];
    return first * product + core[a][b] / statistics.dimension()
        + (core[a][classes] * psiJ + core[classes][b] * psiI) / root
        + core[classes][classes] * psiI * psiJ;
  }

  private double dot(int i, int j) {
    double sum = 0;
    for (int k = 0; k < samples.numCols; k++) {
      sum += samples.get(i, k) * samples.get(j, k);
    }
    return sum;
  }
}
