package org.spectern.kernels;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.product.SeededRows;

/**
 * The paper's weights, eq. (16), as a function of a 128-bit seed, a layer and a row, drawn anew whenever they are needed. The
 * matrix is the same on every machine, provider and vector width and in any order of access; {@link SeededRows} is its exact
 * definition, in two forms: Bernoulli planes below eps = {@value #GAPS_FROM}, with P(nonzero) a multiple of 2^-16, and geometric
 * gaps from there on, with P(nonzero) a multiple of 2^-32 up to the rounding of their table to 2^-31.
 */
public final class SeededMatrix extends EntryMatrix {
  /** The eps from which gaps are drawn instead of planes. */
  public static final double GAPS_FROM = 0.95;
  /** The largest number of columns. */
  public static final int MOST_COLUMNS = 1 << 30;

  private static final int PLANES = 2;
  private static final int GAPS = 3;
  private static final int PLANE_DIGITS = 16;
  private static final int PLANE_ROWS = 64;
  private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt NUMBER = ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfDouble FRACTION = ValueLayout.JAVA_DOUBLE.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int STORED = 64;

  private final RowStreams streams;
  private final double eps;
  private final boolean planes;
  private final int expansion;
  private final int digits;
  private final double probability;
  private final int[] table;
  private final ThreadLocal<Scratch> signed = ThreadLocal.withInitial(() -> keep(new Scratch()));

  private SeededMatrix(final Seed seed, final int layer, final int rows, final int columns, final double eps,
      final boolean planes) {
    super(rows, columns, OffHeap.allocate(STORED));
    this.streams = new RowStreams(seed.high(), seed.low(), layer);
    this.eps = eps;
    this.planes = planes;
    memory.segment().set(WORD, 0, seed.high());
    memory.segment().set(WORD, 8, seed.low());
    memory.segment().set(NUMBER, 16, layer);
    memory.segment().set(NUMBER, 20, form(planes));
    memory.segment().set(FRACTION, 24, eps);
    if (planes) {
      final int scaled = (int) Math.round((1 - eps) * (1 << PLANE_DIGITS));
      final int zeros = Math.min(PLANE_DIGITS, Integer.numberOfTrailingZeros(scaled));
      digits = PLANE_DIGITS - zeros;
      expansion = scaled >> zeros;
      probability = (double) scaled / (1 << PLANE_DIGITS);
      table = new int[0];
    } else {
      digits = 0;
      expansion = 0;
      table = GapTables.of(numerator(eps));
      probability = GapTables.nonzeroProbability(table);
    }
  }

  private static int form(final boolean planes) {
    return planes ? PLANES : GAPS;
  }

  /** P(nonzero) in units of 2^-32. */
  private static long numerator(final double eps) {
    return Math.round((1 - eps) * 0x1p32);
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
    return new SeededMatrix(seed, layer, rows, columns, eps, eps < GAPS_FROM || numerator(eps) == 0);
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
   * Reads what {@link #stored()} gave: seed, layer, form ({@value #PLANES} planes, {@value #GAPS} gaps) and eps, little-endian, in the first 32 of
   * {@value #STORED} bytes; the others are zero.
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
    return probability;
  }

  @Override
  public Layout layout() {
    return Layout.SEEDED;
  }

  @Override
  public long weightBytes() {
    return memory.bytes() + (long) Integer.BYTES * table.length;
  }

  @Override
  boolean drawsPlanes() {
    return planes;
  }

  @Override
  int unit() {
    return planes ? PLANE_ROWS : ListBlock.ROWS;
  }

  @Override
  void planes(final int first, final int rows, final MemorySegment target) {
    if (planes) {
      kernel().planes(streams, expansion, digits, first, rows, columns(), target);
    } else {
      super.planes(first, rows, target);
    }
  }

  @Override
  void product(final BinaryVector x, final int[] y, final int from, final int to) {
    if (folds()) {
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
    if (folds()) {
      kernel().times(streams, expansion, digits, from, to - from, columns(), x.segment(), y);
    } else {
      super.product(x, y, from, to);
    }
  }

  /** Whether so few words are drawn for a weight that storing them before they are multiplied would count. */
  private boolean folds() {
    return planes && digits <= SeededRows.SHORT;
  }

  @Override
  void products(final int[] x, final int[] y, final int from, final int to) {
    kernel().times(streams, table, from, to - from, columns(), x, y);
  }

  @Override
  void products(final float[] x, final float[] y, final int from, final int to) {
    kernel().times(streams, table, from, to - from, columns(), x, y);
  }

  @Override
  int entries(final int first, final int rows, final int[] entries, final int[] ends) {
    return kernel().gaps(streams, table, first, rows, columns(), entries, ends);
  }

  @Override
  long expected(final int rows) {
    return (long) Math.ceil(rows * (double) columns() * probability);
  }

  private static SeededRows kernel() {
    return Provider.kernels().seeded();
  }
}
