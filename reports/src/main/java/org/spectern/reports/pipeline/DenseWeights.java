package org.spectern.reports.pipeline;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;

/** Frozen dense float32 weights, one row-major matrix per layer, before a net is made of them. */
public final class DenseWeights implements AutoCloseable {
  private final int inputs;
  private final int[] widths;
  private final FloatPointer[] layers;
  /** Mean square of each layer's weights: the law's 1 until some are taken away. */
  private final double[] variances;

  private DenseWeights(int inputs, int[] widths, FloatPointer[] layers) {
    this.inputs = inputs;
    this.widths = widths.clone();
    this.layers = layers;
    this.variances = new double[widths.length];
    Arrays.fill(variances, 1);
  }

  /**
   * Weights i.i.d. of a law, layer l and row i from a stream of their own.
   *
   * @param widths d_1 … d_L
   */
  public static DenseWeights random(WeightLaw law, int inputs, int[] widths, long seed) {
    return random(Collections.nCopies(widths.length, new WeightEnsemble.Independent(law)), inputs, widths, seed);
  }

  /**
   * Weights of an ensemble for each layer.
   *
   * @param widths d_1 … d_L
   */
  public static DenseWeights random(List<? extends WeightEnsemble> ensembles, int inputs, int[] widths, long seed) {
    final FloatPointer[] layers = new FloatPointer[widths.length];
    for (int layer = 0; layer < widths.length; layer++) {
      final int columns = layer == 0 ? inputs : widths[layer - 1];
      final WeightRows rows = ensembles.get(layer).draw(seed, layer, widths[layer], columns);
      layers[layer] = new FloatPointer((long) widths[layer] * columns);
      final float[] row = new float[columns];
      for (int i = 0; i < widths[layer]; i++) {
        rows.row(i, row, 0);
        layers[layer].position((long) i * columns).put(row);
      }
      layers[layer].position(0);
    }
    return new DenseWeights(inputs, widths, layers);
  }

  /**
   * Magnitude pruning: in every layer the smallest weights become zero, the others stay as they are.
   *
   * @param share of a layer's weights to remove, in [0, 1); the number is rounded
   */
  public DenseWeights prune(double share) {
    for (int layer = 0; layer < layers.length; layer++) {
      final float[] all = values(layer);
      final float[] sizes = new float[all.length];
      for (int k = 0; k < all.length; k++) {
        sizes[k] = Math.abs(all[k]);
      }
      Arrays.parallelSort(sizes);
      final int removed = removed(share, all.length);
      final float limit = removed == 0 ? 0 : sizes[removed - 1];
      // Weights as large as the last one removed are told apart by their place, so that the count is exact.
      int ties = removed - below(sizes, limit);
      for (int k = 0; k < all.length; k++) {
        final float size = Math.abs(all[k]);
        if (size < limit || size == limit && ties-- > 0) {
          all[k] = 0;
        }
      }
      put(layer, all);
    }
    return this;
  }

  private static int below(float[] sorted, float limit) {
    int count = 0;
    while (count < sorted.length && sorted[count] < limit) {
      count++;
    }
    return count;
  }

  /**
   * Random sparsity: in every layer weights chosen at random become zero, the others stay as they are.
   *
   * @param share of a layer's weights to remove, in [0, 1); the number is rounded
   */
  public DenseWeights thin(double share, long seed) {
    for (int layer = 0; layer < layers.length; layer++) {
      final float[] all = values(layer);
      final SplittableRandom random = new SplittableRandom(Seeds.layer(~seed, layer));
      int left = removed(share, all.length);
      for (int k = 0; k < all.length; k++) {
        // Selection sampling: every subset of that size is equally likely.
        if (random.nextInt(all.length - k) < left) {
          all[k] = 0;
          left--;
        }
      }
      put(layer, all);
    }
    return this;
  }

  private static int removed(double share, int count) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("share must lie in [0, 1): share=" + share);
    }
    return (int) Math.round(share * count);
  }

  private float[] values(int layer) {
    final float[] all = new float[Math.toIntExact(layers[layer].capacity())];
    layers[layer].get(all);
    return all;
  }

  private void put(int layer, float[] all) {
    layers[layer].put(all);
    double squares = 0;
    for (final float one : all) {
      squares += (double) one * one;
    }
    variances[layer] = squares / all.length;
  }

  /** Weights that are not zero. */
  public long nonzeros() {
    long count = 0;
    for (int layer = 0; layer < layers.length; layer++) {
      for (final float one : values(layer)) {
        count += one == 0 ? 0 : 1;
      }
    }
    return count;
  }

  int inputs() {
    return inputs;
  }

  int[] widths() {
    return widths.clone();
  }

  /** Variance of a layer's weights. */
  double variance(int layer) {
    return variances[layer];
  }

  FloatPointer layer(int layer) {
    return layers[layer];
  }

  @Override
  public void close() {
    for (final FloatPointer one : layers) {
      one.close();
    }
  }
}
