package org.spectern.kernels.network;

import java.util.List;
import org.spectern.kernels.BinaryVector;
import org.spectern.kernels.Int8Vector;
import org.spectern.kernels.TernaryMatrix;

/**
 * The frozen part of a network: pixels in, integer levels of the last layer out.
 *
 * <pre>
 *   Sigma_0 = (pixel − mean) / spread
 *   t_l     = (1 − eps_l)^{−1/2} W_l Sigma_{l−1}
 *   Sigma_l = d_l^{−1/2} (scale_l n_l − mu_l),   n_l = integer level of t_l          (theory.md, section 1)
 * </pre>
 *
 * <p>Every product is one of integers and every threshold an integer ({@link RowSteps}), so features are the same to
 * the bit on every provider and vector width, whether computed singly or in a batch. An instance may be shared between
 * threads, each with its own {@link Scratch}; computing features allocates nothing. Closing it closes its weights.
 */
public final class FeatureLayers implements AutoCloseable {
  private final InputScaling input;
  private final List<HiddenLayer> layers;
  private final RowSteps[] steps;
  private final float[] floatThresholds;

  /**
   * Stacks layers on an input.
   *
   * @param input how pixels are normalised
   * @param layers first to last, each taking what the one before makes; at least one
   * @throws IllegalArgumentException where widths do not fit together
   */
  public FeatureLayers(InputScaling input, List<HiddenLayer> layers) {
    this.input = input;
    this.layers = List.copyOf(layers);
    requireChain();
    this.steps = new RowSteps[layers.size()];
    for (int l = 0; l < steps.length; l++) {
      steps[l] = l == 0 ? firstSteps() : hiddenSteps(l);
    }
    this.floatThresholds = floatThresholds();
  }

  private void requireChain() {
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network has at least one layer: layers.size=0");
    }
    int width = input.columns();
    for (int l = 0; l < layers.size(); l++) {
      if (layers.get(l).columns() != width) {
        throw new IllegalArgumentException("a layer takes what the one before makes: layer=" + l + ", columns="
            + layers.get(l).columns() + ", expected=" + width);
      }
      width = layers.get(l).width();
    }
  }

  private RowSteps firstSteps() {
    final HiddenLayer layer = layers.getFirst();
    final byte[] mean = input.mean();
    for (int j = 0; j < mean.length; j++) {
      mean[j] ^= Byte.MIN_VALUE;
    }
    final int[] offsets = new int[layer.width()];
    try (Int8Vector centred = Int8Vector.allocate(mean.length)) {
      centred.copyFrom(mean);
      layer.weights().multiply(centred, offsets);
    }
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = -offsets[i];
    }
    return RowSteps.input(layer.activation(), layer.eps(), input.spread(), mean.length, offsets);
  }

  private RowSteps hiddenSteps(int l) {
    final HiddenLayer layer = layers.get(l);
    return RowSteps.hidden(layer.activation(), layer.eps(), layers.get(l - 1).activation(), layer.columns(),
        rowSums(layer.weights()));
  }

  private static int[] rowSums(TernaryMatrix weights) {
    final int[] sums = new int[weights.rows()];
    try (BinaryVector ones = BinaryVector.allocate(weights.columns())) {
      for (int j = 0; j < weights.columns(); j++) {
        ones.set(j, 1);
      }
      weights.multiply(ones, sums);
    }
    return sums;
  }

  /** u_k sqrt(1 − eps): what a product of the first layer with a float32 input must exceed. */
  private float[] floatThresholds() {
    final HiddenLayer layer = layers.getFirst();
    final double[] thresholds = layer.activation().thresholds();
    final float[] products = new float[thresholds.length];
    for (int k = 0; k < products.length; k++) {
      products[k] = (float) (thresholds[k] * Math.sqrt(1 - layer.eps()));
    }
    return products;
  }

  /** How pixels are normalised. */
  public InputScaling input() {
    return input;
  }

  /** The layers, first to last. */
  public List<HiddenLayer> layers() {
    return layers;
  }

  /** The number of features. */
  public int width() {
    return layers.getLast().width();
  }

  /** Bytes that the weights hold. */
  public long weightBytes() {
    long bytes = 0;
    for (final HiddenLayer layer : layers) {
      bytes += layer.weights().weightBytes();
    }
    return bytes;
  }

  /**
   * Bytes off the heap that products so far have made to decode weights in; see {@link TernaryMatrix#scratchBytes()}.
   */
  public long decodingBytes() {
    long bytes = 0;
    for (final HiddenLayer layer : layers) {
      bytes += layer.weights().scratchBytes();
    }
    return bytes;
  }

  /** Working memory for one thread that takes up to {@code batch} inputs at a time. */
  public Scratch scratch(int batch) {
    return new Scratch(this, batch, 0);
  }

  /**
   * Features of one input.
   *
   * @param pixels one unsigned byte per column
   * @param scratch this thread's own
   * @param features receives {@link #width()} integer levels
   */
  public void features(byte[] pixels, Scratch scratch, byte[] features) {
    requireLength("pixels", pixels.length, input.columns());
    requireRoom(features.length, 1);
    final LayerScratch work = scratch.single(this);
    work.takePixels(pixels, 0, 1);
    fromLayer(0, work, 1, features, 0);
  }

  /**
   * Features of one normalised float32 input. The first product is then one of floats, whose order of summation, and so
   * its last bits, depend on the layout and the width of vectors; the later layers are exact.
   *
   * @param x one number per column, in the units of {@code Sigma_0 = (pixel − mean) / spread}
   * @param scratch this thread's own
   * @param features receives {@link #width()} integer levels
   */
  public void features(float[] x, Scratch scratch, byte[] features) {
    requireLength("x", x.length, input.columns());
    requireRoom(features.length, 1);
    final LayerScratch work = scratch.single(this);
    final boolean alone = layers.size() == 1;
    final byte[] levels = alone ? features : work.levels(0);
    floatLevels(scratch.floatProducts(this, x), levels);
    if (!alone) {
      work.input(1).take(0, levels);
      fromLayer(1, work, 1, features, 0);
    }
  }

  private void floatLevels(float[] products, byte[] levels) {
    final StepLevels activation = layers.getFirst().activation();
    for (int i = 0; i < layers.getFirst().width(); i++) {
      int passed = 0;
      while (passed < floatThresholds.length && products[i] > floatThresholds[passed]) {
        passed++;
      }
      levels[i] = (byte) activation.integerLevel(passed);
    }
  }

  /**
   * Features of inputs {@code from} to {@code to} of a block of images, as many at a time as the scratch holds.
   *
   * @param pixels images of {@code input().columns()} unsigned bytes, one after the other
   * @param from first image
   * @param to image after the last
   * @param scratch this thread's own
   * @param features receives {@code (to − from) × width()} integer levels, input by input
   */
  public void features(byte[] pixels, int from, int to, Scratch scratch, byte[] features) {
    if (from < 0 || from > to || (long) to * input.columns() > pixels.length) {
      throw new IllegalArgumentException("need 0 <= from <= to <= images: from=" + from + ", to=" + to + ", images="
          + pixels.length / input.columns());
    }
    requireRoom(features.length, to - from);
    int done = from;
    while (done < to) {
      final LayerScratch work = scratch.forCount(this, to - done);
      final int count = Math.min(work.batch(), to - done);
      work.takePixels(pixels, done, count);
      fromLayer(0, work, count, features, (done - from) * width());
      done += count;
    }
  }

  /** Runs layers {@code first} to the last over the inputs that wait before the first of them. */
  private void fromLayer(int first, LayerScratch work, int count, byte[] features, int at) {
    for (int l = first; l < steps.length; l++) {
      final int[] products = work.products();
      work.input(l).multiply(layers.get(l).weights(), products);
      final int width = steps[l].rows();
      for (int b = 0; b < count; b++) {
        if (l == steps.length - 1) {
          steps[l].levels(products, b * width, work.lines(), features, at + b * width);
        } else {
          steps[l].levels(products, b * width, work.lines(), work.levels(l), 0);
          work.input(l + 1).take(b, work.levels(l));
        }
      }
    }
  }

  /**
   * A readout for these layers from one trained on centred features {@code phi_i = d^{−1/2} (scale n_i − mu)}: with
   * {@code w_ci scale d^{−1/2}} for weights and {@code b_c − mu d^{−1/2} sum_i w_ci} for biases it takes integer levels
   * n.
   *
   * @param weights classes × width, per unit of phi
   * @param bias one per class
   * @param bits 2 to 8, or 32 for float32
   */
  public Readout readout(double[][] weights, double[] bias, int bits) {
    final StepLevels last = layers.getLast().activation();
    final double root = Math.sqrt(width());
    final double[][] perLevel = new double[weights.length][];
    final double[] shifted = bias.clone();
    for (int c = 0; c < weights.length; c++) {
      requireLength("weights[" + c + "]", weights[c].length, width());
      perLevel[c] = new double[width()];
      for (int i = 0; i < width(); i++) {
        perLevel[c][i] = weights[c][i] * (last.scale() / root);
        shifted[c] -= weights[c][i] * (last.mu() / root);
      }
    }
    return bits == Float.SIZE ? Readout.float32(perLevel, shifted)
        : Readout.quantise(perLevel, shifted, bits, last.mu() / last.scale());
  }

  private void requireRoom(int length, long inputs) {
    if (length < inputs * width()) {
      throw new IllegalArgumentException(
          "features must hold " + inputs * width() + " levels: features.length=" + length);
    }
  }

  private static void requireLength(String name, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(name + " must have length " + expected + ": " + name + ".length=" + length);
    }
  }

  @Override
  public void close() {
    for (final HiddenLayer layer : layers) {
      layer.weights().close();
    }
  }
}
