package org.spectern.kernels.vector;

import static org.spectern.kernels.product.SeededRows.CELLS;
import static org.spectern.kernels.product.SeededRows.CELL_BITS;
import static org.spectern.kernels.product.SeededRows.ESCAPE;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.RowStreams;

/**
 * Products of rows of gaps, sixteen rows in lanes. A block of four words is drawn for every row of a list, the gaps are
 * looked up and added to the columns, elements gathered and added up; then rows that have ended leave the list, by
 * compressing, so that no row's end is a branch, and the others draw their next block.
 *
 * <p>Every pass over the list is a method of its own and too large for the compiler to inline: gathers that were
 * inlined into a method of many vectors were found to allocate.
 */
final class SeededGaps {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
  private static final int LANES = INTS.length();
  private static final long VECTOR = INTS.vectorByteSize();
  private static final long LOWER = 0xffff_ffffL;

  /** Rows that are drawn together. */
  private static final int CHUNK = 512;
  /** Bytes of a list of them, which whole vectors are stored in. */
  private static final long LIST = CHUNK * (long) Integer.BYTES + VECTOR;
  private static final long COLUMNS = LIST;
  private static final long SUMS = 2 * LIST;
  private static final long ENDED = 3 * LIST;
  private static final long ENDED_SUMS = 4 * LIST;
  private static final long DRAWN = 5 * LIST;
  private static final long WORD = CHUNK * (long) Integer.BYTES;
  private static final long COUNTERS = DRAWN + RowStreams.BLOCK * WORD;
  private static final long FIRSTS = COUNTERS + 2 * WORD;
  private static final long SECONDS = FIRSTS + 2 * WORD;
  private static final long ROOM = SECONDS + 2 * WORD;

  private static final ThreadLocal<State> STATE = ThreadLocal.withInitial(State::new);

  private SeededGaps() {}

  /** What a thread works with: lists of rows, and indices for gathering. */
  private static final class State {
    private final MemorySegment room = Arena.ofAuto().allocate(ROOM, OffHeap.ALIGNMENT);
    private final int[] cells = new int[2 * LANES];
    private final int[] indices = new int[RowStreams.BLOCK * CHUNK];
  }

  static void times(final RowStreams streams, final int[] table, final int first, final int rows, final int columns,
      final int[] x, final int[] y) {
    final State state = STATE.get();
    final long room = Native.address(state.room);
    for (int start = first; start < first + rows; start += CHUNK) {
      final int size = Math.min(CHUNK, first + rows - start);
      begin(room, start, size, columns);
      int left = size;
      for (int block = 0; left > 0; block++) {
        draw(streams, streams.counter(block), room, left);
        look(room, 0, bytes(left), table, state, columns);
        look(room, 2, bytes(left), table, state, columns);
        left = addInts(room, state.indices, left, size - left, columns, x);
      }
      for (int at = 0; at < size; at++) {
        y[Native.intAt(room + ENDED + 4L * at & ADDRESS)] = Native.intAt(room + ENDED_SUMS + 4L * at & ADDRESS);
      }
    }
  }

  static void times(final RowStreams streams, final int[] table, final int first, final int rows, final int columns,
      final float[] x, final float[] y) {
    final State state = STATE.get();
    final long room = Native.address(state.room);
    for (int start = first; start < first + rows; start += CHUNK) {
      final int size = Math.min(CHUNK, first + rows - start);
      begin(room, start, size, columns);
      int left = size;
      for (int block = 0; left > 0; block++) {
        draw(streams, streams.counter(block), room, left);
        look(room, 0, bytes(left), table, state, columns);
        look(room, 2, bytes(left), table, state, columns);
        left = addFloats(room, state.indices, left, size - left, columns, x);
      }
      for (int at = 0; at < size; at++) {
        y[Native.intAt(room + ENDED + 4L * at & ADDRESS)] = Native.floatAt(room + ENDED_SUMS + 4L * at & ADDRESS);
      }
    }
  }

  /** Bytes of whole vectors for so many rows. */
  private static long bytes(final int rows) {
    return Math.ceilDiv(rows, LANES) * VECTOR;
  }

  /** Lists all rows, at their first column and with a sum of zero. */
  private static void begin(final long room, final int start, final int rows, final int columns) {
    final long list = room & ADDRESS;
    final long end = bytes(rows);
    IntVector row = IntVector.zero(INTS).addIndex(1).add(start);
    for (long next = 0; next != end; next += VECTOR) {
      final long at = next & OFFSET;
      row.intoMemorySegment(MEMORY, list + at, LITTLE);
      IntVector.zero(INTS).intoMemorySegment(MEMORY, list + COLUMNS + at, LITTLE);
      IntVector.zero(INTS).intoMemorySegment(MEMORY, list + SUMS + at, LITTLE);
      row = row.add(LANES);
    }
    fill(room, rows, columns);
  }

  /** Fills the last vector up with rows that have ended. */
  private static void fill(final long room, final int rows, final int columns) {
    IntVector.broadcast(INTS, columns).intoMemorySegment(MEMORY,
        room + COLUMNS + (long) Integer.BYTES * rows & ADDRESS, LITTLE);
  }

  /** Draws a block of every row: the first words of all, then the second ones, and so on. */
  private static void draw(final RowStreams streams, final long counter, final long room, final int rows) {
    final long list = room & ADDRESS;
    final long end = bytes(rows);
    for (long next = 0; next != end; next += VECTOR) {
      final LongVector pair = LongVector.fromMemorySegment(LONGS, MEMORY, list + (next & OFFSET), LITTLE);
      final long at = list + COUNTERS + (2 * next & OFFSET);
      pair.and(LOWER).intoMemorySegment(MEMORY, at, LITTLE);
      pair.lanewise(VectorOperators.LSHR, Integer.SIZE).intoMemorySegment(MEMORY, at + VECTOR, LITTLE);
    }
    RowStarts.draw(streams, counter, room + COUNTERS, 2 * end, room + FIRSTS, room + SECONDS);
    for (long next = 0; next != end; next += VECTOR) {
      halves(list + FIRSTS + (2 * next & OFFSET), list + DRAWN + (next & OFFSET));
      halves(list + SECONDS + (2 * next & OFFSET), list + DRAWN + 2 * WORD + (next & OFFSET));
    }
  }

  /** Separates lower from upper halves of words; even lanes come from one vector and odd ones from the next. */
  private static void halves(final long source, final long target) {
    final LongVector even = LongVector.fromMemorySegment(LONGS, MEMORY, source & ADDRESS, LITTLE);
    final LongVector odd = LongVector.fromMemorySegment(LONGS, MEMORY, source + VECTOR & ADDRESS, LITTLE);
    even.and(LOWER).or(odd.lanewise(VectorOperators.LSHL, Integer.SIZE))
        .intoMemorySegment(MEMORY, target & ADDRESS, LITTLE);
    even.lanewise(VectorOperators.LSHR, Integer.SIZE).or(odd.and(~LOWER))
        .intoMemorySegment(MEMORY, target + WORD & ADDRESS, LITTLE);
  }

  /**
   * Goes to the next nonzero of every row, and to the one after it.
   *
   * <p>Indices are where their factors lie among elements that alternate with their negatives; that of the zero after
   * all elements where there is no nonzero.
   */
  private static void look(final long room, final int word, final long end, final int[] table, final State state,
      final int columns) {
    final long list = (room & ADDRESS) + COLUMNS;
    final long words = (room & ADDRESS) + DRAWN + word * WORD;
    final IntVector width = IntVector.broadcast(INTS, columns);
    final IntVector nothing = IntVector.broadcast(INTS, 2 * columns);
    int target = word * CHUNK;
    for (long next = 0; next != end; next += VECTOR) {
      final long at = next & OFFSET;
      final IntVector a = IntVector.fromMemorySegment(INTS, MEMORY, words + at, LITTLE);
      final IntVector b = IntVector.fromMemorySegment(INTS, MEMORY, words + at + WORD, LITTLE);
      final IntVector cellA = a.lanewise(VectorOperators.LSHR, Integer.SIZE - CELL_BITS);
      final IntVector cellB = b.lanewise(VectorOperators.LSHR, Integer.SIZE - CELL_BITS);
      cellA.intoArray(state.cells, 0);
      cellB.intoArray(state.cells, LANES);
      final IntVector entryA = IntVector.fromArray(INTS, table, 0, state.cells, 0);
      final IntVector entryB = IntVector.fromArray(INTS, table, 0, state.cells, LANES);
      // The sign's bit and a threshold's lowest, zero, lie level, and ones below: so this compares the other bits.
      final IntVector gapA = entryA.and(ESCAPE).blend(cellA,
          a.lanewise(VectorOperators.LSHL, CELL_BITS).or(ESCAPE).compare(VectorOperators.ULT, entryA));
      final IntVector gapB = entryB.and(ESCAPE).blend(cellB,
          b.lanewise(VectorOperators.LSHL, CELL_BITS).or(ESCAPE).compare(VectorOperators.ULT, entryB));
      final VectorMask<Integer> nonzeroA = gapA.compare(VectorOperators.NE, ESCAPE);
      final VectorMask<Integer> nonzeroB = gapB.compare(VectorOperators.NE, ESCAPE);
      final IntVector columnA = IntVector.fromMemorySegment(INTS, MEMORY, list + at, LITTLE).add(gapA);
      final IntVector columnB = columnA.add(1, nonzeroA).add(gapB);
      nothing.blend(columnA.add(columnA).add(a.and(1)), columnA.compare(VectorOperators.LT, width).and(nonzeroA))
          .intoArray(state.indices, target);
      nothing.blend(columnB.add(columnB).add(b.and(1)), columnB.compare(VectorOperators.LT, width).and(nonzeroB))
          .intoArray(state.indices, target + CHUNK);
      columnB.add(1, nonzeroB).intoMemorySegment(MEMORY, list + at, LITTLE);
      target += LANES;
    }
  }

  /**
   * Adds the elements of a block; then moves the rows that have ended, and their sums, to those that ended before, and
   * the others together.
   *
   * @return how many are left
   */
  private static int addInts(final long room, final int[] indices, final int rows, final int ended, final int columns,
      final int[] x) {
    final long list = room & ADDRESS;
    final long end = bytes(rows);
    final IntVector width = IntVector.broadcast(INTS, columns);
    int first = 0;
    long kept = list;
    long gone = list + ENDED + (long) Integer.BYTES * ended;
    for (long next = 0; next != end; next += VECTOR) {
      final long at = list + (next & OFFSET);
      final IntVector sum = IntVector.fromMemorySegment(INTS, MEMORY, at + SUMS, LITTLE)
          .add(IntVector.fromArray(INTS, x, 0, indices, first))
          .add(IntVector.fromArray(INTS, x, 0, indices, first + CHUNK))
          .add(IntVector.fromArray(INTS, x, 0, indices, first + 2 * CHUNK))
          .add(IntVector.fromArray(INTS, x, 0, indices, first + 3 * CHUNK));
      final IntVector row = IntVector.fromMemorySegment(INTS, MEMORY, at, LITTLE);
      final IntVector column = IntVector.fromMemorySegment(INTS, MEMORY, at + COLUMNS, LITTLE);
      final VectorMask<Integer> goes = column.compare(VectorOperators.GE, width);
      final VectorMask<Integer> stays = goes.not();
      row.compress(goes).intoMemorySegment(MEMORY, gone & ADDRESS, LITTLE);
      sum.compress(goes).intoMemorySegment(MEMORY, gone + ENDED_SUMS - ENDED & ADDRESS, LITTLE);
      row.compress(stays).intoMemorySegment(MEMORY, kept & ADDRESS, LITTLE);
      column.compress(stays).intoMemorySegment(MEMORY, kept + COLUMNS & ADDRESS, LITTLE);
      sum.compress(stays).intoMemorySegment(MEMORY, kept + SUMS & ADDRESS, LITTLE);
      final int moved = stays.trueCount();
      kept += (long) Integer.BYTES * moved;
      gone += (long) Integer.BYTES * (LANES - moved);
      first += LANES;
    }
    final int left = (int) (kept - list >> 2);
    fill(room, left, columns);
    return left;
  }

  /**
   * Adds the elements of a block; then moves the rows that have ended, and their sums, to those that ended before, and
   * the others together.
   *
   * @return how many are left
   */
  private static int addFloats(final long room, final int[] indices, final int rows, final int ended, final int columns,
      final float[] x) {
    final long list = room & ADDRESS;
    final long end = bytes(rows);
    final IntVector width = IntVector.broadcast(INTS, columns);
    int first = 0;
    long kept = list;
    long gone = list + ENDED + (long) Integer.BYTES * ended;
    for (long next = 0; next != end; next += VECTOR) {
      final long at = list + (next & OFFSET);
      final FloatVector sum = FloatVector.fromMemorySegment(FLOATS, MEMORY, at + SUMS, LITTLE)
          .add(FloatVector.fromArray(FLOATS, x, 0, indices, first))
          .add(FloatVector.fromArray(FLOATS, x, 0, indices, first + CHUNK))
          .add(FloatVector.fromArray(FLOATS, x, 0, indices, first + 2 * CHUNK))
          .add(FloatVector.fromArray(FLOATS, x, 0, indices, first + 3 * CHUNK));
      final IntVector row = IntVector.fromMemorySegment(INTS, MEMORY, at, LITTLE);
      final IntVector column = IntVector.fromMemorySegment(INTS, MEMORY, at + COLUMNS, LITTLE);
      final VectorMask<Integer> goes = column.compare(VectorOperators.GE, width);
      final VectorMask<Integer> stays = goes.not();
      row.compress(goes).intoMemorySegment(MEMORY, gone & ADDRESS, LITTLE);
      sum.compress(goes.cast(FLOATS)).intoMemorySegment(MEMORY, gone + ENDED_SUMS - ENDED & ADDRESS, LITTLE);
      row.compress(stays).intoMemorySegment(MEMORY, kept & ADDRESS, LITTLE);
      column.compress(stays).intoMemorySegment(MEMORY, kept + COLUMNS & ADDRESS, LITTLE);
      sum.compress(stays.cast(FLOATS)).intoMemorySegment(MEMORY, kept + SUMS & ADDRESS, LITTLE);
      final int moved = stays.trueCount();
      kept += (long) Integer.BYTES * moved;
      gone += (long) Integer.BYTES * (LANES - moved);
      first += LANES;
    }
    final int left = (int) (kept - list >> 2);
    fill(room, left, columns);
    return left;
  }
}
