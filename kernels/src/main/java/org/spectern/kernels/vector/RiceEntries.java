package org.spectern.kernels.vector;

import static org.spectern.kernels.product.RiceGaps.LANES;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.RiceBlock;
import org.spectern.kernels.product.RiceGaps;

/**
 * Entries of a Rice code in the order of the rows. Sixteen runs at a time turn their strides into entries, where they
 * lie; the runs are put one after the other then. Where rows end goes to a list, as in {@link VectorRiceGaps}.
 */
final class RiceEntries {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final long VECTOR = 64;
  private static final int HALF = LANES / 2;

  private final RiceStrides lanes;
  private final int[] starts = new int[LANES];

  RiceEntries(final RiceStrides lanes) {
    this.lanes = lanes;
  }

  /**
   * Decodes a block, as {@link RiceGaps#decode} does.
   *
   * @return false if the flags have a run of zeros too long; then nothing is done
   */
  boolean decode(final RiceBlock block, final int[] entries, final int at, final int[] ends, final int place,
      final MemorySegment room) {
    if (!lanes.read(block, room)) {
      return false;
    }
    final int count = block.count();
    final int rows = block.rows();
    final int steps = count / LANES;
    for (int lane = 0; lane < LANES; lane++) {
      starts[lane] = at + RiceGaps.start(count, lane);
    }
    Arrays.fill(ends, place, place + rows, at);
    final long signs = Native.address(block.code()) + block.signs();
    final long numbers = lanes.free();
    final long owners = numbers + Integer.BYTES * (long) (rows + 2 * LANES) & ADDRESS;
    int events = walk(0, signs, steps, block.columns(), numbers, owners, 0);
    events = walk(HALF, signs, steps, block.columns(), numbers, owners, events);
    for (long event = 0; event < events; event += Integer.BYTES) {
      ends[place + Native.intAt(owners + event & ADDRESS)] = Native.intAt(numbers + event & ADDRESS);
    }
    for (int lane = 0; lane < LANES; lane++) {
      gather(lanes.strides() + (long) lane * Integer.BYTES, entries, starts[lane], steps);
      if (steps * LANES + lane < count) {
        last(lane, steps, block.columns(), signs, entries, ends, place);
      }
      ends[place + lanes.rows[lane]] = Math.max(ends[place + lanes.rows[lane]], at + RiceGaps.start(count, lane + 1));
    }
    for (int row = place + 1; row < place + rows; row++) {
      ends[row] = Math.max(ends[row], ends[row - 1]);
    }
    return true;
  }

  private int walk(final int lane, final long negatives, final int steps, final int columns, final long ended,
      final long owners, final int before) {
    final long strides = lanes.strides() + (long) lane * Integer.BYTES & ADDRESS;
    final long signs = negatives + lane / Byte.SIZE & ADDRESS;
    final long values = ended & ADDRESS;
    final long places = owners & ADDRESS;
    final IntVector width = IntVector.broadcast(INTS, columns);
    IntVector column = IntVector.fromArray(INTS, lanes.columns, lane);
    IntVector row = IntVector.fromArray(INTS, lanes.rows, lane);
    IntVector number = IntVector.fromArray(INTS, starts, lane);
    int events = before;
    for (int step = 0; step < steps; step++) {
      final long at = strides + step * 2 * VECTOR;
      column = column.add(IntVector.fromMemorySegment(INTS, MEMORY, at, LITTLE));
      VectorMask<Integer> over = column.compare(VectorOperators.GE, width);
      number.compress(over).intoMemorySegment(MEMORY, values + (events & Integer.MAX_VALUE), LITTLE);
      row.compress(over).intoMemorySegment(MEMORY, places + (events & Integer.MAX_VALUE), LITTLE);
      events += Integer.BYTES * over.trueCount();
      do {
        row = row.add(1, over);
        column = column.sub(width, over);
        over = column.compare(VectorOperators.GE, width);
      } while (over.anyTrue());
      final VectorMask<Integer> negative = VectorMask.fromLong(INTS,
          Native.charAt(signs + (long) step * Integer.BYTES));
      column.add(column).add(1, negative).intoMemorySegment(MEMORY, at, LITTLE);
      number = number.add(1);
    }
    column.intoArray(lanes.columns, lane);
    row.intoArray(lanes.rows, lane);
    return events;
  }

  private static void gather(final long from, final int[] entries, final int start, final int steps) {
    final long source = from & ADDRESS;
    for (int step = 0; step < steps; step++) {
      entries[start + step] = Native.intAt(source + step * 2 * VECTOR);
    }
  }

  /** The nonzero that one run has more than the steps. */
  private void last(final int lane, final int steps, final int columns, final long signs, final int[] entries,
      final int[] ends, final int place) {
    final int number = steps * LANES + lane;
    int column = lanes.columns[lane] + Native.intAt(lanes.strides() + 4L * number & ADDRESS);
    while (column >= columns) {
      ends[place + lanes.rows[lane]++] = starts[lane] + steps;
      column -= columns;
    }
    final int sign = Native.byteAt(signs + (number >>> 3) & ADDRESS) >>> (number & 7) & 1;
    entries[starts[lane] + steps] = 2 * column + sign;
  }
}
