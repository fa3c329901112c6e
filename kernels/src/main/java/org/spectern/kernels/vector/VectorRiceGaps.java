package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.RiceBlock;
import org.spectern.kernels.product.RiceGaps;

/**
 * Products of Rice codes with sixteen runs of nonzeros in lanes, half of the runs after the other: each step adds the
 * strides to the columns, gathers the elements there and adds them up. The sums of rows that end in a step go to a list
 * with the numbers of their rows, by compressing, so that no row's end is a branch. Bits and trits are left to
 * {@link RiceBits}.
 */
public final class VectorRiceGaps implements RiceGaps {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Float> SUMS = FloatVector.SPECIES_512;
  private static final long VECTOR = 64;
  /** Lanes of a vector. */
  private static final int HALF = LANES / 2;
  private static final ThreadLocal<State> STATE = ThreadLocal.withInitial(State::new);

  private final RiceGaps other;

  /** Leaves decoding, and blocks of more than 2^30 weights or with very long gaps, to another. */
  public VectorRiceGaps(final RiceGaps other) {
    this.other = other;
  }

  /** What a thread works with. */
  private static final class State {
    private final RiceStrides lanes = new RiceStrides();
    private final RiceEntries entries = new RiceEntries(lanes);
    private final RiceBits bits = new RiceBits();
    private final int[] indices = new int[HALF];
    private final int[] ints = new int[LANES];
    private final float[] floats = new float[LANES];
  }

  @Override
  public void decode(final RiceBlock block, final int[] entries, final int at, final int[] ends, final int place,
      final MemorySegment room) {
    if (weights(block) >= NativeRiceGaps.MOST_PLACES
        || !STATE.get().entries.decode(block, entries, at, ends, place, room)) {
      other.decode(block, entries, at, ends, place, room);
    }
  }

  private static long weights(final RiceBlock block) {
    return (long) block.rows() * block.columns();
  }

  @Override
  public void times(final RiceBlock block, final MemorySegment x, final boolean signed, final int[] y,
      final int first, final MemorySegment room) {
    if (weights(block) >= NativeRiceGaps.MOST_PLACES
        || !STATE.get().bits.times(block, x, signed, y, first, room)) {
      other.times(block, x, signed, y, first, room);
    }
  }

  @Override
  public void times(final RiceBlock block, final int[] x, final int[] y, final int first,
      final MemorySegment room) {
    final State state = STATE.get();
    final RiceStrides lanes = state.lanes;
    if (weights(block) >= NativeRiceGaps.MOST_PLACES || !lanes.read(block, room)) {
      other.times(block, x, y, first, room);
      return;
    }
    final int count = block.count();
    final int columns = block.columns();
    final long signs = Native.address(block.code()) + block.signs();
    final int steps = count / LANES;
    final long sums = lanes.free();
    final long owners = sums + Integer.BYTES * (long) (block.rows() + 2 * LANES) & ADDRESS;
    int events = walk(lanes, 0, state.indices, signs, steps, columns, x, state.ints, sums, owners, 0);
    events = walk(lanes, HALF, state.indices, signs, steps, columns, x, state.ints, sums, owners, events);
    // Rows end once each, so that nothing is added up here.
    for (int at = 0; at < events; at += Integer.BYTES) {
      y[first + Native.intAt(owners + at)] = Native.intAt(sums + at);
    }
    for (int lane = 0; lane < LANES; lane++) {
      final int number = steps * LANES + lane;
      int row = first + lanes.rows[lane];
      int sum = state.ints[lane];
      if (number < count) {
        int column = lanes.columns[lane] + Native.intAt(lanes.strides() + 4L * number & ADDRESS);
        while (column >= columns) {
          y[row++] += sum;
          sum = 0;
          column -= columns;
        }
        final int sign = Native.byteAt(signs + (number >>> 3) & ADDRESS) >>> (number & 7) & 1;
        sum += x[2 * column + sign];
      }
      y[row] += sum;
    }
  }

  private static int walk(final RiceStrides lanes, final int lane, final int[] indices, final long signs,
      final int steps,
      final int columns, final int[] x, final int[] left, final long sums, final long owners,
      final int before) {
    final long strides = lanes.strides() + (long) lane * Integer.BYTES & ADDRESS;
    final long negatives = signs + lane / Byte.SIZE & ADDRESS;
    final long values = sums & ADDRESS;
    final long numbers = owners & ADDRESS;
    final IntVector width = IntVector.broadcast(INTS, columns);
    IntVector column = IntVector.fromArray(INTS, lanes.columns, lane);
    IntVector row = IntVector.fromArray(INTS, lanes.rows, lane);
    IntVector sum = IntVector.zero(INTS);
    int events = before;
    for (int step = 0; step < steps; step++) {
      column = column.add(IntVector.fromMemorySegment(INTS, MEMORY, strides + step * 2 * VECTOR, LITTLE));
      VectorMask<Integer> ended = column.compare(VectorOperators.GE, width);
      sum.compress(ended).intoMemorySegment(MEMORY, values + (events & Integer.MAX_VALUE), LITTLE);
      row.compress(ended).intoMemorySegment(MEMORY, numbers + (events & Integer.MAX_VALUE), LITTLE);
      events += Integer.BYTES * ended.trueCount();
      sum = sum.blend(0, ended);
      do {
        row = row.add(1, ended);
        column = column.sub(width, ended);
        ended = column.compare(VectorOperators.GE, width);
      } while (ended.anyTrue());
      final VectorMask<Integer> negative = VectorMask.fromLong(INTS,
          Native.charAt(negatives + (long) step * Integer.BYTES));
      column.add(column).add(1, negative).intoArray(indices, 0);
      sum = sum.add(IntVector.fromArray(INTS, x, 0, indices, 0));
    }
    column.intoArray(lanes.columns, lane);
    row.intoArray(lanes.rows, lane);
    sum.intoArray(left, lane);
    return events;
  }

  @Override
  public void times(final RiceBlock block, final float[] x, final float[] y, final int first,
      final MemorySegment room) {
    final State state = STATE.get();
    final RiceStrides lanes = state.lanes;
    if (weights(block) >= NativeRiceGaps.MOST_PLACES || !lanes.read(block, room)) {
      other.times(block, x, y, first, room);
      return;
    }
    final int count = block.count();
    final int columns = block.columns();
    final long signs = Native.address(block.code()) + block.signs();
    final int steps = count / LANES;
    final long sums = lanes.free();
    final long owners = sums + Integer.BYTES * (long) (block.rows() + 2 * LANES) & ADDRESS;
    int events = walk(lanes, 0, state.indices, signs, steps, columns, x, state.floats, sums, owners, 0);
    events = walk(lanes, HALF, state.indices, signs, steps, columns, x, state.floats, sums, owners, events);
    // Rows end once each, so that nothing is added up here.
    for (int at = 0; at < events; at += Integer.BYTES) {
      y[first + Native.intAt(owners + at)] = Native.floatAt(sums + at);
    }
    for (int lane = 0; lane < LANES; lane++) {
      final int number = steps * LANES + lane;
      int row = first + lanes.rows[lane];
      float sum = state.floats[lane];
      if (number < count) {
        int column = lanes.columns[lane] + Native.intAt(lanes.strides() + 4L * number & ADDRESS);
        while (column >= columns) {
          y[row++] += sum;
          sum = 0;
          column -= columns;
        }
        final int sign = Native.byteAt(signs + (number >>> 3) & ADDRESS) >>> (number & 7) & 1;
        sum += x[2 * column + sign];
      }
      y[row] += sum;
    }
  }

  private static int walk(final RiceStrides lanes, final int lane, final int[] indices, final long signs,
      final int steps,
      final int columns, final float[] x, final float[] left, final long sums, final long owners,
      final int before) {
    final long strides = lanes.strides() + (long) lane * Integer.BYTES & ADDRESS;
    final long negatives = signs + lane / Byte.SIZE & ADDRESS;
    final long values = sums & ADDRESS;
    final long numbers = owners & ADDRESS;
    final IntVector width = IntVector.broadcast(INTS, columns);
    IntVector column = IntVector.fromArray(INTS, lanes.columns, lane);
    IntVector row = IntVector.fromArray(INTS, lanes.rows, lane);
    FloatVector sum = FloatVector.zero(SUMS);
    int events = before;
    for (int step = 0; step < steps; step++) {
      column = column.add(IntVector.fromMemorySegment(INTS, MEMORY, strides + step * 2 * VECTOR, LITTLE));
      VectorMask<Integer> ended = column.compare(VectorOperators.GE, width);
      sum.compress(ended.cast(SUMS)).intoMemorySegment(MEMORY, values + (events & Integer.MAX_VALUE), LITTLE);
      row.compress(ended).intoMemorySegment(MEMORY, numbers + (events & Integer.MAX_VALUE), LITTLE);
      events += Integer.BYTES * ended.trueCount();
      sum = sum.blend(0, ended.cast(SUMS));
      do {
        row = row.add(1, ended);
        column = column.sub(width, ended);
        ended = column.compare(VectorOperators.GE, width);
      } while (ended.anyTrue());
      final VectorMask<Integer> negative = VectorMask.fromLong(INTS,
          Native.charAt(negatives + (long) step * Integer.BYTES));
      column.add(column).add(1, negative).intoArray(indices, 0);
      sum = sum.add(FloatVector.fromArray(SUMS, x, 0, indices, 0));
    }
    column.intoArray(lanes.columns, lane);
    row.intoArray(lanes.rows, lane);
    sum.intoArray(left, lane);
    return events;
  }
}
