package org.spectern.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectern.kernels.memory.OffHeap;

class ReadoutTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void quantisedScoresAreTheExactIntegerSums(int bits) {
    for (final int width : new int[]{1, 7, 8, 63, 64, 65, 200}) {
      final SplittableRandom random = new SplittableRandom(width);
      final byte[][] weights = new byte[3][width];
      for (final byte[] row : weights) {
        for (int i = 0; i < width; i++) {
          row[i] = (byte) random.nextInt(-(1 << bits - 1), 1 << bits - 1);
        }
      }
      final byte[] features = new byte[width + 2];
      random.nextBytes(features);
      try (QuantisedReadout readout = QuantisedReadout.of(weights, new float[]{1, 1, 1}, new float[3], bits)) {
        final float[] scores = new float[5];
        readout.scores(features, 2, readout.planes(), scores, 1);
        for (int c = 0; c < 3; c++) {
          long sum = 0;
          for (int i = 0; i < width; i++) {
            assertThat(readout.weight(c, i)).isEqualTo(weights[c][i]);
            sum += weights[c][i] * features[i + 2];
          }
          assertThat(scores[c + 1]).as("class %d of width %d", c, width).isEqualTo(sum);
        }
        assertThat(scores[0]).isZero();
        assertThat(scores[4]).isZero();
      }
    }
  }

  @Test
  void fewerFeaturePlanesForANarrowerRangeGiveTheSameScores() {
    final int width = 150;
    final byte[] features = new byte[width];
    final int[][] ranges = {{0, 0}, {0, 1}, {0, 7}, {0, 127}, {-1, 0}, {-1, 1}, {-4, 3}, {-128, 127}, {-5, 90}};
    try (Readout readout = Nets.readout(3, 4, width, 6)) {
      for (final int[] range : ranges) {
        final SplittableRandom random = new SplittableRandom(range[1]);
        for (int i = 0; i < width; i++) {
          features[i] = (byte) random.nextInt(range[0], range[1] + 1);
        }
        final float[] wide = new float[4];
        final float[] narrow = new float[4];
        readout.scores(features, 0, readout.planes(), wide, 0);
        readout.scores(features, 0, new FeaturePlanes(width, range[0], range[1]), narrow, 0);
        assertThat(narrow).as("features within %d to %d", range[0], range[1]).isEqualTo(wide);
      }
    }
  }

  @Test
  void floatScoresAreTheSumsOfTheDefinition() {
    for (final int width : new int[]{1, 8, 77}) {
      final byte[] features = Nets.pixels(4, 1, width);
      try (Readout readout = Nets.readout(4, 3, width, Float.SIZE)) {
        final float[] scores = new float[3];
        readout.scores(features, 0, readout.planes(), scores, 0);
        for (int c = 0; c < 3; c++) {
          assertThat((double) scores[c]).isCloseTo(SlowNetwork.score(readout, c, features), within(1e-3));
        }
      }
    }
  }

  @Test
  void roundingErrorFallsFourfoldInSquareWithEveryBit() {
    final double[][] weights = Nets.weights(9, 5, 2000);
    double coarser = Double.POSITIVE_INFINITY;
    for (int bits = 3; bits <= 8; bits++) {
      double error = 0;
      try (QuantisedReadout readout = Readout.quantise(weights, new double[5], bits, 0)) {
        for (int c = 0; c < 5; c++) {
          for (int i = 0; i < 2000; i++) {
            final double residual = weights[c][i] - (double) readout.scale(c) * readout.weight(c, i);
            error += residual * residual;
          }
        }
      }
      assertThat(error).as("%d bits", bits).isLessThan(coarser / 2.9);
      coarser = error;
    }
  }

  @Test
  void aFeatureAtItsMeanLosesNothingToRounding() {
    final double[][] weights = Nets.weights(10, 3, 500);
    final double[] bias = {0.1, -0.2, 0.3};
    final byte[] features = new byte[500];
    Arrays.fill(features, (byte) 23);
    try (QuantisedReadout readout = Readout.quantise(weights, bias, 4, 23)) {
      final float[] scores = new float[3];
      readout.scores(features, 0, readout.planes(), scores, 0);
      for (int c = 0; c < 3; c++) {
        double exact = bias[c];
        for (final double weight : weights[c]) {
          exact += weight * 23;
        }
        assertThat((double) scores[c]).isCloseTo(exact, within(1e-4));
      }
    }
  }

  @Test
  void bytesHeldAreTheBitsRoundedUpToWords() {
    final long before = OffHeap.liveBytes();
    try (Readout six = Nets.readout(1, 10, 1500, 6); Readout four = Nets.readout(1, 10, 1500, 4)) {
      assertThat(six.bytes()).isEqualTo(10 * 6 * 24 * 8);
      assertThat(four.bytes()).isEqualTo(10 * 4 * 24 * 8);
      assertThat(OffHeap.liveBytes() - before).isEqualTo(six.bytes() + four.bytes());
    }
    assertThat(OffHeap.liveBytes()).isEqualTo(before);
  }

  @Test
  void aClassOfZeroWeightsHasItsBiasAsScore() {
    try (QuantisedReadout readout = Readout.quantise(new double[2][9], new double[]{1.5, -2}, 4, 1)) {
      final float[] scores = new float[2];
      readout.scores(new byte[]{1, 2, 3, 4, 5, 6, 7, 8, 9}, 0, readout.planes(), scores, 0);
      assertThat(scores).containsExactly(1.5f, -2);
    }
  }

  @Test
  void wrongReadoutsAreRefusedByName() {
    assertThatThrownBy(() -> Readout.quantise(new double[2][3], new double[2], 9, 0))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bits=9");
    assertThatThrownBy(() -> Readout.quantise(new double[2][3], new double[1], 4, 0))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("bias.length=1");
    assertThatThrownBy(() -> Readout.float32(new double[][]{{1}, {1, 2}}, new double[2]))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("weights[1].length=2");
    assertThatThrownBy(() -> Readout.float32(new double[][]{{Double.NaN}}, new double[1]))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("weight=NaN");
    assertThatThrownBy(() -> QuantisedReadout.of(new byte[][]{{8}}, new float[1], new float[1], 4))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("weight=8");
  }

  @Test
  void aClosedReadoutAnswersNoMore() {
    final Readout readout = Nets.readout(1, 2, 5, 4);
    readout.close();
    assertThatThrownBy(() -> readout.scores(new byte[5], 0, readout.planes(), new float[2], 0))
        .isInstanceOf(IllegalStateException.class);
  }
}
