package org.spectern.reports.pipeline;

import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.ejml.data.DMatrixRMaj;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.kernel.LayerCoefficients;
import org.spectern.theory.kernel.Recursion;

/**
 * Conjugate kernels Σ_L′ Σ_L of nets of finite width with random weights, Σ_l = d_l^(−1/2) (σ_l(W_l Σ_{l−1}) − μ_l),
 * summed over draws of the weights.
 *
 * <p>Ternary weights run on this project's kernels, others through OpenBLAS; sums do not depend on the number of
 * threads.
 */
public final class KernelDraws implements AutoCloseable {
  private static final int PANEL = 128;

  private final RandomFeatures features;
  private final Team team;
  private final int inputs;
  private final int width;
  private final DoublePointer sum;
  private int count;

  /**
   * @param samples n × p, one observation per row
   * @param tau0 scale of the data, which the centering μ_l follows from, as in the exact kernel
   */
  public KernelDraws(DMatrixRMaj samples, WeightEnsemble law, int[] widths, List<? extends Activation> stack,
      double tau0,
      Team team) {
    if (widths.length != stack.size()) {
      throw new IllegalArgumentException(
          "one width per activation: widths=" + widths.length + " activations=" + stack.size());
    }
    final List<RandomFeatures.Layer> layers = new ArrayList<>();
    final List<LayerCoefficients> coefficients = Recursion.of(stack, tau0);
    for (int l = 0; l < widths.length; l++) {
      layers.add(new RandomFeatures.Layer(widths[l], stack.get(l), coefficients.get(l + 1).moments().mu()));
    }
    this.features = law instanceof WeightEnsemble.Ternary ternary
        ? new TernaryFeatures(samples, ternary, layers)
        : new DenseFeatures(samples, law, layers);
    this.team = team;
    this.inputs = samples.numRows;
    this.width = widths[widths.length - 1];
    this.sum = new DoublePointer((long) inputs * inputs);
    Pointer.memset(sum, 0, sum.capacity() * Double.BYTES);
  }

  /** Adds the kernel of the net that the seed draws. */
  public void add(long seed) {
    try (DoublePointer last = new DoublePointer((long) width * inputs)) {
      features.draw(seed, last, team);
      team.forEach((inputs + PANEL - 1) / PANEL, panel -> OpenBlas.addGramPanel(last, width, inputs, panel * PANEL,
          Math.min(inputs, (panel + 1) * PANEL), sum));
    }
    count++;
  }

  /** Kernels added so far. */
  public int count() {
    return count;
  }

  /** The mean kernel, n × n. */
  public DMatrixRMaj mean() {
    final DMatrixRMaj mean = new DMatrixRMaj(inputs, inputs);
    final DoubleBuffer entries = sum.asBuffer();
    final double scale = 1.0 / ((double) width * count);
    for (int i = 0; i < inputs; i++) {
      for (int j = i; j < inputs; j++) {
        final double entry = scale * entries.get(i * inputs + j);
        mean.data[i * inputs + j] = entry;
        mean.data[j * inputs + i] = entry;
      }
    }
    return mean;
  }

  @Override
  public void close() {
    features.close();
    sum.close();
  }
}
