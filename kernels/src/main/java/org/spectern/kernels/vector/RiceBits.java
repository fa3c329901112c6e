package org.spectern.kernels.vector;

import static org.spectern.kernels.product.RiceGaps.LANES;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.RiceBlock;
import org.spectern.kernels.product.RiceGaps;

/**
 * Products of narrow Rice codes with bits and trits, 32 runs of nonzeros in lanes of 16 bits. The vector has at most
 * 1,024 columns, whose bits lie in two registers, where each lane looks up the word of its column; gathering elements
 * from memory was the largest part of the time.
 *
 * <p>Sums of rows that end in a step go to a list with the numbers of their rows, as in {@link VectorRiceGaps}.
 */
final class RiceBits {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_512;
  private static final int PARTS = RiceGaps.NARROW_COLUMNS / Short.SIZE / 2;
  private static final int WORD_SHIFT = 4;
  private static final long VECTOR = 64;

  private final NarrowRiceStrides lanes = new NarrowRiceStrides();
  private final short[] sums = new short[LANES];
  private final short[] plus = new short[2 * PARTS];
  private final short[] minus = new short[2 * PARTS];

  /** Takes the bits of a vector: the ones, and the minus ones. */
  private void take(final MemorySegment x, final boolean signed, final int columns) {
    final int parts = signed ? 2 : 1;
    final long source = Native.address(x);
    for (int word = 0; word < Math.ceilDiv(columns, Long.SIZE); word++) {
      final long at = source + (long) parts * Long.BYTES * word;
      long nonzero = Native.longAt(at & ADDRESS);
      long negative = signed ? Native.longAt(at + Long.BYTES & ADDRESS) & nonzero : 0;
      nonzero ^= negative;
      for (int part = 0; part < Long.SIZE / Short.SIZE; part++) {
        plus[Long.SIZE / Short.SIZE * word + part] = (short) nonzero;
        minus[Long.SIZE / Short.SIZE * word + part] = (short) negative;
        nonzero >>>= Short.SIZE;
        negative >>>= Short.SIZE;
      }
    }
  }

  /**
   * Multiplies a block, as {@link RiceGaps} does.
   *
   * @return false if the flags have a run of zeros too long; then nothing is done
   */
  boolean times(final RiceBlock block, final MemorySegment x, final boolean signed, final int[] y, final int first,
      final MemorySegment room) {
    if (block.rows() > Short.MAX_VALUE || !lanes.read(block, room)) {
      return false;
    }
    take(x, signed, block.columns());
    Arrays.fill(sums, (short) 0);
    final int count = block.count();
    final int steps = count / LANES;
    final long ended = lanes.free();
    final long owners = ended + Short.BYTES * (long) (block.rows() + 4 * LANES) & ADDRESS;
    final long negatives = Native.address(block.code()) + block.signs();
    int events = walk(negatives, 0, steps, -1, block.columns(), signed, ended, owners, 0);
    if (count % LANES != 0) {
      events = walk(negatives, steps, steps + 1, (1 << count % LANES) - 1, block.columns(), signed, ended, owners,
          events);
    }
    place(ended, owners, events / Short.BYTES, y, first);
    for (int lane = 0; lane < LANES; lane++) {
      y[first + lanes.rows[lane]] += sums[lane];
    }
    return true;
  }

  /** Stores the sums of rows that ended. Each ended once, so that nothing is added up. */
  private static void place(final long ended, final long owners, final int events, final int[] y, final int first) {
    final long values = ended & ADDRESS;
    final long numbers = owners & ADDRESS;
    for (int event = 0; event < events; event++) {
      y[first + Native.charAt(numbers + (long) event * Short.BYTES)] = (short) Native
          .charAt(values + (long) event * Short.BYTES);
    }
  }

  /** Goes some steps on with the lanes that are alive. */
  private int walk(final long negatives, final int from, final int to, final int live, final int columns,
      final boolean signed, final long ended, final long owners, final int before) {
    final long strides = lanes.strides() + from * VECTOR & ADDRESS;
    final long signs = negatives + (long) from * Integer.BYTES & ADDRESS;
    final long values = ended & ADDRESS;
    final long numbers = owners & ADDRESS;
    final int steps = to - from;
    final ShortVector width = ShortVector.broadcast(SHORTS, columns);
    final ShortVector low = ShortVector.fromArray(SHORTS, plus, 0);
    final ShortVector high = ShortVector.fromArray(SHORTS, plus, PARTS);
    final ShortVector lowMinus = ShortVector.fromArray(SHORTS, minus, 0);
    final ShortVector highMinus = ShortVector.fromArray(SHORTS, minus, PARTS);
    final ShortVector ones = ShortVector.zero(SHORTS).blend(1,
        VectorMask.fromLong(SHORTS, Integer.toUnsignedLong(live)));
    ShortVector column = ShortVector.fromArray(SHORTS, lanes.columns, 0);
    ShortVector row = ShortVector.fromArray(SHORTS, lanes.rows, 0);
    ShortVector sum = ShortVector.fromArray(SHORTS, sums, 0);
    int events = before;
    for (int step = 0; step < steps; step++) {
      column = column.add(ShortVector.fromMemorySegment(SHORTS, MEMORY, strides + step * VECTOR, LITTLE));
      VectorMask<Short> over = column.compare(VectorOperators.GE, width);
      sum.compress(over).intoMemorySegment(MEMORY, values + (events & Integer.MAX_VALUE), LITTLE);
      row.compress(over).intoMemorySegment(MEMORY, numbers + (events & Integer.MAX_VALUE), LITTLE);
      events += Short.BYTES * over.trueCount();
      sum = sum.blend(0, over);
      do {
        row = row.add((short) 1, over);
        column = column.sub(width, over);
        over = column.compare(VectorOperators.GE, width);
      } while (over.anyTrue());
      final VectorMask<Short> negative = VectorMask.fromLong(SHORTS, Native.intAt(signs + (long) step * Integer.BYTES));
      final ShortVector part = column.lanewise(VectorOperators.LSHR, WORD_SHIFT);
      ShortVector element = part.selectFrom(low, high).lanewise(VectorOperators.LSHR, column).and(ones);
      if (signed) {
        element = element.sub(part.selectFrom(lowMinus, highMinus).lanewise(VectorOperators.LSHR, column).and(ones));
      }
      sum = sum.add(element).sub(element.add(element), negative);
    }
    column.intoArray(lanes.columns, 0);
    row.intoArray(lanes.rows, 0);
    sum.intoArray(sums, 0);
    return events;
  }
}
