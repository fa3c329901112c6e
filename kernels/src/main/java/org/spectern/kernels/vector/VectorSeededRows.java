package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.LANES;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.SIGN;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.STEP;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.WORDS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.LongVector;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.PatternTable;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.product.SeededRows;

/**
 * Draws seeded rows with a row in each lane: the planes come out in the order in which products read them. Four strips
 * are drawn together, as each waits 17 cycles for two of its words and a word takes 2.5 cycles.
 */
public final class VectorSeededRows implements SeededRows {
  /** Compressing, and gathering sixteen elements at once, take 512 bits. */
  static final boolean WIDE = WORDS.vectorBitSize() == 512;
  private static final LongVector FIRST_ROWS = LongVector.zero(WORDS).addIndex(1);
  static final int STRIPS = 4;
  static final long VECTOR = WORDS.vectorByteSize();

  private static final ThreadLocal<MemorySegment> SCRATCH = ThreadLocal
      .withInitial(() -> Arena.ofAuto().allocate(SeededPatterns.SCRATCH, OffHeap.ALIGNMENT));

  private final SeededRows scalar;
  private final boolean lookups;

  /**
   * Draws what vectors are wide enough for.
   *
   * @param scalar draws the rest: gaps below 512 bits, and patterns without lookups
   * @param lookups whether vectors look up bytes in a table of 64: those of 512 bits with VBMI, and those of 256
   */
  public VectorSeededRows(final SeededRows scalar, final boolean lookups) {
    this.scalar = scalar;
    this.lookups = lookups;
  }

  @Override
  public void planes(final RowStreams streams, final int expansion, final int digits, final int first, final int rows,
      final int columns, final MemorySegment planes) {
    final long base = Native.address(planes);
    final long stride = Math.ceilDiv(columns, Long.SIZE) * STEP;
    final long states = Native.address(SCRATCH.get());
    for (int place = 0; place < rows; place += STRIPS * LANES) {
      start(streams, first, place, rows, states);
      final long a = VectorBitPlaneProducts.strip(base, stride, place);
      final long b = VectorBitPlaneProducts.strip(base, stride, own(place, 1, rows));
      final long c = VectorBitPlaneProducts.strip(base, stride, own(place, 2, rows));
      final long d = VectorBitPlaneProducts.strip(base, stride, own(place, 3, rows));
      SeededFolds.draw(states, expansion, digits, a, b, c, d, stride);
      trim(a + stride - STEP & ADDRESS, columns);
      trim(b + stride - STEP & ADDRESS, columns);
      trim(c + stride - STEP & ADDRESS, columns);
      trim(d + stride - STEP & ADDRESS, columns);
    }
  }

  @Override
  public void patterns(final RowStreams streams, final PatternTable table, final int first, final int rows,
      final int columns, final MemorySegment planes) {
    if (!lookups) {
      scalar.patterns(streams, table, first, rows, columns, planes);
      return;
    }
    final long base = Native.address(planes);
    final long stride = Math.ceilDiv(columns, Long.SIZE) * STEP;
    final long states = Native.address(SCRATCH.get());
    for (int place = 0; place < rows; place += STRIPS * LANES) {
      start(streams, first, place, rows, states);
      SeededPatterns.draw(streams, table, states, first, place, rows, base, stride);
    }
    for (int place = 0; place < rows; place += LANES) {
      trim(VectorBitPlaneProducts.strip(base, stride, place) + stride - STEP & ADDRESS, columns);
    }
  }

  @Override
  public void times(final RowStreams streams, final int expansion, final int digits, final int first, final int rows,
      final int columns, final MemorySegment x, final int[] y) {
    final long trits = Native.address(x);
    final long end = Math.ceilDiv(columns, Long.SIZE) * 2L * Long.BYTES;
    final long states = Native.address(SCRATCH.get());
    for (int place = 0; place < rows; place += STRIPS * LANES) {
      start(streams, first, place, rows, states);
      SeededFolds.times(states, expansion, digits, trits, end);
      for (int row = place; row < Math.min(rows, place + STRIPS * LANES); row++) {
        y[first + row] = (int) Native.longAt(states + (row - place) * (long) Long.BYTES & ADDRESS);
      }
    }
  }

  private static void start(final RowStreams streams, final int first, final int place, final int rows,
      final long states) {
    for (int strip = 0; strip < STRIPS; strip++) {
      FIRST_ROWS.add(first + own(place, strip, rows)).intoMemorySegment(MEMORY, states + strip * VECTOR & ADDRESS,
          LITTLE);
    }
    RowStarts.draw(streams, streams.counter(0), states, STRIPS * VECTOR, states, states + STRIPS * VECTOR);
  }

  /** First row of a strip; strips past the last row repeat the first one, to the same effect. */
  static int own(final int place, final int strip, final int rows) {
    return place + strip * LANES < rows ? place + strip * LANES : place;
  }

  /** Clears the bits past the last column. */
  private static void trim(final long last, final int columns) {
    final long used = -1L >>> -columns;
    LongVector.fromMemorySegment(WORDS, MEMORY, last, LITTLE).and(used).intoMemorySegment(MEMORY, last, LITTLE);
    LongVector.fromMemorySegment(WORDS, MEMORY, last + SIGN, LITTLE).and(used)
        .intoMemorySegment(MEMORY, last + SIGN, LITTLE);
  }

  @Override
  public int gaps(final RowStreams streams, final int[] table, final int first, final int rows, final int columns,
      final int[] entries, final int[] ends) {
    return scalar.gaps(streams, table, first, rows, columns, entries, ends);
  }

  @Override
  public void times(final RowStreams streams, final int[] table, final int first, final int rows, final int columns,
      final int[] x, final int[] y) {
    if (WIDE) {
      SeededGaps.times(streams, table, first, rows, columns, x, y);
    } else {
      scalar.times(streams, table, first, rows, columns, x, y);
    }
  }

  @Override
  public void times(final RowStreams streams, final int[] table, final int first, final int rows, final int columns,
      final float[] x, final float[] y) {
    if (WIDE) {
      SeededGaps.times(streams, table, first, rows, columns, x, y);
    } else {
      scalar.times(streams, table, first, rows, columns, x, y);
    }
  }
}
