package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.RiceGaps;

/**
 * Products of Rice codes with sixteen runs of nonzeros in lanes: each step adds the strides to the columns, gathers the elements there
 * and adds them up. The sums of rows that end in a step go to a list with the numbers of their rows, by compressing, so that no
 * row's end is a branch.
 */
public final class VectorRiceGaps implements RiceGaps {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Float> SUMS = FloatVector.SPECIES_512;
  private static final long VECTOR = 64;
  private static final ThreadLocal<State> STATE = ThreadLocal.withInitial(State::new);

  private final RiceGaps other;

  /** Leaves decoding, and blocks of more than 2^30 weights or with very long gaps, to another. */
  public VectorRiceGaps(final RiceGaps other) {
    this.other = other;
  }

  /** What a thread works with. */
  private static final class State {
    private final RiceStrides lanes = new RiceStrides();
    private final int[] indices = new int[LANES];
    private final int[] ints = new int[LANES];
    private final float[] floats = new float[LANES];
  }

  @Override
  public void decode(final MemorySegment code, final long signs, final MemorySegment unary, final long flags,
      final int shift, final int count, final int columns, final int rows, final int[] entries, final int at,
      final int[] ends, final int place) {
    other.decode(code, signs, unary, flags, shift, count, columns, rows, entries, at, ends, place);
  }

  @Override
  public void times(final MemorySegment code, final long signs, final MemorySegment unary, final long flags,
      final int shift, final int count, final int columns, final int rows, final int[] x, final int[] y,
      final int first, final MemorySegment room) {
    final State state = STATE.get();
    final RiceStrides lanes = state.lanes;
    if ((long) rows * columns >= NativeRiceGaps.MOST_PLACES
        || !lanes.read(code, signs, unary, flags, shift, count, columns, room)) {
      other.times(code, signs, unary, flags, shift, count, columns, rows, x, y, first, room);
      return;
    }
    final int steps = count / LANES;
    final long sums = lanes.free();
    final long owners = sums + Integer.BYTES * (long) (rows + 2 * LANES) & ADDRESS;
    final int passed = walk(lanes, state.indices, Native.address(code) + signs, steps, columns, x, state.ints, sums,
        owners);
    for (int at = 0; at < passed; at++) {
      y[first + Native.intAt(owners + 4L * at & ADDRESS)] += Native.intAt(sums + 4L * at & ADDRESS);
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
        final int sign = Native.byteAt(Native.address(code) + signs + (number >>> 3) & ADDRESS) >>> (number & 7) & 1;
        sum += x[2 * column + sign];
      }
      y[row] += sum;
    }
  }

  private static int walk(final RiceStrides lanes, final int[] indices, final long signs, final int steps,
      final int columns, final int[] x, final int[] left, final long sums, final long owners) {
    final long strides = lanes.strides() & ADDRESS;
    final long negatives = signs & ADDRESS;
    final IntVector width = IntVector.broadcast(INTS, columns);
    IntVector column = IntVector.fromArray(INTS, lanes.columns, 0);
    IntVector row = IntVector.fromArray(INTS, lanes.rows, 0);
    IntVector sum = IntVector.zero(INTS);
    long events = 0;
    for (long step = 0; step != steps; step++) {
      column = column.add(IntVector.fromMemorySegment(INTS, MEMORY, strides + (step * VECTOR & OFFSET), LITTLE));
      VectorMask<Integer> ended = column.compare(VectorOperators.GE, width);
      sum.compress(ended).intoMemorySegment(MEMORY, sums + events & ADDRESS, LITTLE);
      row.compress(ended).intoMemorySegment(MEMORY, owners + events & ADDRESS, LITTLE);
      events += (long) Integer.BYTES * ended.trueCount();
      sum = sum.blend(0, ended);
      row = row.add(1, ended);
      column = column.sub(width, ended);
      ended = column.compare(VectorOperators.GE, width);
      while (ended.anyTrue()) {
        row = row.add(1, ended);
        column = column.sub(width, ended);
        ended = column.compare(VectorOperators.GE, width);
      }
      final VectorMask<Integer> negative = VectorMask.fromLong(INTS,
          Native.charAt(negatives + (step * Short.BYTES & OFFSET)));
      column.add(column).add(1, negative).intoArray(indices, 0);
      sum = sum.add(IntVector.fromArray(INTS, x, 0, indices, 0));
    }
    column.intoArray(lanes.columns, 0);
    row.intoArray(lanes.rows, 0);
    sum.intoArray(left, 0);
    return (int) (events / Integer.BYTES);
  }

  @Override
  public void times(final MemorySegment code, final long signs, final MemorySegment unary, final long flags,
      final int shift, final int count, final int columns, final int rows, final float[] x, final float[] y,
      final int first, final MemorySegment room) {
    final State state = STATE.get();
    final RiceStrides lanes = state.lanes;
    if ((long) rows * columns >= NativeRiceGaps.MOST_PLACES
        || !lanes.read(code, signs, unary, flags, shift, count, columns, room)) {
      other.times(code, signs, unary, flags, shift, count, columns, rows, x, y, first, room);
      return;
    }
    final int steps = count / LANES;
    final long sums = lanes.free();
    final long owners = sums + Integer.BYTES * (long) (rows + 2 * LANES) & ADDRESS;
    final int passed = walk(lanes, state.indices, Native.address(code) + signs, steps, columns, x, state.floats, sums,
        owners);
    for (int at = 0; at < passed; at++) {
      y[first + Native.intAt(owners + 4L * at & ADDRESS)] += Native.floatAt(sums + 4L * at & ADDRESS);
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
        final int sign = Native.byteAt(Native.address(code) + signs + (number >>> 3) & ADDRESS) >>> (number & 7) & 1;
        sum += x[2 * column + sign];
      }
      y[row] += sum;
    }
  }

  private static int walk(final RiceStrides lanes, final int[] indices, final long signs, final int steps,
      final int columns, final float[] x, final float[] left, final long sums, final long owners) {
    final long strides = lanes.strides() & ADDRESS;
    final long negatives = signs & ADDRESS;
    final IntVector width = IntVector.broadcast(INTS, columns);
    IntVector column = IntVector.fromArray(INTS, lanes.columns, 0);
    IntVector row = IntVector.fromArray(INTS, lanes.rows, 0);
    FloatVector sum = FloatVector.zero(SUMS);
    long events = 0;
    for (long step = 0; step != steps; step++) {
      column = column.add(IntVector.fromMemorySegment(INTS, MEMORY, strides + (step * VECTOR & OFFSET), LITTLE));
      VectorMask<Integer> ended = column.compare(VectorOperators.GE, width);
      sum.compress(ended.cast(SUMS)).intoMemorySegment(MEMORY, sums + events & ADDRESS, LITTLE);
      row.compress(ended).intoMemorySegment(MEMORY, owners + events & ADDRESS, LITTLE);
      events += (long) Integer.BYTES * ended.trueCount();
      sum = sum.blend(0, ended.cast(SUMS));
      row = row.add(1, ended);
      column = column.sub(width, ended);
      ended = column.compare(VectorOperators.GE, width);
      while (ended.anyTrue()) {
        row = row.add(1, ended);
        column = column.sub(width, ended);
        ended = column.compare(VectorOperators.GE, width);
      }
      final VectorMask<Integer> negative = VectorMask.fromLong(INTS,
          Native.charAt(negatives + (step * Short.BYTES & OFFSET)));
      column.add(column).add(1, negative).intoArray(indices, 0);
      sum = sum.add(FloatVector.fromArray(SUMS, x, 0, indices, 0));
    }
    column.intoArray(lanes.columns, 0);
    row.intoArray(lanes.rows, 0);
    sum.intoArray(left, 0);
    return (int) (events / Integer.BYTES);
  }
}
