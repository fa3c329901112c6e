package org.spectern.theory.kernel;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.gaussian.Moments;

/**
 * The conjugate kernel K_l and the neural tangent kernel N_l of a data matrix for an infinitely wide network, exactly:
 * K_l,ij = E[(s(u) - mu)(s(v) - mu)] and N_l = K_l + N_{l-1} ∘ K'_l with K'_l,ij = E[s'(u) s'(v)], (u, v) Gaussian with
 * the covariance of K_{l-1} at (i, j), and mu = E[s(tau_{l-1} xi)].
 *
 * <p>
 * Layers are computed in place, tile by tile on all cores: no n × n matrix exists beside the results.
 */
public final class ExactKernels {

  private ExactKernels() {}

  /**
   * The conjugate kernel of the last layer.
   *
   * @param samples n × p, one observation per row, |x|² of order one
   * @param stack one activation per layer
   * @param tau0 scale of the data, which the centering mu of the layers follows from
   * @return n × n
   */
  public static DMatrixRMaj conjugate(DMatrixRMaj samples, List<? extends Activation> stack, double tau0) {
    final DMatrixRMaj kernel = GramMatrix.of(samples);
    for (final LayerCoefficients layer : layers(stack, tau0)) {
      advance(kernel, null, stack.get(layer.layer() - 1), layer.moments().mu());
    }
    return kernel;
  }

  /**
   * The neural tangent kernel of the last layer; off the diagonal only, if an activation jumps.
   *
   * @param samples n × p, one observation per row
   */
  public static TangentKernel tangent(DMatrixRMaj samples, List<? extends Activation> stack, double tau0) {
    final DMatrixRMaj kernel = GramMatrix.of(samples);
    final DMatrixRMaj tangent = kernel.copy();
    boolean diagonal = true;
    for (final LayerCoefficients layer : layers(stack, tau0)) {
      final Activation activation = stack.get(layer.layer() - 1);
      advance(kernel, tangent, activation, layer.moments().mu());
      diagonal &= activation.jumps().length == 0;
    }
    if (!diagonal) {
      for (int i = 0; i < tangent.numRows; i++) {
        tangent.set(i, i, 0);
      }
    }
    return new TangentKernel(tangent, diagonal);
  }

  private static List<LayerCoefficients> layers(List<? extends Activation> stack, double tau0) {
    final List<LayerCoefficients> all = Recursion.of(stack, tau0);
    return all.subList(1, all.size());
  }

  /**
   * One layer, in place.
   *
   * @param kernel K_{l-1}, becomes K_l
   * @param tangent N_{l-1}, becomes N_l; null if not wanted
   * @param mu what the layer's outputs are centred by
   * @throws IllegalArgumentException when a kernel is not square, or its diagonal not positive
   */
  public static void advance(DMatrixRMaj kernel, DMatrixRMaj tangent, Activation activation, double mu) {
    requireSquare("kernel", kernel, kernel.numRows);
    if (tangent != null) {
      requireSquare("tangent", tangent, kernel.numRows);
    }
    final int n = kernel.numRows;
    final double[] variances = new double[n];
    for (int i = 0; i < n; i++) {
      variances[i] = kernel.get(i, i);
      if (!(variances[i] > 0 && variances[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the kernel's diagonal must be positive and finite: K[" + i + "]=" + variances[i]);
      }
    }
    final PairLaw law = PairLaw.of(activation, variances);
    final double[] means = IntStream.range(0, n).mapToDouble(law::mean).toArray();
    GramMatrix.overLowerTiles(n, (rows, columns) -> {
      for (int i = rows; i < Math.min(rows + GramMatrix.TILE, n); i++) {
        for (int j = columns; j < Math.min(columns + GramMatrix.TILE, i); j++) {
          final int at = i * n + j;
          final double covariance = kernel.data[at];
          final double centred = law.product(i, j, covariance) - mu * (means[i] + means[j]) + mu * mu;
          kernel.data[at] = centred;
          if (tangent != null) {
            tangent.data[at] = centred + tangent.data[at] * law.slope(i, j, covariance);
          }
        }
      }
      GramMatrix.mirror(kernel, rows, columns);
      if (tangent != null) {
        GramMatrix.mirror(tangent, rows, columns);
      }
    });
    for (int i = 0; i < n; i++) {
      final Moments moments = activation.moments(Math.sqrt(variances[i]));
      final double offset = moments.mu() - mu;
      kernel.set(i, i, moments.variance() + offset * offset);
      if (tangent != null) {
        tangent.set(i, i, kernel.get(i, i) + tangent.get(i, i) * moments.dt2());
      }
    }
  }

  private static void requireSquare(String name, DMatrixRMaj matrix, int size) {
    if (matrix.numRows != size || matrix.numCols != size || size == 0) {
      throw new IllegalArgumentException(
          name + " must be square of size " + Math.max(size, 1) + ": " + name + "=" + matrix.numRows + "x"
              + matrix.numCols);
    }
  }
}
