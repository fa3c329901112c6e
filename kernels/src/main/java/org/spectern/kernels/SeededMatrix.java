package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.PatternTable;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.product.SeededRows;

/**
 * The paper's weights, eq. (16), as a function of a 128-bit seed, a layer and a row, drawn anew whenever they are
 * needed. The matrix is the same on every machine, provider and vector width and in any order of access;
 * {@link SeededRows} is its exact definition, in three forms: below eps = {@value #GAPS_FROM}, where P(nonzero) is a
 * multiple of 2^-16, Bernoulli planes if that has few digits and patterns of four weights if not; geometric gaps from
 * there on, with P(nonzero) a multiple of 2^-32 up to the rounding of their table to 2^-31.
 */
public final class SeededMatrix extends EntryMatrix {
  /** The eps from which gaps are drawn instead of planes. */
  public static final double GAPS_FROM = SeededLaw.GAPS_FROM;
  /** The largest number of columns. */
  public static final int MOST_COLUMNS = 1 << 30;

  private static final int PLANE_ROWS = 64;
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt NUMBER = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble FRACTION = ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int STORED = 64;

  private final RowStreams streams;
  private final double eps;
  private final SeededLaw law;
  private final ThreadLocal<Scratch> signed = ThreadLocal.withInitial(() -> keep(new Scratch()));

  private SeededMatrix(final Seed seed, final int layer, final int rows, final int columns, final double eps) {
    super(rows, columns, OffHeap.allocate(STORED));
    this.streams = new RowStreams(seed.high(), seed.low(), layer);
    this.eps = eps;
    this.law = SeededLaw.of(eps);
    memory.segment().set(WORD, 0, seed.high());
    memory.segment().set(WORD, 8, seed.low());
    memory.segment().set(NUMBER, 16, layer);
    memory.segment().set(NUMBER, 20, law.form());
    memory.segment().set(FRACTION, 24, eps);
  }

  static SeededMatrix of(final Seed seed, final int layer, final int rows, final int columns, final double eps) {
    Checks.shape(rows, columns);
    Checks.index("layer", layer, Integer.MAX_VALUE);
    if (!(eps >= 0 && eps <= 1)) {
      throw new IllegalArgumentException("eps must lie in [0, 1]: eps=" + eps);
    }
    if (columns > MOST_COLUMNS) {
      throw new IllegalArgumentException("columns must be at most " + MOST_COLUMNS + ": columns=" + columns);
    }
    return new SeededMatrix(seed, layer, rows, columns, eps);
  }

  static SeededMatrix encode(final TernarySource source) {
    if (source instanceof final SeededMatrix seeded) {
      seeded.memory.segment();
      return of(seeded.seed(), seeded.layer(), seeded.rows(), seeded.columns(), seeded.eps);
    }
    throw new IllegalArgumentException(
        "only a seeded matrix can be stored as its seed: source=" + source.getClass().getSimpleName());
  }

  /**
   * Reads what {@link #stored()} gave: seed, layer, form (2 folds, 3 gaps, 4 patterns) and eps, little-endian, in the
   * first 32 of {@value #STORED} bytes; the others are zero.
   */
  static SeededMatrix over(final int rows, final int columns, final MemorySegment stored) {
    Checks.equal("stored.byteSize", stored.byteSize(), STORED);
    final Seed seed = new Seed(stored.get(WORD, 0), stored.get(WORD, 8));
    final SeededMatrix matrix = of(seed, stored.get(NUMBER, 16), rows, columns, stored.get(FRACTION, 24));
    final long difference = stored.mismatch(matrix.memory.segment());
    if (difference >= 0) {
      final byte expected = matrix.memory.segment().get(ValueLayout.JAVA_BYTE, difference);
      matrix.close();
      throw new IllegalArgumentException("a stored seed is high, low, layer, form, eps and zeros: offset=" + difference
          + " expected=" + expected + " found=" + stored.get(ValueLayout.JAVA_BYTE, difference));
    }
    return matrix;
  }

  /** Returns the seed. */
  public Seed seed() {
    return new Seed(streams.high(), streams.low());
  }

  /** Returns the number of the layer. */
  public int layer() {
    return streams.layer();
  }

  /** Returns the eps that was asked for. */
  public double eps() {
    return eps;
  }

  /** Returns the exact probability of a nonzero weight, after rounding: what 1 - eps became. */
  public double nonzeroProbability() {
    return law.nonzeroProbability();
  }

  @Override
  public Layout layout() {
    return Layout.SEEDED;
  }

  @Override
  public long weightBytes() {
    return memory.bytes() + law.bytes();
  }

  @Override
  boolean drawsPlanes() {
    return !(law instanceof SeededLaw.Gaps);
  }

  @Override
  int unit() {
    return drawsPlanes() ? PLANE_ROWS : ListBlock.ROWS;
  }

  @Override
  void planes(final int first, final int rows, final MemorySegment target) {
    switch (law) {
      case SeededLaw.Folds(final int expansion, final int digits) ->
        kernel().planes(streams, expansion, digits, first, rows, columns(), target);
      case SeededLaw.Patterns(_, final PatternTable table) ->
        kernel().patterns(streams, table, first, rows, columns(), target);
      case SeededLaw.Gaps _ -> super.planes(first, rows, target);
    }
  }

  @Override
  void product(final BinaryVector x, final int[] y, final int from, final int to) {
    if (law instanceof SeededLaw.Folds(final int expansion, final int digits)) {
      final int words = Activations.words(columns());
      final MemorySegment pairs = signed.get().atLeast(2L * words * Long.BYTES);
      for (int word = 0; word < words; word++) {
        pairs.setAtIndex(ValueLayout.JAVA_LONG, 2L * word, x.segment().getAtIndex(ValueLayout.JAVA_LONG, word));
        pairs.setAtIndex(ValueLayout.JAVA_LONG, 2L * word + 1, 0);
      }
      kernel().times(streams, expansion, digits, from, to - from, columns(), pairs, y);
    } else {
      super.product(x, y, from, to);
    }
  }

  @Override
  void product(final TernaryVector x, final int[] y, final int from, final int to) {
    if (law instanceof SeededLaw.Folds(final int expansion, final int digits)) {
      kernel().times(streams, expansion, digits, from, to - from, columns(), x.segment(), y);
    } else {
      super.product(x, y, from, to);
    }
  }

  @Override
  void products(final int[] x, final int[] y, final int from, final int to) {
    kernel().times(streams, gaps(), from, to - from, columns(), x, y);
  }

  @Override
  void products(final float[] x, final float[] y, final int from, final int to) {
    kernel().times(streams, gaps(), from, to - from, columns(), x, y);
  }

  @Override
  int entries(final int first, final int rows, final int[] entries, final int[] ends) {
    return kernel().gaps(streams, gaps(), first, rows, columns(), entries, ends);
  }

  @Override
  long expected(final int rows) {
    return (long) Math.ceil(rows * (double) columns() * law.nonzeroProbability());
  }

  /** The table of a matrix that draws gaps; only such a one is asked for entries. */
  private int[] gaps() {
    return ((SeededLaw.Gaps) law).table();
  }

  private static SeededRows kernel() {
    return Provider.kernels().seeded();
  }
}
