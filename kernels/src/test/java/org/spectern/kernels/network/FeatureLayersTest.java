package org.spectern.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectern.kernels.Layout;
import org.spectern.kernels.TernaryMatrix;
import org.spectern.kernels.TernarySource;

class FeatureLayersTest {
  private static final int[][] SHAPES = {{1, 1}, {9, 5, 3}, {49, 65, 64, 30}, {130, 200, 70, 129}, {100, 600, 515}};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void featuresAreThoseOfTheDefinition(long seed) {
    for (final int[] widths : SHAPES) {
      for (final StepLevels[] activations : new StepLevels[][]{{Nets.SIGMA_T}, {Nets.FIVE}, {Nets.EIGHT, Nets.SIGMA_T},
          {Nets.SIGMA_T, Nets.THREE, Nets.EIGHT}}) {
        try (FeatureLayers layers = Nets.layers(seed, Layout.BIT_PLANES, widths, activations);
            Scratch scratch = layers.scratch(1)) {
          final byte[] pixels = Nets.pixels(seed, 1, widths[0]);
          final byte[] features = new byte[layers.width()];
          layers.features(pixels, scratch, features);
          assertThat(features).as("seed %d widths %s", seed, Arrays.toString(widths))
              .isEqualTo(SlowNetwork.features(layers, pixels, 0));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 9, 16})
  void aBatchGivesWhatSingleInputsGive(int batch) {
    final int[] widths = {77, 130, 90, 65};
    for (final StepLevels activation : new StepLevels[]{Nets.SIGMA_T, Nets.FIVE, Nets.EIGHT}) {
      try (FeatureLayers layers = Nets.layers(5, Layout.BIT_PLANES, widths, activation);
          Scratch scratch = layers.scratch(batch)) {
        final int count = 21;
        final byte[] pixels = Nets.pixels(5, count, widths[0]);
        final byte[] together = new byte[(count - 2) * layers.width()];
        layers.features(pixels, 2, count, scratch, together);
        for (int b = 2; b < count; b++) {
          final byte[] alone = new byte[layers.width()];
          layers.features(Arrays.copyOfRange(pixels, b * widths[0], (b + 1) * widths[0]), scratch, alone);
          assertThat(Arrays.copyOfRange(together, (b - 2) * layers.width(), (b - 1) * layers.width()))
              .as("input %d of batches of %d", b, batch).isEqualTo(alone);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWayWeightsAreStoredDoesNotMatter(Layout layout) {
    final int[] widths = {77, 130, 90, 65};
    final int count = 9;
    final byte[] pixels = Nets.pixels(6, count, widths[0]);
    try (FeatureLayers planes = Nets.layers(6, Layout.BIT_PLANES, widths, Nets.FIVE, Nets.SIGMA_T);
        FeatureLayers other = Nets.layers(6, layout, widths, Nets.FIVE, Nets.SIGMA_T);
        Scratch ofPlanes = planes.scratch(4);
        Scratch ofOther = other.scratch(4)) {
      final byte[] expected = new byte[count * planes.width()];
      final byte[] found = new byte[count * planes.width()];
      planes.features(pixels, 0, count, ofPlanes, expected);
      other.features(pixels, 0, count, ofOther, found);
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void normalisedFloatsGiveThePixelsFeaturesExceptAtThresholds() {
    final int[] widths = {120, 300};
    try (FeatureLayers layers = Nets.layers(8, Layout.BIT_PLANES, widths, Nets.EIGHT);
        Scratch scratch = layers.scratch(1)) {
      final byte[] pixels = Nets.pixels(8, 1, widths[0]);
      final float[] x = new float[widths[0]];
      layers.input().normalise(pixels, 0, x);
      final byte[] features = new byte[layers.width()];
      layers.features(x, scratch, features);
      final double[] t = SlowNetwork.firstPreactivations(layers.input(), layers.layers().getFirst(), pixels, 0);
      for (int i = 0; i < t.length; i++) {
        assertThat(features[i]).as("row %d", i).isBetween(SlowNetwork.level(Nets.EIGHT, t[i] - 1e-5),
            SlowNetwork.level(Nets.EIGHT, t[i] + 1e-5));
      }
    }
  }

  @Test
  void theOffsetOfAnUnsignedPixelAndOfTheMeanIsExact() {
    // One weight of 1 and thresholds between grey levels: the feature is the pixel's distance from the mean, quantised.
    final byte[] mean = {(byte) 200};
    final InputScaling scaling = new InputScaling(mean, 1);
    final StepLevels above = new StepLevels(new double[]{-0.5, 0.5}, new int[]{-1, 0, 1}, 1, 0);
    final TernaryMatrix one = TernaryMatrix.encode(Layout.BIT_PLANES, TernarySource.of(new byte[][]{{1}}));
    try (FeatureLayers layers = new FeatureLayers(scaling, List.of(new HiddenLayer(one, 0, above)));
        Scratch scratch = layers.scratch(1)) {
      final byte[] feature = new byte[1];
      for (int pixel = 0; pixel < 256; pixel++) {
        layers.features(new byte[]{(byte) pixel}, scratch, feature);
        assertThat(feature[0]).as("pixel %d", pixel).isEqualTo((byte) Integer.signum(pixel - 200));
      }
    }
  }

  @Test
  void wrongShapesAreRefusedByName() {
    try (FeatureLayers layers = Nets.layers(1, Layout.BIT_PLANES, new int[]{4, 3}, Nets.FIVE);
        FeatureLayers other = Nets.layers(1, Layout.BIT_PLANES, new int[]{4, 3}, Nets.FIVE);
        Scratch scratch = layers.scratch(2)) {
      assertThatThrownBy(() -> layers.features(new byte[5], scratch, new byte[3]))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("pixels.length=5");
      assertThatThrownBy(() -> layers.features(new byte[4], scratch, new byte[2]))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("features.length=2");
      assertThatThrownBy(() -> layers.features(new byte[8], 1, 3, scratch, new byte[9]))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("to=3");
      assertThatThrownBy(() -> other.features(new byte[4], scratch, new byte[3]))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the network that made it");
      assertThatThrownBy(() -> layers.scratch(0)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("batch=0");
      assertThatThrownBy(() -> new HiddenLayer(layers.layers().getFirst().weights(), 1, Nets.FIVE))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("eps=1.0");
      assertThatThrownBy(() -> new FeatureLayers(Nets.scaling(1, 5), layers.layers()))
          .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("columns=4, expected=5");
    }
  }
}
