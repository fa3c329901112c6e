package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spectern.theory.oracle.TernaryOracle;

/** The layouts of several weights per code, at the edges of their codes, blocks, chunks and accumulators. */
class TritMatrixTest {
  private static final long SEED = 20261122;
  /** Around codes of 3, 5 and 9 columns, words of 64, of 27, flushes of 125, chunks of 513. */
  private static final int[] COLUMNS = {1, 2, 3, 4, 5, 6, 8, 9, 10, 17, 18, 19, 63, 64, 65, 124, 125, 126, 251, 252,
      253, 512, 513, 514, 540, 1026, 1027};
  private static final int[] ROWS = {1, 31, 32, 33, 63, 64, 65, 128, 255, 256, 257, 330};

  @ParameterizedTest
  @EnumSource(names = {"FIVE_TRIT", "THREE_TRIT"})
  void everyProductEqualsTheOracleAtEveryBoundary(final Layout layout) {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int place = 0; place < COLUMNS.length; place++) {
      final int rows = ROWS[place % ROWS.length];
      final byte[][] weights = filled(rows, COLUMNS[place], (_, _) -> random.nextInt(-1, 2));
      check(layout, weights, random, "%dx%d seed=%d".formatted(rows, COLUMNS[place], SEED));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FIVE_TRIT", "THREE_TRIT"})
  void constantMatricesAndSingleWeightsAreExact(final Layout layout) {
    final SplittableRandom random = new SplittableRandom(SEED);
    for (int weight = -1; weight <= 1; weight++) {
      final int constant = weight;
      check(layout, filled(70, 300, (_, _) -> constant), random, "all " + weight);
    }
    for (final int[] edge : new int[][]{{0, 0}, {0, 299}, {69, 0}, {69, 299}, {63, 251}, {64, 252}, {15, 299},
        {16, 0}}) {
      for (int weight = -1; weight <= 1; weight += 2) {
        final byte[][] weights = new byte[70][300];
        weights[edge[0]][edge[1]] = (byte) weight;
        check(layout, weights, random, weight + " at " + Arrays.toString(edge));
      }
    }
  }

  /** Rows so long that 8-bit, 16-bit and 32-bit accumulators would each overflow if they were flushed a step late. */
  @ParameterizedTest
  @EnumSource(names = {"FIVE_TRIT", "THREE_TRIT"})
  void longRowsOfExtremesDoNotOverflow(final Layout layout) {
    final int columns = 33_000;
    final byte[][] weights = filled(3, columns, (row, column) -> row == 2 ? 1 - 2 * (column & 1) : 1 - 2 * row);
    final int[] y = new int[3];
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights));
        TernaryVector trits = TernaryVector.allocate(columns);
        Int8Vector bytes = Int8Vector.allocate(columns)) {
      for (final int value : new int[]{-128, 127}) {
        final byte[] x = new byte[columns];
        Arrays.fill(x, (byte) value);
        bytes.copyFrom(x);
        matrix.multiply(bytes, y);
        assertThat(y).isEqualTo(TernaryOracle.multiply(weights, widened(x)));
      }
      for (final int value : new int[]{-1, 1}) {
        final byte[] x = new byte[columns];
        Arrays.fill(x, (byte) value);
        trits.copyFrom(x);
        matrix.multiply(trits, y);
        assertThat(y).isEqualTo(TernaryOracle.multiply(weights, widened(x)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FIVE_TRIT", "THREE_TRIT"})
  void aZeroWeightHidesWhateverLiesThere(final Layout layout) {
    final float[] values = new float[40];
    values[3] = Float.NaN;
    values[7] = Float.POSITIVE_INFINITY;
    values[11] = Float.NEGATIVE_INFINITY;
    values[12] = 2;
    final byte[][] weights = new byte[4][40];
    weights[0][12] = -1;
    weights[1][7] = -1;
    weights[2][3] = 1;
    weights[3][7] = 1;
    weights[3][11] = 1;
    final float[] y = new float[4];
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights));
        Float32Vector x = Float32Vector.allocate(40)) {
      x.copyFrom(values);
      matrix.multiply(x, y);
    }
    assertThat(y).containsExactly(-2, Float.NEGATIVE_INFINITY, Float.NaN, Float.NaN);
  }

  /**
   * (d0 + d1) + d2 per code, codes and then chunks of 513 columns in order: equal to the bit on every provider and
   * width.
   */
  @Test
  void threeTritFloatsAreSummedInTheirWrittenOrder() {
    final SplittableRandom random = new SplittableRandom(SEED);
    final byte[][] weights = filled(100, 1100, (_, _) -> random.nextInt(-1, 2));
    final float[] values = NaiveProduct.floats(random, 1100);
    final float[] y = new float[100];
    try (TernaryMatrix matrix = TernaryMatrix.encode(Layout.THREE_TRIT, TernarySource.of(weights));
        Float32Vector x = Float32Vector.allocate(1100)) {
      x.copyFrom(values);
      matrix.multiply(x, y);
    }
    for (int row = 0; row < 100; row++) {
      float result = 0;
      for (int chunk = 0; chunk < 1100; chunk += 513) {
        float sum = 0;
        for (int code = chunk; code < Math.min(chunk + 513, 1100); code += 3) {
          sum += (term(weights[row], values, code) + term(weights[row], values, code + 1))
              + term(weights[row], values, code + 2);
        }
        result += sum;
      }
      assertThat(y[row]).as("row=%d seed=%d", row, SEED).isEqualTo(result);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FIVE_TRIT", "THREE_TRIT"})
  void rangesOfRowsAreComputedAloneAndLeaveTheOthers(final Layout layout) {
    final SplittableRandom random = new SplittableRandom(SEED);
    final byte[][] weights = filled(400, 130, (_, _) -> random.nextInt(-1, 2));
    final byte[] values = NaiveProduct.bytes(random, 130, -1, 1);
    final int[] expected = TernaryOracle.multiply(weights, widened(values));
    final int[] y = new int[400];
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights));
        TernaryVector x = TernaryVector.allocate(130)) {
      x.copyFrom(values);
      Arrays.fill(y, 777);
      matrix.multiply(x, y, matrix.rowBlock(), 5 * matrix.rowBlock());
    }
    for (int row = 0; row < 400; row++) {
      assertThat(y[row]).as("row=%d seed=%d", row, SEED).isEqualTo(row >= 64 && row < 320 ? expected[row] : 777);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FIVE_TRIT", "THREE_TRIT"})
  void everyLayoutConvertsIntoTheseAndBack(final Layout layout) {
    final byte[][] weights = NaiveProduct.weights(TernarySource.random(77, 133, 0.6, SEED));
    for (final Layout other : new Layout[]{Layout.BIT_PLANES, Layout.FIVE_TRIT, Layout.THREE_TRIT, Layout.SIGNED_LISTS,
        Layout.RICE}) {
      try (TernaryMatrix first = TernaryMatrix.encode(other, TernarySource.of(weights));
          TernaryMatrix second = first.to(layout);
          TernaryMatrix third = second.to(other)) {
        assertThat(NaiveProduct.weights(second)).as("%s to %s", other, layout).isDeepEqualTo(weights);
        assertThat(NaiveProduct.weights(third)).as("%s to %s", layout, other).isDeepEqualTo(weights);
        assertThat(second.nonzeros()).isEqualTo(first.nonzeros());
      }
    }
  }

  @Test
  void aWeightTakesTheBitsThatTheLayoutPromises() {
    final TernarySource source = TernarySource.random(1024, 1080, 0.5, SEED);
    try (TernaryMatrix five = TernaryMatrix.encode(Layout.FIVE_TRIT, source);
        TernaryMatrix three = TernaryMatrix.encode(Layout.THREE_TRIT, source)) {
      assertThat(five.weightBytes()).isEqualTo(1024 * 1080 / 5);
      assertThat(three.weightBytes()).isEqualTo(1024 * 1080 * 2 / 9);
    }
  }

  @Test
  void storedBytesWithoutValueAreRefused() {
    refused(Layout.FIVE_TRIT, 0, 0x80, "row=0 group=0");
    refused(Layout.FIVE_TRIT, 0, 122, "row=0 group=0");
    // Row 5 does not exist, nor does the digit of column 4.
    refused(Layout.FIVE_TRIT, 10, 1, "row=5 group=0");
    refused(Layout.FIVE_TRIT, 0, 81, "digits=4");
    refused(Layout.THREE_TRIT, 0, 0xbb, "row=0 word=0");
    // A first byte is part of the third code in the byte before.
    refused(Layout.THREE_TRIT, 1, 0x80, "row=0 word=0");
    refused(Layout.THREE_TRIT, 64, 0x1b, "row=0 word=0");
  }

  private static void refused(final Layout layout, final long offset, final int value, final String where) {
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.random(5, 4, 0.5, SEED));
        Arena arena = Arena.ofConfined()) {
      final MemorySegment bytes = arena.allocate(matrix.stored().byteSize(), 64).copyFrom(matrix.stored());
      bytes.set(ValueLayout.JAVA_BYTE, offset, (byte) value);
      assertThatThrownBy(() -> TernaryMatrix.over(layout, 5, 4, bytes)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(where);
    }
  }

  private static float term(final byte[] weights, final float[] values, final int column) {
    return column < weights.length ? weights[column] * values[column] : 0;
  }

  private static void check(final Layout layout, final byte[][] weights, final SplittableRandom random,
      final String what) {
    try (TernaryMatrix matrix = TernaryMatrix.encode(layout, TernarySource.of(weights))) {
      assertThat(NaiveProduct.weights(matrix)).as("%s %s", layout, what).isDeepEqualTo(weights);
      ProductCheck.singles(matrix, weights, random, layout + " " + what);
    }
    final byte[] values = NaiveProduct.bytes(random, weights[0].length, -128, 127);
    assertThat(NaiveProduct.times(weights, values)).isEqualTo(TernaryOracle.multiply(weights, widened(values)));
  }

  private static byte[][] filled(final int rows, final int columns, final IntBinaryOperator weight) {
    final byte[][] weights = new byte[rows][columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        weights[row][column] = (byte) weight.applyAsInt(row, column);
      }
    }
    return weights;
  }

  private static int[] widened(final byte[] values) {
    final int[] x = new int[values.length];
    Arrays.setAll(x, element -> values[element]);
    return x;
  }
}
