package org.spectern.kernels.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectern.kernels.Layout;
import org.spectern.kernels.memory.OffHeap;

class CompressedNetworkTest {
  private static final int[] WIDTHS = {49, 130, 70, 65};
  private static final int CLASSES = 5;

  private static CompressedNetwork network(Layout layout, int bits, StepLevels... activations) {
    final FeatureLayers layers = Nets.layers(21, layout, WIDTHS, activations);
    return new CompressedNetwork(layers, Nets.readout(22, CLASSES, layers.width(), bits));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 8, 32})
  void scoresAreThoseOfTheDefinition(int bits) {
    for (final StepLevels activation : new StepLevels[]{Nets.SIGMA_T, Nets.FIVE, Nets.EIGHT}) {
      try (CompressedNetwork network = network(Layout.BIT_PLANES, bits, activation);
          Scratch scratch = network.scratch(4)) {
        final byte[] pixels = Nets.pixels(23, 9, WIDTHS[0]);
        final float[] scores = new float[9 * CLASSES];
        network.infer(pixels, 0, 9, scratch, scores);
        for (int b = 0; b < 9; b++) {
          final byte[] features = SlowNetwork.features(network.layers(), pixels, b * WIDTHS[0]);
          for (int c = 0; c < CLASSES; c++) {
            assertThat((double) scores[b * CLASSES + c]).as("input %d class %d", b, c)
                .isCloseTo(SlowNetwork.score(network.readout(), c, features), within(1e-4));
          }
        }
      }
    }
  }

  @Test
  void singleBatchAndClassifyAgreeToTheBit() {
    try (CompressedNetwork network = network(Layout.BIT_PLANES, 6, Nets.EIGHT);
        Scratch scratch = network.scratch(8)) {
      final byte[] pixels = Nets.pixels(24, 11, WIDTHS[0]);
      final float[] together = new float[11 * CLASSES];
      network.infer(pixels, 0, 11, scratch, together);
      for (int b = 0; b < 11; b++) {
        final byte[] one = Arrays.copyOfRange(pixels, b * WIDTHS[0], (b + 1) * WIDTHS[0]);
        final float[] alone = new float[CLASSES];
        network.infer(one, scratch, alone);
        assertThat(alone).isEqualTo(Arrays.copyOfRange(together, b * CLASSES, (b + 1) * CLASSES));
        assertThat(network.classify(one, scratch)).isEqualTo(CompressedNetwork.highest(alone, 0, CLASSES));
      }
    }
  }

  @Test
  void aReadoutTrainedOnCentredFeaturesGivesTheSameScoresOnLevels() {
    final FeatureLayers layers = Nets.layers(31, Layout.BIT_PLANES, WIDTHS, Nets.FIVE);
    final double[][] weights = Nets.weights(32, CLASSES, layers.width());
    final double[] bias = {0.1, 0.2, -0.3, 0.4, 0};
    try (CompressedNetwork network = new CompressedNetwork(layers, layers.readout(weights, bias, Float.SIZE));
        Scratch scratch = network.scratch(1)) {
      final byte[] pixels = Nets.pixels(33, 1, WIDTHS[0]);
      final float[] scores = new float[CLASSES];
      network.infer(pixels, scratch, scores);
      final byte[] levels = SlowNetwork.features(layers, pixels, 0);
      for (int c = 0; c < CLASSES; c++) {
        double score = bias[c];
        for (int i = 0; i < levels.length; i++) {
          score += weights[c][i] * (Nets.FIVE.scale() * levels[i] - Nets.FIVE.mu()) / Math.sqrt(levels.length);
        }
        assertThat((double) scores[c]).isCloseTo(score, within(1e-5));
      }
    }
  }

  @Test
  void equalScoresGoToTheLowestClass() {
    assertThat(CompressedNetwork.highest(new float[]{9, 1, 3, 3, 2}, 1, 4)).isEqualTo(1);
  }

  @Test
  void answeringAllocatesNothing() {
    final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    final byte[] one = Nets.pixels(25, 1, WIDTHS[0]);
    final byte[] many = Nets.pixels(25, 8, WIDTHS[0]);
    final float[] x = new float[WIDTHS[0]];
    final float[] scores = new float[8 * CLASSES];
    for (final Layout layout : Layout.values()) {
      for (final StepLevels activation : new StepLevels[]{Nets.SIGMA_T, Nets.EIGHT}) {
        for (final int bits : new int[]{6, Float.SIZE}) {
          try (CompressedNetwork network = network(layout, bits, activation); Scratch scratch = network.scratch(8)) {
            final Runnable answers = () -> {
              network.infer(one, scratch, scores);
              network.infer(x, scratch, scores);
              network.infer(many, 0, 8, scratch, scores);
              network.classify(one, scratch);
            };
            assertThat(leastAllocated(threads, answers))
                .as("%s, %d levels, %d bits", layout, activation.integerLevels().length, bits).isZero();
          }
        }
      }
    }
  }

  /** What work allocates once compiled; waits for the compiler up to a minute, as interpreted code may allocate. */
  private static long leastAllocated(ThreadMXBean threads, Runnable work) {
    final long deadline = System.nanoTime() + 60_000_000_000L;
    long least = Long.MAX_VALUE;
    while (least > 0 && System.nanoTime() < deadline) {
      final long before = threads.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void threadsWithTheirOwnScratchGetTheSameAnswers() throws Exception {
    final int count = 60;
    final byte[] pixels = Nets.pixels(26, count, WIDTHS[0]);
    try (CompressedNetwork network = network(Layout.SIGNED_LISTS, 6, Nets.EIGHT);
        Scratch own = network.scratch(1);
        ExecutorService pool = Executors.newFixedThreadPool(4)) {
      final float[] expected = new float[count * CLASSES];
      network.infer(pixels, 0, count, own, expected);
      final Callable<float[]> answers = () -> {
        try (Scratch scratch = network.scratch(7)) {
          final float[] scores = new float[count * CLASSES];
          for (int round = 0; round < 20; round++) {
            network.infer(pixels, 0, count, scratch, scores);
          }
          return scores;
        }
      };
      final List<Future<float[]>> running = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        running.add(pool.submit(answers));
      }
      for (final Future<float[]> scores : running) {
        assertThat(scores.get()).isEqualTo(expected);
      }
    }
  }

  @Test
  void bytesOffTheHeapAreThoseTheCounterSees() {
    final long before = OffHeap.liveBytes();
    try (CompressedNetwork network = network(Layout.BIT_PLANES, 6, Nets.EIGHT)) {
      assertThat(OffHeap.liveBytes() - before).isEqualTo(network.offHeapBytes());
      try (Scratch scratch = network.scratch(16)) {
        assertThat(OffHeap.liveBytes() - before).isEqualTo(network.offHeapBytes() + scratch.offHeapBytes());
      }
    }
    assertThat(OffHeap.liveBytes()).isEqualTo(before);
  }

  @Test
  void aReadoutOfAnotherWidthIsRefused() {
    try (FeatureLayers layers = Nets.layers(1, Layout.BIT_PLANES, WIDTHS, Nets.FIVE);
        Readout readout = Nets.readout(1, 2, 64, 4)) {
      assertThatThrownBy(() -> new CompressedNetwork(layers, readout)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("readout.width=64, layers.width=65");
    }
  }

  @Test
  void aClosedNetworkAnswersNoMore() {
    final CompressedNetwork network = network(Layout.BIT_PLANES, 6, Nets.FIVE);
    try (Scratch scratch = network.scratch(1)) {
      network.close();
      assertThatThrownBy(() -> network.infer(new byte[WIDTHS[0]], scratch, new float[CLASSES]))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
