package org.spectern.jmh.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.spectern.jmh.Shape;
import org.spectern.jmh.product.Weights;
import org.spectern.kernels.Layout;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.FeatureLayers;
import org.spectern.kernels.network.HiddenLayer;
import org.spectern.kernels.network.InputScaling;
import org.spectern.kernels.network.Readout;
import org.spectern.kernels.network.StepLevels;

/**
 * A net of the shape of MNIST with an untrained readout: bytes and speed depend on widths, eps and layout and not on
 * what the readout has learnt.
 */
final class SampleNet {
  static final int PIXELS = 784;
  static final int CLASSES = 10;
  private static final int READOUT_BITS = 6;
  private static final long SEED = 20220521;
  /**
   * sigma_T with the thresholds that put 85 % of a normal variable outside, as the matched first layer of ReLU does.
   */
  private static final StepLevels ONE_BIT = new StepLevels(new double[]{-.19, .19}, new int[]{1, 0, 1}, 1.2, 1.02);

  private SampleNet() {}

  static CompressedNetwork of(Layout layout, int[] widths, double eps) {
    final List<HiddenLayer> layers = new ArrayList<>();
    int columns = PIXELS;
    for (final int width : widths) {
      layers.add(new HiddenLayer(Weights.of(layout, new Shape(width, columns), eps, layers.size()), eps, ONE_BIT));
      columns = width;
    }
    final byte[] mean = new byte[PIXELS];
    new SplittableRandom(SEED).nextBytes(mean);
    return new CompressedNetwork(new FeatureLayers(new InputScaling(mean, 70 * Math.sqrt(PIXELS)), layers),
        readout(columns));
  }

  private static Readout readout(int width) {
    final SplittableRandom random = new SplittableRandom(SEED + 1);
    final double[][] weights = new double[CLASSES][width];
    for (final double[] row : weights) {
      for (int i = 0; i < width; i++) {
        row[i] = random.nextGaussian() / width;
      }
    }
    return Readout.quantise(weights, new double[CLASSES], READOUT_BITS, 1.02 / 1.2);
  }

  /** Images of random pixels. */
  static byte[] pixels(int images) {
    final byte[] pixels = new byte[Math.multiplyExact(images, PIXELS)];
    new SplittableRandom(SEED + 2).nextBytes(pixels);
    return pixels;
  }
}
