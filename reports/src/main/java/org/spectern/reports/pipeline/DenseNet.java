package org.spectern.reports.pipeline;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.spectern.reports.data.Images;
import org.spectern.kernels.network.InputScaling;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.gaussian.Moments;

/**
 * The dense float32 original: Σ_l = d_l^(-1/2) (σ(W_l Σ_{l−1}) − μ_l) with frozen weights, through OpenBLAS.
 *
 * <p>This is what a user would run without Spectern, so it must be as fast as a user could have it: sgemm for blocks,
 * sgemv for one image. The factors d^(-1/2) of the last layer are left to the readout.
 */
public final class DenseNet implements FeatureMap {
  private final InputScaling scaling;
  private final List<Activation> activations;
  private final int inputs;
  private final int[] widths;
  private final DenseWeights weights;
  private final float[] means;

  /**
   * Puts activations on weights; the net closes the weights.
   *
   * @param activations one per layer
   * @param centring which mean is taken from each activation
   */
  public DenseNet(InputScaling scaling, List<Activation> activations, DenseWeights weights, Centring centring) {
    this.scaling = scaling;
    this.activations = List.copyOf(activations);
    this.weights = weights;
    this.inputs = weights.inputs();
    this.widths = weights.widths();
    if (activations.size() != widths.length) {
      throw new IllegalArgumentException(
          "one activation per layer: activations=" + activations.size() + " widths=" + widths.length);
    }
    this.means = new float[widths.length];
    double tau = 1;
    for (int layer = 0; layer < widths.length; layer++) {
      final double scale = centring == Centring.OWN ? Math.sqrt(weights.variance(layer)) : 1;
      final Moments moments = activations.get(layer).moments(scale * tau);
      means[layer] = (float) moments.mu();
      tau = moments.tau();
    }
  }

  /**
   * Weights i.i.d. N(0, 1), layer l and row i from a stream of their own, under one activation.
   *
   * @param widths d_1 … d_L
   */
  public static DenseNet gaussian(InputScaling scaling, Activation activation, int inputs, int[] widths,
      long seed) {
    return new DenseNet(scaling, Collections.nCopies(widths.length, activation),
        DenseWeights.random(WeightLaw.GAUSSIAN, inputs, widths, seed), Centring.OWN);
  }

  /** The BLAS behind the products, its version and its kernels. */
  public static String library() {
    return OpenBlas.description();
  }

  @Override
  public int width() {
    return widths[widths.length - 1];
  }

  InputScaling scaling() {
    return scaling;
  }

  int[] widths() {
    return widths.clone();
  }

  FloatPointer weights(int layer) {
    return weights.layer(layer);
  }

  @Override
  public Block worker(int count) {
    return new Block(count);
  }

  @Override
  public void close() {
    weights.close();
  }

  private void activate(float[] values, int count, int layer) {
    final float mean = means[layer];
    final Activation activation = activations.get(layer);
    for (int i = 0; i < count; i++) {
      values[i] = (float) activation.value(values[i]) - mean;
    }
  }

  /** Factor of layer {@code layer}'s product: the d^(-1/2) of the layer before it. */
  private float scale(int layer) {
    return layer == 0 ? 1 : (float) (1 / Math.sqrt(widths[layer - 1]));
  }

  /** Scratch for a block of images. */
  public final class Block implements Worker {
    private final FloatPointer[] signals = new FloatPointer[widths.length + 1];
    private final float[] input = new float[inputs];
    private final float[] values;

    private Block(int count) {
      signals[0] = new FloatPointer((long) count * inputs);
      for (int layer = 0; layer < widths.length; layer++) {
        signals[layer + 1] = new FloatPointer((long) count * widths[layer]);
      }
      values = new float[count * Math.max(inputs, Arrays.stream(widths).max().orElseThrow())];
    }

    @Override
    public void features(Images images, int[] indices, int from, int count, double[] into, int at) {
      for (int image = 0; image < count; image++) {
        scaling.normalise(images.pixels(), indices[from + image] * inputs, input);
        System.arraycopy(input, 0, values, image * inputs, inputs);
      }
      signals[0].put(values, 0, count * inputs);
      for (int layer = 0; layer < widths.length; layer++) {
        final int columns = layer == 0 ? inputs : widths[layer - 1];
        OpenBlas.timesTransposed(count, widths[layer], columns, scale(layer), signals[layer],
            weights.layer(layer), signals[layer + 1]);
        activateSignal(layer, count * widths[layer]);
      }
      for (int i = 0; i < count * width(); i++) {
        into[at + i] = values[i];
      }
    }

    /** Features of one image by sgemv, in the scratch's own array. */
    public float[] features(byte[] pixels, int offset) {
      scaling.normalise(pixels, offset, input);
      signals[0].put(input, 0, inputs);
      for (int layer = 0; layer < widths.length; layer++) {
        final int columns = layer == 0 ? inputs : widths[layer - 1];
        OpenBlas.timesVector(widths[layer], columns, scale(layer), weights.layer(layer), signals[layer],
            signals[layer + 1]);
        activateSignal(layer, widths[layer]);
      }
      return values;
    }

    /** The last layer's features off-heap, as the readout's sgemv takes them. */
    FloatPointer lastSignal() {
      return signals[widths.length];
    }

    long offHeapBytes() {
      return Arrays.stream(signals).mapToLong(DenseClassifier::bytes).sum();
    }

    private void activateSignal(int layer, int count) {
      signals[layer + 1].get(values, 0, count);
      activate(values, count, layer);
      signals[layer + 1].put(values, 0, count);
    }

    @Override
    public void close() {
      for (final FloatPointer one : signals) {
        one.close();
      }
    }
  }
}
