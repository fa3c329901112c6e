package org.spectern.jmh.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.spectern.kernels.Layout;
import org.spectern.kernels.Seed;
import org.spectern.kernels.TernaryMatrix;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.FeatureLayers;
import org.spectern.kernels.network.HiddenLayer;
import org.spectern.kernels.network.InputScaling;
import org.spectern.kernels.network.StepLevels;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.NetworkMatching;
import org.spectern.theory.matching.Policy;

/**
 * Compressed ReLU nets of the shape of MNIST, matched as the pipeline matches them. The readout is untrained: speed
 * depends on widths, layout and levels and not on what was learnt.
 */
public enum CompressedKind {
  /** sigma_T in every layer: bits between layers. */
  ONE_BIT(new Policy.OneBit()),
  /** Eight integer levels in every layer: bytes between layers. */
  EIGHT_LEVELS(new Policy.IntegerLevels(8, 31));

  static final int PIXELS = 784;
  static final int CLASSES = 10;
  private static final int READOUT_BITS = 6;
  private static final long SEED = 1500;

  private final Policy policy;

  CompressedKind(Policy policy) {
    this.policy = policy;
  }

  /** Builds the net, whose weights are the same in every layout; the first layer may have one of its own. */
  CompressedNetwork network(Layout first, Layout others, int[] widths, double eps) {
    final List<MatchedLayer> matched = NetworkMatching
        .match(Collections.nCopies(widths.length, Activations.parse("relu")), 1, policy).layers();
    final List<HiddenLayer> layers = new ArrayList<>();
    int columns = PIXELS;
    for (int l = 0; l < widths.length; l++) {
      try (TernaryMatrix drawn = TernaryMatrix.seeded(new Seed(SEED, 0), l, widths[l], columns, eps)) {
        layers.add(new HiddenLayer(drawn.to(l == 0 ? first : others), eps, steps(matched.get(l))));
      }
      columns = widths[l];
    }
    final FeatureLayers stack = new FeatureLayers(InputScaling.of(pixels(64), PIXELS), layers);
    return new CompressedNetwork(stack, stack.readout(readout(columns), new double[CLASSES], READOUT_BITS));
  }

  private static StepLevels steps(MatchedLayer layer) {
    return new StepLevels(layer.activation().thresholds(), layer.integerLevels(), layer.scale(), layer.matched().mu());
  }

  private static double[][] readout(int width) {
    final SplittableRandom random = new SplittableRandom(SEED);
    final double[][] weights = new double[CLASSES][width];
    for (final double[] row : weights) {
      for (int i = 0; i < width; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return weights;
  }

  /** Images of random pixels. */
  static byte[] pixels(int images) {
    final byte[] pixels = new byte[Math.multiplyExact(images, PIXELS)];
    new SplittableRandom(SEED + 1).nextBytes(pixels);
    return pixels;
  }
}
