package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.BitPlaneProducts;
import org.spectern.kernels.product.EntryProducts;
import org.spectern.kernels.product.IndexLists;
import org.spectern.kernels.product.Kernels;
import org.spectern.kernels.product.PatternTable;
import org.spectern.kernels.product.RiceBlock;
import org.spectern.kernels.product.RiceGaps;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.product.SeededRows;

/**
 * Compares two implementations of every kernel on one small random problem, at start, in a few hundredths of a second.
 */
final class SelfTest {
  private static final int ROWS = 45;
  private static final int COLUMNS = 130;
  private static final int WORDS = 3;
  private static final int BATCH = 5;

  private final SplittableRandom random = new SplittableRandom(0x5eed);
  private final Arena arena = Arena.ofAuto();
  private final Kernels reference;
  private final Kernels candidate;

  private SelfTest(final Kernels reference, final Kernels candidate) {
    this.reference = reference;
    this.candidate = candidate;
  }

  /** Returns the first kernel in which they differ. */
  static Optional<String> firstDifference(final Kernels reference, final Kernels candidate) {
    final SelfTest test = new SelfTest(reference, candidate);
    if (!test.bitPlanesAgree()) {
      return Optional.of("bit planes");
    }
    if (!test.listsAgree()) {
      return Optional.of("signed lists");
    }
    final TritSelfTest trits = new TritSelfTest(reference, candidate);
    if (!trits.fiveTritsAgree()) {
      return Optional.of("five trits");
    }
    if (!trits.threeTritsAgree()) {
      return Optional.of("three trits");
    }
    if (!test.packingAgrees()) {
      return Optional.of("packing");
    }
    if (!test.seededRowsAgree()) {
      return Optional.of("seeded rows");
    }
    if (!test.riceGapsAgree()) {
      return Optional.of("Rice gaps");
    }
    if (!test.entriesAgree()) {
      return Optional.of("entries");
    }
    return Optional.empty();
  }

  private boolean bitPlanesAgree() {
    final MemorySegment planes = planes();
    final MemorySegment words = words(2 * BitPlaneProducts.TILE * WORDS);
    final int[][] y = new int[2][ROWS * BATCH];
    final float[][] sums = new float[2][ROWS];
    final MemorySegment floats = floats((COLUMNS + 1) * 16);
    floats.asSlice(COLUMNS * 16L * Float.BYTES).fill((byte) 0);
    final MemorySegment[] batch = {allocate(ROWS * 16 * 4), allocate(ROWS * 16 * 4)};
    boolean agree = true;
    for (int kind = 0; kind < 7; kind++) {
      for (int which = 0; which < 2; which++) {
        final BitPlaneProducts kernel = (which == 0 ? reference : candidate).bitPlanes();
        switch (kind) {
          case 0 -> kernel.timesBinary(planes, WORDS, words, y[which], 0, ROWS);
          case 1 -> kernel.timesTernary(planes, WORDS, words, y[which], 0, ROWS);
          case 2 -> kernel.timesBinaries(planes, WORDS, words, BATCH, y[which], ROWS, 0, ROWS);
          case 3 -> kernel.timesTernaries(planes, WORDS, words, BATCH, y[which], ROWS, 0, ROWS);
          case 4 -> kernel.timesPlanes(planes, WORDS, words, 3, true, 2, y[which], ROWS, 0, ROWS);
          case 5 -> kernel.timesPlanes(planes, WORDS, words, Byte.SIZE, true, 2, y[which], ROWS, 0, ROWS);
          default -> {
            kernel.timesFloats(planes, WORDS, floats, sums[which], 0, ROWS);
            kernel.timesFloatBatch(planes, WORDS, COLUMNS, floats, 16, batch[which], 0, ROWS);
          }
        }
      }
      agree &= Arrays.equals(y[0], y[1]);
    }
    for (int row = 0; row < ROWS; row++) {
      agree &= Math.abs(sums[0][row] - sums[1][row]) <= 1e-3;
    }
    return agree && batch[0].mismatch(batch[1]) < 0;
  }

  private boolean seededRowsAgree() {
    final RowStreams streams = new RowStreams(random.nextLong(), random.nextLong(), 3);
    final int rows = ROWS / BitPlaneProducts.ROWS * BitPlaneProducts.ROWS;
    final MemorySegment[] planes = {allocate(2 * rows * WORDS * 16L), allocate(2 * rows * WORDS * 16L)};
    final MemorySegment x = words(2 * WORDS);
    final int[][] products = new int[2][ROWS];
    final int[] table = GapTables.of(1L << 27);
    final PatternTable patterns = PatternTables.of(6554);
    final int[] integers = random.ints(2 * COLUMNS + 1, -9, 10).toArray();
    integers[2 * COLUMNS] = 0;
    final float[] decimals = new float[2 * COLUMNS + 1];
    for (int at = 0; at < 2 * COLUMNS; at++) {
      decimals[at] = random.nextFloat();
    }
    final int[][] drawn = new int[2][ROWS];
    final float[][] sums = new float[2][ROWS];
    final int[][] entries = new int[2][ROWS * COLUMNS];
    final int[][] ends = new int[2][ROWS];
    for (int which = 0; which < 2; which++) {
      final SeededRows kernel = (which == 0 ? reference : candidate).seeded();
      kernel.planes(streams, 5, 3, 7, rows, COLUMNS, planes[which]);
      kernel.times(streams, 5, 3, 0, ROWS, COLUMNS, x, products[which]);
      kernel.patterns(streams, patterns, 7, rows, COLUMNS, planes[which].asSlice(rows * WORDS * 16L));
      kernel.gaps(streams, table, 7, ROWS, COLUMNS, entries[which], ends[which]);
      kernel.times(streams, table, 0, ROWS, COLUMNS, integers, drawn[which]);
      kernel.times(streams, table, 0, ROWS, COLUMNS, decimals, sums[which]);
    }
    return planes[0].mismatch(planes[1]) < 0 && Arrays.equals(products[0], products[1])
        && Arrays.equals(entries[0], entries[1]) && Arrays.equals(ends[0], ends[1])
        && Arrays.equals(drawn[0], drawn[1]) && Arrays.equals(sums[0], sums[1]);
  }

  private boolean riceGapsAgree() {
    final TernarySource source = TernarySource.random(ROWS, COLUMNS, 0.9, random.nextLong());
    final OffHeap memory = new RiceEncoder(source).encode();
    final MemorySegment code = memory.segment();
    final int shift = code.get(RiceMatrix.NUMBER, 0);
    final int count = (int) code.get(RiceMatrix.WORD, 16);
    final long start = (long) RiceMatrix.UNIT * code.get(RiceMatrix.NUMBER, RiceMatrix.index(0));
    final int[][] entries = new int[2][count + RiceGaps.SLACK];
    final int[][] ends = new int[2][ROWS];
    final int[] x = random.ints(2 * COLUMNS, -9, 10).toArray();
    final float[] decimals = new float[2 * COLUMNS];
    for (int at = 0; at < x.length; at++) {
      decimals[at] = x[at];
    }
    final int[][] y = new int[2][ROWS];
    final float[][] sums = new float[2][ROWS];
    final MemorySegment words = words(2 * WORDS);
    final int[][] products = new int[2][2 * ROWS];
    final MemorySegment room = allocate(RiceGaps.room(count, ROWS));
    final RiceBlock block = new RiceBlock().of(COLUMNS, ROWS, count, shift).at(code, start, code,
        RiceGaps.end(start, count, shift));
    for (int which = 0; which < 2; which++) {
      final RiceGaps kernel = (which == 0 ? reference : candidate).rice();
      kernel.decode(block, entries[which], 0, ends[which], 0, room);
      kernel.times(block, x, y[which], 0, room);
      kernel.times(block, decimals, sums[which], 0, room);
      kernel.times(block, words, false, products[which], 0, room);
      kernel.times(block, words, true, products[which], ROWS, room);
    }
    memory.close();
    return Arrays.equals(entries[0], 0, count, entries[1], 0, count) && Arrays.equals(ends[0], ends[1])
        && Arrays.equals(y[0], y[1]) && Arrays.equals(sums[0], sums[1]) && Arrays.equals(products[0], products[1]);
  }

  private boolean entriesAgree() {
    final int inputs = 19;
    final int[] ends = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      ends[row] = (row == 0 ? 0 : ends[row - 1]) + random.nextInt(3 * EntryProducts.MOST);
    }
    final int[] entries = random.ints(ends[ROWS - 1], 0, 2 * COLUMNS).toArray();
    final MemorySegment words = words(2 * WORDS * 3 * BitPlaneProducts.TILE);
    for (long word = 0; word < words.byteSize() / 16; word++) {
      final long nonzero = words.getAtIndex(JAVA_LONG, 2 * word);
      words.setAtIndex(JAVA_LONG, 2 * word + 1, words.getAtIndex(JAVA_LONG, 2 * word + 1) & nonzero);
    }
    final MemorySegment[] x = {allocate(2L * COLUMNS * EntryProducts.INPUTS),
        allocate(2L * COLUMNS * EntryProducts.INPUTS)};
    final int[][] y = new int[2][inputs * ROWS];
    for (int which = 0; which < 2; which++) {
      final EntryProducts kernel = (which == 0 ? reference : candidate).entries();
      kernel.spread(words, true, COLUMNS, 0, inputs, x[which], 0);
      kernel.times(entries, ends, ROWS, x[0], 0, inputs, y[which], 0, ROWS);
    }
    return x[0].mismatch(x[1]) < 0 && Arrays.equals(y[0], y[1]);
  }

  private boolean listsAgree() {
    final byte[][] weights = new byte[ROWS][COLUMNS];
    for (final byte[] row : weights) {
      for (int column = 0; column < COLUMNS; column++) {
        row[column] = (byte) (random.nextInt(3) - 1);
      }
    }
    final int mirror = Float32Vector.mirror(COLUMNS);
    final MemorySegment mirrored = floats(2 * mirror);
    final int[] integers = random.ints(2L * mirror, -9, 10).toArray();
    final MemorySegment floats = floats((COLUMNS + 1) * 16);
    floats.asSlice(COLUMNS * 16L * Float.BYTES).fill((byte) 0);
    try (SignedListMatrix matrix = SignedListMatrix.encode(TernarySource.of(weights))) {
      final IndexLists lists = matrix.lists();
      final float[][] sums = new float[2][ROWS];
      final int[][] y = new int[2][ROWS];
      final MemorySegment[] batch = {allocate(ROWS * 16 * 4), allocate(ROWS * 16 * 4)};
      for (int which = 0; which < 2; which++) {
        final Kernels kernels = which == 0 ? reference : candidate;
        kernels.signedLists().timesFloats(lists, mirrored, sums[which], 0, ROWS);
        kernels.signedLists().timesInts(lists, integers, y[which], 0, 0, ROWS);
        kernels.signedLists().timesFloatBatch(lists, floats, 16, batch[which], 0, ROWS);
      }
      return Arrays.equals(sums[0], sums[1]) && Arrays.equals(y[0], y[1]) && batch[0].mismatch(batch[1]) < 0;
    }
  }

  private boolean packingAgrees() {
    final int rows = 150;
    final int[] y = random.ints(rows, -9, 10).toArray();
    final int[] thresholds = new int[2 * rows];
    Arrays.setAll(thresholds, place -> place < rows ? random.nextInt(-9, 0) : random.nextInt(0, 9));
    final MemorySegment bytes = words(3 * 8);
    final MemorySegment pairs = words(2 * WORDS);
    for (int word = 0; word < WORDS; word++) {
      final long nonzero = pairs.getAtIndex(JAVA_LONG, 2 * word);
      pairs.setAtIndex(JAVA_LONG, 2 * word + 1, pairs.getAtIndex(JAVA_LONG, 2 * word + 1) & nonzero);
    }
    final MemorySegment[] results = {allocate(4096), allocate(4096)};
    final float[] values = new float[rows];
    for (int place = 0; place < rows; place++) {
      values[place] = place == 5 ? Float.NaN : random.nextInt(-300, 300) / 2f;
    }
    final int[][] trits = new int[2][2 * Long.SIZE * WORDS];
    final float[][] decimals = new float[2][2 * COLUMNS];
    final int[][] mirrored = new int[2][2 * Long.SIZE * WORDS];
    final MemorySegment floats = floats(COLUMNS);
    for (int which = 0; which < 2; which++) {
      final Kernels kernels = which == 0 ? reference : candidate;
      kernels.packing().quantise(values, 1, results[which], 2048);
      kernels.packing().levels(y, 0, thresholds, rows, new byte[]{-3, 5, 7}, results[which], 0, 0, rows);
      kernels.packing().bits(y, 0, thresholds, rows, new byte[]{1, 0, 1}, results[which], 32, 2, 0, rows);
      kernels.packing().planes(bytes, 0, 3, 8, results[which].asSlice(512), 1);
      kernels.packing().mirror(pairs, 0, 2, true, COLUMNS, Long.SIZE * WORDS, mirrored[which]);
      kernels.packing().alternate(pairs, true, COLUMNS, trits[which]);
      kernels.packing().alternate(floats, COLUMNS, decimals[which]);
    }
    return results[0].mismatch(results[1]) < 0 && Arrays.equals(decimals[0], decimals[1])
        && Arrays.equals(mirrored[0], mirrored[1])
        && Arrays.equals(trits[0], 0, 2 * COLUMNS, trits[1], 0, 2 * COLUMNS);
  }

  private MemorySegment planes() {
    final int pairs = Math.ceilDiv(ROWS, BitPlaneProducts.ROWS) * WORDS * BitPlaneProducts.ROWS;
    final MemorySegment planes = allocate(2L * pairs * Long.BYTES);
    for (int pair = 0; pair < pairs; pair++) {
      final int nonzero = pair / BitPlaneProducts.ROWS * 2 * BitPlaneProducts.ROWS + pair % BitPlaneProducts.ROWS;
      // The last word of a row has two columns.
      final long inside = pair / BitPlaneProducts.ROWS % WORDS == WORDS - 1 ? 3 : -1;
      final long bits = random.nextLong() & inside;
      planes.setAtIndex(JAVA_LONG, nonzero, bits);
      planes.setAtIndex(JAVA_LONG, nonzero + BitPlaneProducts.ROWS, bits & random.nextLong());
    }
    return planes;
  }

  private MemorySegment words(final int count) {
    final MemorySegment words = allocate(count * 8L);
    for (int word = 0; word < count; word++) {
      words.setAtIndex(JAVA_LONG, word, random.nextLong());
    }
    return words;
  }

  private MemorySegment floats(final int count) {
    final MemorySegment floats = allocate(count * 4L);
    for (int place = 0; place < count; place++) {
      floats.setAtIndex(JAVA_FLOAT, place, (float) random.nextDouble(-1, 1));
    }
    return floats;
  }

  private MemorySegment allocate(final long bytes) {
    return arena.allocate(Math.ceilDiv(bytes, OffHeap.ALIGNMENT) * OffHeap.ALIGNMENT + OffHeap.ALIGNMENT,
        OffHeap.ALIGNMENT);
  }
}
