package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rounding floats to bytes, against its definition, at every length around a vector. */
class QuantiseTest {
  private static final float[] EDGES = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f,
      Float.MIN_VALUE,
      Float.MAX_VALUE, -Float.MAX_VALUE, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, Math.nextDown(0.5f), Math.nextUp(0.5f), 126.5f,
      127.5f,
      -126.5f, -127.5f, -128};

  @Test
  void roundsTiesToEvenClampsAndTakesNanForZero() {
    final long seed = 20260101;
    final SplittableRandom random = new SplittableRandom(seed);
    for (int length = 1; length <= 70; length++) {
      for (final float scale : new float[]{1, 0.5f, -3.7f}) {
        final float[] values = new float[length];
        for (int element = 0; element < length; element++) {
          values[element] = random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)]
              : (float) random.nextDouble(-200, 200);
        }
        try (Int8Vector x = Int8Vector.allocate(length)) {
          x.quantise(values, scale);
          for (int element = 0; element < length; element++) {
            final double rounded = Math.rint(values[element] * scale);
            final byte expected = (byte) (Double.isNaN(rounded) ? 0 : Math.max(-127, Math.min(127, rounded)));
            assertThat(x.get(element)).as("seed=%d length=%d scale=%s value=%s", seed, length, scale, values[element])
                .isEqualTo(expected);
          }
        }
      }
    }
  }
}
