package org.spectern.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.PatternTable;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.product.SeededRows;
import org.spectern.kernels.scalar.RowDraws;
import org.spectern.kernels.scalar.RowStream;
import org.spectern.kernels.scalar.ScalarSeededRows;

/** The seeded layout: one matrix per seed, whoever asks for it and in whatever order. */
class SeededMatrixTest {
  private static final Seed SEED = new Seed(0x0123456789abcdefL, 0x5eed5eed5eed5eedL);
  private static final int[][] SHAPES = {{1, 1}, {1, 64}, {2, 63}, {3, 65}, {9, 127}, {33, 129}, {65, 17}, {100, 784},
      {257, 100}, {300, 301}, {70, 1500}};
  private static final double[] SPARSITIES = {0, 0.1, 0.5, 0.875, 0.9, 0.9499, 0.95, 0.96875, 0.99, 0.998, 0.99999, 1};

  @Test
  void everyProductEqualsTheNaiveOneOfTheDecodedRows() {
    final SplittableRandom random = new SplittableRandom(11);
    for (final int[] shape : SHAPES) {
      for (final double eps : SPARSITIES) {
        final String what = "%dx%d eps=%s seed=11".formatted(shape[0], shape[1], eps);
        try (TernaryMatrix matrix = TernaryMatrix.seeded(SEED, 3, shape[0], shape[1], eps)) {
          final byte[][] weights = NaiveProduct.weights(matrix);
          ProductCheck.singles(matrix, weights, random, what);
          final int batch = new int[]{1, 3, 8, 17}[random.nextInt(4)];
          ProductCheck.batches(matrix, weights, batch, random, what + " batch=" + batch);
        }
      }
    }
  }

  @Test
  void everyOtherLayoutStoresTheSameMatrix() {
    for (final double eps : SPARSITIES) {
      try (TernaryMatrix seeded = TernaryMatrix.seeded(SEED, 1, 70, 333, eps);
          TernaryMatrix planes = seeded.to(Layout.BIT_PLANES);
          TernaryMatrix lists = seeded.to(Layout.SIGNED_LISTS);
          TernaryMatrix again = seeded.to(Layout.SEEDED)) {
        final byte[][] weights = NaiveProduct.weights(seeded);
        assertThat(NaiveProduct.weights(planes)).as("eps=" + eps).isDeepEqualTo(weights);
        assertThat(NaiveProduct.weights(lists)).as("eps=" + eps).isDeepEqualTo(weights);
        assertThat(NaiveProduct.weights(again)).as("eps=" + eps).isDeepEqualTo(weights);
        assertThat(seeded.nonzeros()).as("eps=" + eps).isEqualTo(lists.nonzeros());
      }
    }
  }

  @Test
  void rowsDoNotDependOnTheOrderOfAccessOrTheShapeAroundThem() {
    final SplittableRandom random = new SplittableRandom(12);
    for (final double eps : SPARSITIES) {
      try (TernaryMatrix small = TernaryMatrix.seeded(SEED, 1, 100, 200, eps);
          TernaryMatrix large = TernaryMatrix.seeded(SEED, 1, 3000, 777, eps)) {
        final byte[][] weights = NaiveProduct.weights(small);
        final byte[] row = new byte[777];
        for (int draw = 0; draw < 50; draw++) {
          final int index = random.nextInt(100);
          large.row(index, row);
          assertThat(Arrays.copyOf(row, 200)).as("eps=%s row=%d", eps, index).isEqualTo(weights[index]);
        }
      }
    }
  }

  /** The words of the definition, taken apart one weight at a time. */
  @Test
  void bernoulliRowsFollowTheirDefinition() {
    final RowStream stream = new RowStream();
    final byte[] row = new byte[130];
    // 1 - 0.625 = 0.011 in binary: w1 & w2 ... from the last digit up: ((0 | w1) | w2) & w3.
    try (TernaryMatrix matrix = TernaryMatrix.seeded(SEED, 9, 4, 130, 0.625)) {
      matrix.row(2, row);
    }
    stream.start(new RowStreams(SEED.high(), SEED.low(), 9), 2);
    for (int word = 0; word < 3; word++) {
      final long nonzero = (stream.nextOfPlane() | stream.nextOfPlane()) & stream.nextOfPlane();
      final long sign = stream.nextOfPlane();
      for (int column = 64 * word; column < Math.min(130, 64 * word + 64); column++) {
        final int expected = (nonzero >>> column & 1) == 0 ? 0 : 1 - 2 * (int) (sign >>> column & 1);
        assertThat((int) row[column]).as("column=" + column).isEqualTo(expected);
      }
    }
  }

  /** P = 6554 / 2^16: five words for 64 weights, and a block of Threefry where a table leaves four of them open. */
  @Test
  void rowsOfManyDigitsArePatternsOfFourWeights() {
    final byte[] row = new byte[1000];
    final PatternTable table = PatternTables.of(6554);
    int open = 0;
    try (TernaryMatrix matrix = TernaryMatrix.seeded(SEED, 9, 300, row.length, 0.9)) {
      for (int index = 0; index < matrix.rows(); index++) {
        matrix.row(index, row);
        open += checkPatterns(table, index, row);
      }
    }
    // 300 rows of 256 patterns, one in 1,638 of them open: 47 on average.
    assertThat(open).as("open patterns").isBetween(25, 70);
  }

  private static int checkPatterns(final PatternTable table, final int index, final byte[] row) {
    final RowStreams streams = new RowStreams(SEED.high(), SEED.low(), 9);
    final RowStream stream = new RowStream();
    stream.start(streams, index);
    int open = 0;
    for (int start = 0; start < row.length; start += 64) {
      final long[] words = draw(stream, 5);
      for (int column = start; column < Math.min(row.length, start + 64); column++) {
        final int shift = column % 64 / 8 * 8;
        final int half = column % 8 / 4;
        final int cell = (int) (words[2 * half] >>> shift) & 63;
        final int place = (int) (words[2 * half + 1] >>> shift) & 255;
        int pattern = table.cells()[(place < (table.cells()[cell] & 255) ? 64 : 128) + cell];
        if (pattern == 31) {
          pattern = settled(table, streams, index, column / 4);
          open += column % 4 == 0 ? 1 : 0;
        }
        final int sign = 1 - 2 * (int) (words[4] >>> column % 64 & 1);
        assertThat((int) row[column]).as("row=%d column=%d", index, column)
            .isEqualTo((pattern >> column % 4 & 1) * sign);
      }
    }
    return open;
  }

  /**
   * The pattern in whose share of the rest, taken as a whole, the first word of the block lies, taken as a fraction of
   * 2^64.
   */
  private static int settled(final PatternTable table, final RowStreams streams, final int row, final int four) {
    final long first = new RowStream().block(streams, row, 1 + four);
    final BigInteger word = new BigInteger(Long.toUnsignedString(first));
    final BigInteger all = BigInteger.valueOf(table.rest()[15]);
    int pattern = 0;
    while (word.multiply(all).compareTo(BigInteger.valueOf(table.rest()[pattern]).shiftLeft(64)) >= 0) {
      pattern++;
    }
    return pattern;
  }

  private static long[] draw(final RowStream stream, final int count) {
    final long[] words = new long[count];
    Arrays.setAll(words, word -> stream.nextOfPlane());
    return words;
  }

  /** A row taken apart word by word: words that are below a gap's share of 2^31 in its cell or its alias's. */
  @Test
  void rowsOfGapsFollowTheirDefinition() {
    for (final double eps : new double[]{0.95, 0.998, 0.99999}) {
      final int[] table = GapTables.of(Math.round((1 - eps) * 0x1p32));
      final RowDraws draws = new RowDraws();
      final byte[] row = new byte[5000];
      try (TernaryMatrix matrix = TernaryMatrix.seeded(SEED, 9, 40, row.length, eps)) {
        for (int index = 0; index < matrix.rows(); index++) {
          final byte[] expected = new byte[row.length];
          draws.start(new RowStreams(SEED.high(), SEED.low(), 9), index);
          for (int column = 0; column < expected.length;) {
            final long word = Integer.toUnsignedLong(draws.next());
            final int cell = (int) (word / (1 << 22));
            final boolean own = word / 2 % (1 << 21) < table[cell] >>> 11;
            final int gap = own ? cell : Math.floorMod(table[cell], 1024);
            column += gap;
            if (gap < 1023 && column < expected.length) {
              expected[column] = (byte) (word % 2 == 0 ? 1 : -1);
            }
            column += gap < 1023 ? 1 : 0;
          }
          matrix.row(index, row);
          assertThat(row).as("eps=%s row=%d", eps, index).isEqualTo(expected);
        }
      }
    }
  }

  /**
   * Both kernels on shapes that end inside vectors and lists of rows; floats to the bit, as their order of summation is
   * set.
   */
  @Test
  void productsOfDrawnGapsAreThoseOfTheScalarTwin() {
    final SplittableRandom random = new SplittableRandom(15);
    for (int trial = 0; trial < 60; trial++) {
      final int rows = 1 + random.nextInt(trial % 5 == 0 ? 1500 : 100);
      final int columns = 1 + random.nextInt(trial % 3 == 0 ? 4000 : 300);
      final double p = Math.pow(2, -5 - 25 * random.nextDouble());
      final int[] table = GapTables.of(Math.round(p * 0x1p32));
      final RowStreams streams = new RowStreams(random.nextLong(), random.nextLong(), random.nextInt(5));
      final int first = random.nextInt(1000);
      final int[] x = new int[2 * columns + 1];
      final float[] decimals = new float[2 * columns + 1];
      for (int at = 0; at < 2 * columns; at++) {
        x[at] = random.nextInt();
        decimals[at] = (float) random.nextDouble(-1, 1);
      }
      final int[][] y = new int[2][first + rows];
      final float[][] sums = new float[2][first + rows];
      final SeededRows[] kernels = {new ScalarSeededRows(), Provider.kernels().seeded()};
      for (int which = 0; which < 2; which++) {
        kernels[which].times(streams, table, first, rows, columns, x, y[which]);
        kernels[which].times(streams, table, first, rows, columns, decimals, sums[which]);
      }
      final String what = "%dx%d, P=%s, seed=15".formatted(rows, columns, p);
      assertThat(y[1]).as(what).isEqualTo(y[0]);
      assertThat(sums[1]).as(what).isEqualTo(sums[0]);
    }
  }

  /** Both providers, on shapes that end inside vectors, strips and groups of words. */
  @Test
  void planesAreThoseOfTheScalarTwin() {
    final SplittableRandom random = new SplittableRandom(13);
    for (int trial = 0; trial < 60; trial++) {
      final int digits = random.nextInt(9);
      final int expansion = digits == 0 ? random.nextInt(2) : random.nextInt(1 << digits - 1) * 2 + 1;
      checkTwins(new SeededLaw.Folds(expansion, digits), trial, random,
          "%d / 2^%d, seed=13".formatted(expansion, digits));
      final int numerator = 1 + random.nextInt((1 << 16) - 1);
      checkTwins(new SeededLaw.Patterns(numerator, PatternTables.of(numerator)), trial, random,
          "%d / 2^16 by patterns, seed=13".formatted(numerator));
    }
  }

  private static void checkTwins(final SeededLaw law, final int trial, final SplittableRandom random,
      final String what) {
    final int rows = 1 + random.nextInt(100);
    final int columns = 1 + random.nextInt(trial % 3 == 0 ? 3000 : 300);
    final RowStreams streams = new RowStreams(random.nextLong(), random.nextLong(), random.nextInt(5));
    final int first = random.nextInt(1000);
    final long bytes = Math.ceilDiv(rows, 8) * 8L * Math.ceilDiv(columns, 64) * 16;
    final SeededRows[] kernels = {new ScalarSeededRows(), Provider.kernels().seeded()};
    final long[][] drawn = new long[2][];
    try (Arena arena = Arena.ofConfined()) {
      for (int which = 0; which < 2; which++) {
        final MemorySegment planes = arena.allocate(bytes, 64);
        switch (law) {
          case SeededLaw.Folds(final int expansion, final int digits) ->
            kernels[which].planes(streams, expansion, digits, first, rows, columns, planes);
          case SeededLaw.Patterns(_, final PatternTable table) ->
            kernels[which].patterns(streams, table, first, rows, columns, planes);
          case SeededLaw.Gaps _ -> throw new IllegalArgumentException("gaps are no planes: law=" + law);
        }
        drawn[which] = used(planes, rows, columns);
      }
    }
    assertThat(drawn[1]).as("%dx%d, %s", rows, columns, what).isEqualTo(drawn[0]);
  }

  @Test
  void productsOfDrawnWordsAreThoseOfTheScalarTwin() {
    final SplittableRandom random = new SplittableRandom(14);
    for (int trial = 0; trial < 40; trial++) {
      final int rows = 1 + random.nextInt(100);
      final int columns = 1 + random.nextInt(400);
      final int digits = random.nextInt(9);
      final int expansion = digits == 0 ? random.nextInt(2) : random.nextInt(1 << digits - 1) * 2 + 1;
      final RowStreams streams = new RowStreams(random.nextLong(), random.nextLong(), random.nextInt(5));
      final int[] expected = new int[rows + 3];
      final int[] actual = new int[rows + 3];
      try (TernaryVector x = TernaryVector.allocate(columns)) {
        for (int column = 0; column < columns; column++) {
          x.set(column, random.nextInt(3) - 1);
        }
        new ScalarSeededRows().times(streams, expansion, digits, 3, rows, columns, x.segment(), expected);
        Provider.kernels().seeded().times(streams, expansion, digits, 3, rows, columns, x.segment(), actual);
        assertThat(actual).as("%dx%d, %d / 2^%d, seed=14", rows, columns, expansion, digits).isEqualTo(expected);
      }
    }
  }

  private static long[] used(final MemorySegment planes, final int rows, final int columns) {
    final int words = Math.ceilDiv(columns, 64);
    final long[] used = new long[2 * rows * words];
    for (int at = 0; at < used.length; at++) {
      final int row = at / (2 * words);
      final int word = at / 2 % words;
      used[at] = planes.getAtIndex(ValueLayout.JAVA_LONG, ((long) row / 8 * words + word) * 16 + row % 8 + at % 2 * 8);
    }
    return used;
  }

  @Test
  void theSameSeedGivesTheSameWeightsForever() {
    assertThat(new int[]{fingerprint(0.875), fingerprint(0.9), fingerprint(0.99), fingerprint(0.998)})
        .containsExactly(-827815578, 781637364, -1051256492, 109564215);
  }

  private static int fingerprint(final double eps) {
    try (TernaryMatrix matrix = TernaryMatrix.seeded(SEED, 2, 40, 1000, eps)) {
      return Arrays.deepHashCode(NaiveProduct.weights(matrix));
    }
  }

  @Test
  void theProbabilityInUseIsTheOneAskedForUpToItsRounding() {
    for (double eps = 0; eps < SeededMatrix.GAPS_FROM; eps += 0.01) {
      try (SeededMatrix matrix = TernaryMatrix.seeded(SEED, 0, 1, 1, eps)) {
        assertThat(Math.abs(matrix.nonzeroProbability() - (1 - eps))).as("eps=" + eps).isLessThanOrEqualTo(0x1p-17);
      }
    }
    for (final double eps : new double[]{0.95, 0.98, 0.99, 0.998, 0.9999, 0.9999999}) {
      try (SeededMatrix matrix = TernaryMatrix.seeded(SEED, 0, 1, 1, eps)) {
        assertThat(Math.abs(matrix.nonzeroProbability() - (1 - eps))).as("eps=" + eps)
            .isLessThanOrEqualTo(0x1p-32 + 1e-5 * (1 - eps));
      }
    }
  }

  @Test
  void theStoredSeedGivesTheMatrixBack() {
    for (final double eps : SPARSITIES) {
      try (TernaryMatrix matrix = TernaryMatrix.seeded(SEED, 4, 20, 70, eps);
          TernaryMatrix again = TernaryMatrix.over(Layout.SEEDED, 20, 70, matrix.stored())) {
        assertThat(matrix.stored().byteSize()).isEqualTo(64);
        assertThat(NaiveProduct.weights(again)).as("eps=" + eps).isDeepEqualTo(NaiveProduct.weights(matrix));
      }
    }
  }

  @Test
  void aStoredSeedOfAnotherFormIsRefused() {
    try (TernaryMatrix matrix = TernaryMatrix.seeded(SEED, 4, 20, 70, 0.5); Arena arena = Arena.ofConfined()) {
      final MemorySegment bytes = arena.allocate(64, 64).copyFrom(matrix.stored());
      bytes.set(ValueLayout.JAVA_INT, 20, 1);
      assertThatThrownBy(() -> TernaryMatrix.over(Layout.SEEDED, 20, 70, bytes)).hasMessageContaining("offset=20");
      bytes.set(ValueLayout.JAVA_INT, 20, 2);
      try (TernaryMatrix gaps = TernaryMatrix.seeded(SEED, 4, 20, 70, 0.99)) {
        final MemorySegment older = arena.allocate(64, 64).copyFrom(gaps.stored());
        older.set(ValueLayout.JAVA_INT, 20, 1);
        assertThatThrownBy(() -> TernaryMatrix.over(Layout.SEEDED, 20, 70, older)).hasMessageContaining("offset=20");
      }
      try (TernaryMatrix patterns = TernaryMatrix.seeded(SEED, 4, 20, 70, 0.9)) {
        final MemorySegment older = arena.allocate(64, 64).copyFrom(patterns.stored());
        older.set(ValueLayout.JAVA_INT, 20, 2);
        assertThatThrownBy(() -> TernaryMatrix.over(Layout.SEEDED, 20, 70, older)).hasMessageContaining("offset=20");
      }
      bytes.set(ValueLayout.JAVA_DOUBLE, 24, Double.NaN);
      assertThatThrownBy(() -> TernaryMatrix.over(Layout.SEEDED, 20, 70, bytes)).hasMessageContaining("eps=NaN");
    }
  }

  @Test
  void onlyTheSeedAndItsTablesAreHeld() {
    try (TernaryMatrix planes = TernaryMatrix.seeded(SEED, 0, 5000, 5000, 0.875);
        TernaryMatrix patterns = TernaryMatrix.seeded(SEED, 0, 5000, 5000, 0.9);
        TernaryMatrix gaps = TernaryMatrix.seeded(SEED, 0, 5000, 5000, 0.99)) {
      assertThat(planes.weightBytes()).isEqualTo(64);
      assertThat(patterns.weightBytes()).isEqualTo(64 + 3 * 64 + 16 * 8);
      assertThat(gaps.weightBytes()).isEqualTo(64 + 4096);
    }
  }

  @Test
  void aMatrixWithoutASeedIsRefused() {
    assertThatThrownBy(() -> TernaryMatrix.encode(Layout.SEEDED, TernarySource.random(3, 3, 0.5, 1)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("source=");
    for (final double eps : new double[]{-0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> TernaryMatrix.seeded(SEED, 0, 3, 3, eps)).isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("eps=" + eps);
    }
    assertThatThrownBy(() -> TernaryMatrix.seeded(SEED, -1, 3, 3, 0.5)).hasMessageContaining("layer=-1");
    assertThatThrownBy(() -> TernaryMatrix.seeded(SEED, 0, 0, 3, 0.5)).hasMessageContaining("rows=0");
  }

  @Test
  void useAfterCloseIsAnExceptionAndFreesTheScratch() {
    final long before = OffHeap.liveBytes();
    for (final double eps : new double[]{0.5, 0.99}) {
      final TernaryMatrix matrix = TernaryMatrix.seeded(SEED, 0, 10, 10, eps);
      try (BinaryVector x = BinaryVector.allocate(10)) {
        matrix.multiply(x, new int[10]);
        matrix.close();
        assertThatThrownBy(() -> matrix.multiply(x, new int[10])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> matrix.row(0, new byte[10])).isInstanceOf(IllegalStateException.class);
      }
    }
    assertThat(OffHeap.liveBytes()).isEqualTo(before);
  }
}
