package org.spectern.kernels.vector;

import static org.spectern.kernels.product.RiceGaps.LANES;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.RiceBlock;

/**
 * Columns from one nonzero of a Rice code to the next, sixteen at a time, and where each lane starts.
 *
 * <p>Differences of {@link RicePlaces} are quotients plus one. Remainders are spread over lanes by a permutation of
 * bytes and a shift.
 *
 * <p>Room holds places (bytes), strides (ints), a copy of what a vector would read past the end of the code, and what
 * is left.
 */
final class RiceStrides {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_512;
  private static final VectorSpecies<Byte> NARROW = ByteVector.SPECIES_128;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final long VECTOR = 64;
  /** Lanes of a vector. */
  private static final int HALF = LANES / 2;

  /** The row of the block that each lane has reached, and the column: the starts, after {@link #read}. */
  final int[] rows = new int[LANES];
  final int[] columns = new int[LANES];
  private final int[] totals = new int[LANES];
  private final byte[] order = new byte[HALF * Integer.BYTES];
  private final int[] shifts = new int[HALF];
  private long places;
  private long strides;
  private long free;

  /** Address of the strides, in the order of the code. */
  long strides() {
    return strides;
  }

  /** Address of what is left of the room. */
  long free() {
    return free;
  }

  /**
   * Reads a block.
   *
   * @return false if the flags have a run of zeros too long for differences in bytes; then nothing is known
   */
  boolean read(final RiceBlock block, final MemorySegment room) {
    final int count = block.count();
    final int shift = block.shift();
    places = Native.address(room) + VECTOR & ADDRESS;
    strides = places + (count + 2 * VECTOR & -VECTOR) & ADDRESS;
    final long copy = strides + (4L * count + VECTOR & -VECTOR) & ADDRESS;
    free = copy + 2 * VECTOR & ADDRESS;
    if (!RicePlaces.read(block, places)) {
      return false;
    }
    final MemorySegment code = block.code();
    final long start = block.remainders();
    final long left = code.byteSize() - start;
    // Two vectors make a step, and both halves of the lanes go as far.
    final int vectors = count / LANES * 2;
    final int whole = left < VECTOR ? 0
        : shift == 0 ? vectors : (int) Math.min(vectors, (left - VECTOR) / (2 * shift) + 1) & -2;
    final long remainders = Native.address(code) + start;
    spread(shift);
    Arrays.fill(totals, 0);
    add(remainders, shift, 0, whole);
    if (whole < vectors) {
      final long done = 2L * shift * whole;
      MemorySegment.copy(code, start + done, MEMORY, copy, left - done);
      add(copy - done, shift, whole, vectors);
    }
    finish(remainders, shift, count);
    int place = -1;
    for (int lane = 0; lane < LANES; lane++) {
      rows[lane] = Math.max(place, 0) / block.columns();
      columns[lane] = place - rows[lane] * block.columns();
      place += totals[lane];
    }
    return true;
  }

  /** Which bytes a lane of remainders takes, and how far they are shifted then. */
  private void spread(final int shift) {
    for (int lane = 0; lane < HALF; lane++) {
      shifts[lane] = lane * shift & 7;
      for (int part = 0; part < Integer.BYTES; part++) {
        order[lane * Integer.BYTES + part] = (byte) ((lane * shift >>> 3) + part);
      }
    }
  }

  private void add(final long remainders, final int shift, final int from, final int to) {
    for (int half = 0; half < 2; half++) {
      add(remainders, shift, from + half, to + half, half * HALF);
    }
  }

  private void add(final long remainders, final int shift, final int from, final int to, final int lane) {
    final long source = remainders & ADDRESS;
    final long ones = places & ADDRESS;
    final long target = strides & ADDRESS;
    final ByteVector bytes = ByteVector.fromArray(BYTES, order, 0);
    final IntVector down = IntVector.fromArray(INTS, shifts, 0);
    final IntVector up = IntVector.broadcast(INTS, shift);
    final IntVector mask = IntVector.broadcast(INTS, (1 << shift) - 1);
    IntVector total = IntVector.fromArray(INTS, totals, lane);
    for (long vector = from; vector != to; vector += 2) {
      final long at = ones + (vector * HALF & OFFSET);
      final IntVector quotient = (IntVector) ByteVector.fromMemorySegment(NARROW, MEMORY, at, LITTLE)
          .sub(ByteVector.fromMemorySegment(NARROW, MEMORY, at - 1 & ADDRESS, LITTLE))
          .convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
      final IntVector remainder = bytes
          .selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, source + (vector * 2 * shift & OFFSET), LITTLE))
          .reinterpretAsInts().lanewise(VectorOperators.LSHR, down).and(mask);
      // The quotient is one too large: 2^shift too many columns, of which one is the nonzero's own.
      final IntVector stride = quotient.lanewise(VectorOperators.LSHL, up).add(remainder).sub(mask);
      stride.intoMemorySegment(MEMORY, target + (vector * VECTOR & OFFSET), LITTLE);
      total = total.add(stride);
    }
    total.intoArray(totals, lane);
  }

  /** The nonzeros that do not fill a vector. */
  private void finish(final long remainders, final int shift, final int count) {
    for (int number = count / LANES * LANES; number < count; number++) {
      final long bit = (long) number * shift;
      final int remainder = (int) (Native.longAt(remainders + (bit >>> 3) & ADDRESS) >>> (bit & 7)) & (1 << shift) - 1;
      final int quotient = Native.byteAt(places + number & ADDRESS) - Native.byteAt(places + number - 1 & ADDRESS) - 1
          & 0xff;
      final int stride = (quotient << shift) + remainder + 1;
      MEMORY.set(Native.INT, strides + 4L * number & ADDRESS, stride);
      totals[number % LANES] += stride;
    }
  }
}
