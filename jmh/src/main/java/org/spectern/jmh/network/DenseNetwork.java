package org.spectern.jmh.network;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.openblas.global.openblas;
import org.spectern.kernels.network.InputScaling;

/**
 * The dense float32 original, ReLU in every layer, through OpenBLAS sgemv on one thread: what a user would run instead.
 * Weights and activations lie off the heap, so a call copies nothing.
 */
final class DenseNetwork implements AutoCloseable {
  private static final long SEED = 1501;

  private final InputScaling scaling;
  private final int[] widths;
  private final FloatPointer[] weights;
  private final FloatPointer[] activations;
  private final FloatIndexer[] values;
  private final float[] input;

  /** Gaussian weights; {@code widths} starts with the pixels and ends with the classes. */
  DenseNetwork(InputScaling scaling, int... widths) {
    openblas.blas_set_num_threads(1);
    this.scaling = scaling;
    this.widths = widths;
    this.weights = new FloatPointer[widths.length - 1];
    this.activations = new FloatPointer[widths.length];
    this.values = new FloatIndexer[widths.length];
    this.input = new float[widths[0]];
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int l = 0; l < widths.length; l++) {
      activations[l] = new FloatPointer(widths[l]);
      values[l] = FloatIndexer.create(activations[l]);
      if (l > 0) {
        weights[l - 1] = gaussian(random, (long) widths[l] * widths[l - 1]);
      }
    }
  }

  private static FloatPointer gaussian(SplittableRandom random, long count) {
    final FloatPointer weights = new FloatPointer(count);
    final FloatIndexer values = FloatIndexer.create(weights);
    for (long i = 0; i < count; i++) {
      values.put(i, (float) random.nextGaussian());
    }
    return weights;
  }

  /** The scores of one image. */
  void infer(byte[] pixels, float[] scores) {
    scaling.normalise(pixels, 0, input);
    activations[0].put(input);
    for (int l = 0; l < weights.length; l++) {
      openblas.cblas_sgemv(openblas.CblasRowMajor, openblas.CblasNoTrans, widths[l + 1], widths[l],
          (float) (1 / Math.sqrt(l == 0 ? 1 : widths[l])), weights[l], widths[l], activations[l], 1, 0,
          activations[l + 1], 1);
      if (l < weights.length - 1) {
        rectify(values[l + 1], widths[l + 1]);
      }
    }
    activations[weights.length].get(scores);
  }

  private static void rectify(FloatIndexer values, int count) {
    for (int i = 0; i < count; i++) {
      values.put(i, Math.max(0, values.get(i)));
    }
  }

  /** The same by plain loops, to check with. */
  double[] slowly(byte[] pixels) {
    scaling.normalise(pixels, 0, input);
    double[] x = new double[input.length];
    for (int j = 0; j < x.length; j++) {
      x[j] = input[j];
    }
    for (int l = 0; l < weights.length; l++) {
      final double[] y = new double[widths[l + 1]];
      for (int i = 0; i < y.length; i++) {
        for (int j = 0; j < x.length; j++) {
          y[i] += weights[l].get((long) i * x.length + j) * x[j];
        }
        y[i] /= Math.sqrt(l == 0 ? 1 : x.length);
        y[i] = l < weights.length - 1 ? Math.max(0, y[i]) : y[i];
      }
      x = y;
    }
    return x;
  }

  @Override
  public void close() {
    for (final FloatPointer pointer : weights) {
      pointer.close();
    }
    for (final FloatPointer pointer : activations) {
      pointer.close();
    }
  }
}
