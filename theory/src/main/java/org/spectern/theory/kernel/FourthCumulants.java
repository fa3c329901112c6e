package org.spectern.theory.kernel;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.activation.Activation;

/**
 * What the law of the weights adds to the conjugate kernel beyond mean and variance.
 *
 * <p> By the multivariate Edgeworth expansion, E[s(w·x) s(w·y)] exceeds its value for Gaussian w by (1/24) κ[(x ∂_u + y
 * ∂_v)⁴] E[s(u) s(v)], κ the fourth cumulant of w. For a centred activation its largest term is p2²/4 · κ[x, x, y, y]:
 * for independent entries p2²/4 · κ4 · sum_k x_k² y_k², which is of order κ4/p for spread-out data, the order of alpha3
 * T. As a matrix it has the rank of the classes' number and an operator norm of order κ4 n/p: it does not vanish as n
 * and p grow together, unless p2 = 0 or κ4 = 0. The universality of Theorem 1 holds up to this term only
 * (docs/decisions/0060).
 *
 * @param same κ4 = E[w⁴] - 3 of a single entry of variance 1
 * @param pairs (p + 2) times the cumulant κ(w_j, w_j, w_k, w_k) of two entries of a row of p: 0 for independent ones,
 *        -2 for rows that are uniform on a sphere
 */
public record FourthCumulants(double same, double pairs) {
  /** Checks that the moments exist. */
  public FourthCumulants {
    if (!Double.isFinite(same) || !Double.isFinite(pairs)) {
      throw new IllegalArgumentException("fourth cumulants must be finite: same=" + same + " pairs=" + pairs);
    }
  }

  /**
   * The expected conjugate kernel of nets of finite width, to first order in the cumulants; the diagonal is that of
   * infinite width.
   *
   * @param samples n × p, one observation per row
   * @param stack one activation per layer
   * @param widths d_1 … d_L; hidden weights meet sum_k s_k(x)² s_k(y)²/d², about K(x, x) K(y, y)/d
   */
  public DMatrixRMaj conjugate(DMatrixRMaj samples, List<? extends Activation> stack, double tau0, int[] widths) {
    final DMatrixRMaj kernel = GramMatrix.of(samples);
    final int n = kernel.numRows;
    final DMatrixRMaj squares = GramMatrix.of(squared(samples));
    for (final LayerCoefficients layer : Recursion.of(stack, tau0).subList(1, stack.size() + 1)) {
      final double[] variances = new double[n];
      for (int i = 0; i < n; i++) {
        variances[i] = kernel.get(i, i);
      }
      ExactKernels.advance(kernel, null, stack.get(layer.layer() - 1), layer.moments().mu());
      final boolean first = layer.layer() == 1;
      final int columns = first ? samples.numCols : widths[layer.layer() - 2];
      final double weight = layer.moments().p2() * layer.moments().p2() / 4;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (i != j) {
            final double product = variances[i] * variances[j];
            final double alike = first ? squares.get(i, j) : product / columns;
            kernel.add(i, j, weight * (same * alike + pairs * product / (columns + 2)));
          }
        }
      }
    }
    return kernel;
  }

  private static DMatrixRMaj squared(DMatrixRMaj samples) {
    final DMatrixRMaj squares = samples.copy();
    for (int k = 0; k < squares.data.length; k++) {
      squares.data[k] *= squares.data[k];
    }
    return squares;
  }
}
