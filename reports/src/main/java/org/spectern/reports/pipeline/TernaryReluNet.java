package org.spectern.reports.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.spectern.kernels.Float32Batch;
import org.spectern.kernels.Int8Batch;
import org.spectern.kernels.Layout;
import org.spectern.kernels.TernaryMatrix;
import org.spectern.kernels.network.InputScaling;
import org.spectern.reports.data.Images;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.gaussian.Moments;

/**
 * Ternary weights under the original activation: half of the paper's compression, and the control for the other half.
 *
 * <p>The input product is exact in integers; the hidden ones run on signed lists, whose order of summation is the same
 * on every provider and vector width, so that the features are too.
 */
public final class TernaryReluNet implements FeatureMap {
  private final InputScaling scaling;
  private final List<Activation> activations;
  private final List<TernaryMatrix> weights;
  /** Per row of the first layer: what centring adds to the integer product, W (128 − mean). */
  private final int[] centring;
  private final float inputScale;
  /** Per later layer: ((1 − eps) d)^(-1/2). */
  private final float[] scales;
  private final float[] means;

  private TernaryReluNet(InputScaling scaling, List<Activation> activations, List<TernaryMatrix> weights,
      double[] eps) {
    this.scaling = scaling;
    this.activations = List.copyOf(activations);
    this.weights = weights;
    this.centring = centring(weights.getFirst(), scaling.mean());
    this.inputScale = (float) (1 / (scaling.spread() * Math.sqrt(1 - eps[0])));
    this.means = new float[weights.size()];
    this.scales = new float[weights.size()];
    for (int layer = 1; layer < scales.length; layer++) {
      scales[layer] = (float) (1 / Math.sqrt((1 - eps[layer]) * weights.get(layer).columns()));
    }
    double tau = 1;
    for (int layer = 0; layer < means.length; layer++) {
      final Moments moments = activations.get(layer).moments(tau);
      means[layer] = (float) moments.mu();
      tau = moments.tau();
    }
  }

  /** The same activation in every layer. */
  public static TernaryReluNet of(InputScaling scaling, Activation activation, Weights weights) {
    return of(scaling, Collections.nCopies(weights.layers(), activation), weights);
  }

  /** Stores the weights as signed lists; they may be closed afterwards. */
  public static TernaryReluNet of(InputScaling scaling, List<Activation> activations, Weights weights) {
    final List<TernaryMatrix> lists = new ArrayList<>();
    final double[] eps = new double[weights.layers()];
    for (int layer = 0; layer < eps.length; layer++) {
      lists.add(weights.stored(layer, Layout.SIGNED_LISTS));
      eps[layer] = weights.eps(layer);
    }
    return new TernaryReluNet(scaling, activations, List.copyOf(lists), eps);
  }

  private static int[] centring(TernaryMatrix first, byte[] mean) {
    final int[] sums = new int[first.rows()];
    final byte[] row = new byte[first.columns()];
    for (int i = 0; i < sums.length; i++) {
      first.row(i, row);
      for (int j = 0; j < row.length; j++) {
        sums[i] += row[j] * (128 - (mean[j] & 0xff));
      }
    }
    return sums;
  }

  InputScaling scaling() {
    return scaling;
  }

  /** Weights that are not zero. */
  public long nonzeros() {
    return weights.stream().mapToLong(TernaryMatrix::nonzeros).sum();
  }

  List<TernaryMatrix> weights() {
    return weights;
  }

  @Override
  public int width() {
    return weights.getLast().rows();
  }

  @Override
  public Block worker(int inputs) {
    return new Block(inputs);
  }

  /** Activation of a product of the first layer, row i. */
  float activateInput(int i, int product) {
    return (float) activations.getFirst().value(inputScale * (product + centring[i])) - means[0];
  }

  /** Activation of a product of a later layer. */
  float activate(int layer, float product) {
    return (float) activations.get(layer).value(scales[layer] * product) - means[layer];
  }

  @Override
  public void close() {
    weights.forEach(TernaryMatrix::close);
  }

  /** Scratch for a block of images. */
  public final class Block implements Worker {
    private final int capacity;
    private final Int8Batch pixels;
    private final Float32Batch[] signals = new Float32Batch[weights.size()];
    private final int[] products;
    private final byte[] signed;

    private Block(int inputs) {
      capacity = inputs;
      pixels = Int8Batch.allocate(weights.getFirst().columns(), inputs);
      for (int layer = 0; layer < signals.length; layer++) {
        signals[layer] = Float32Batch.allocate(weights.get(layer).rows(), inputs);
      }
      products = new int[weights.getFirst().rows() * inputs];
      signed = new byte[weights.getFirst().columns()];
    }

    @Override
    public void features(Images images, int[] indices, int from, int count, double[] into, int at) {
      if (count > capacity) {
        throw new IllegalArgumentException(
            "count must not exceed the worker's inputs: count=" + count + " inputs=" + capacity);
      }
      for (int image = 0; image < count; image++) {
        final int start = indices[from + image] * signed.length;
        for (int j = 0; j < signed.length; j++) {
          signed[j] = (byte) ((images.pixels()[start + j] & 0xff) - 128);
        }
        pixels.copyFrom(image, signed);
      }
      weights.getFirst().multiply(pixels, products);
      activateInput(count);
      for (int layer = 1; layer < signals.length; layer++) {
        weights.get(layer).multiply(signals[layer - 1], signals[layer]);
        activate(layer, count);
      }
      copyOut(count, into, at);
    }

    private void activateInput(int count) {
      final int rows = centring.length;
      for (int image = 0; image < count; image++) {
        for (int i = 0; i < rows; i++) {
          signals[0].set(image, i, TernaryReluNet.this.activateInput(i, products[image * rows + i]));
        }
      }
    }

    private void activate(int layer, int count) {
      final Float32Batch signal = signals[layer];
      for (int i = 0; i < weights.get(layer).rows(); i++) {
        for (int image = 0; image < count; image++) {
          signal.set(image, i, TernaryReluNet.this.activate(layer, signal.get(image, i)));
        }
      }
    }

    private void copyOut(int count, double[] into, int at) {
      final Float32Batch last = signals[signals.length - 1];
      for (int image = 0; image < count; image++) {
        for (int i = 0; i < width(); i++) {
          into[at + image * width() + i] = last.get(image, i);
        }
      }
    }

    @Override
    public void close() {
      pixels.close();
      Arrays.stream(signals).forEach(Float32Batch::close);
    }
  }
}
