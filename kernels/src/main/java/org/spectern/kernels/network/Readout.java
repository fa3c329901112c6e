package org.spectern.kernels.network;

import java.lang.foreign.MemorySegment;

/**
 * The trained part of a network: {@code score_c = scale_c * sum_i q_ci n_i + bias_c}, with n the integer levels of the
 * last layer. The centring by mu, the factor d^{−1/2} and the worth of one level are folded into scale and bias when
 * the readout is built ({@link FeatureLayers#readout}).
 *
 * <p>Sums over quantised weights are exact; floating point enters once, at the end. A readout may be shared between
 * threads, each with its own {@link FeaturePlanes}.
 */
public sealed interface Readout extends AutoCloseable permits FloatReadout, QuantisedReadout {
  /** The most classes and features a readout may have, so that every size fits an int and every sum a long. */
  int MOST_CLASSES = 1 << 16;

  /** The most features a readout may have. */
  int MOST_FEATURES = 1 << 24;

  /** The number of scores. */
  int classes();

  /** The number of features. */
  int width();

  /** Bits per weight: 32 for float32, else 2 to 8. */
  int bits();

  /** Bytes held off the heap for weights, scales and biases, padding included. */
  long bytes();

  /**
   * The scores of one input.
   *
   * @param features integer levels, the input's own from index {@code from} on
   * @param planes scratch made for this width and a range that holds every feature
   * @param scores receives {@link #classes()} numbers from index {@code at} on
   */
  void scores(byte[] features, int from, FeaturePlanes planes, float[] scores, int at);

  /** The weights, as they lie in memory and in a model file; not to be written to. */
  MemorySegment stored();

  @Override
  void close();

  /** Scratch for features of any value a byte can have. */
  default FeaturePlanes planes() {
    return new FeaturePlanes(width(), Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /**
   * A readout in float32.
   *
   * @param weights classes × width, per integer level
   * @param bias one per class
   */
  static FloatReadout float32(double[][] weights, double[] bias) {
    return FloatReadout.of(weights, bias);
  }

  /**
   * A readout with weights of few bits and one scale per class, the scale that leaves the least squared error.
   *
   * @param weights classes × width, per integer level
   * @param bias one per class
   * @param bits 2 to 8
   * @param centre the mean feature, {@code mu / scale} of the last activation: the bias takes up what rounding the
   *        weights does to a feature at its mean
   */
  static QuantisedReadout quantise(double[][] weights, double[] bias, int bits, double centre) {
    return ReadoutQuantiser.quantise(weights, bias, bits, centre);
  }
}
