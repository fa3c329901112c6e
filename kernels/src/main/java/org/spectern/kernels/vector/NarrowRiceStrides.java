package org.spectern.kernels.vector;

import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static org.spectern.kernels.product.RiceGaps.LANES;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.RiceBlock;

/**
 * Columns from one nonzero of a narrow Rice code to the next, in 16 bits, 32 at a time, and where each lane starts.
 *
 * <p>Differences of {@link RicePlaces} are quotients plus one. Remainders are spread over lanes by a permutation of
 * bytes and a shift.
 *
 * <p>Room holds places (bytes), strides (16 bits each, the last step filled up with zeros), a copy of what a vector
 * would read past the end of the code, and what is left.
 */
final class NarrowRiceStrides {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_512;
  private static final VectorSpecies<Byte> HALF = ByteVector.SPECIES_256;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_512;
  private static final long VECTOR = 64;
  private static final int MOST_STEPS = (1 << Short.SIZE) / RicePlaces.MOST_DIFFERENCE;

  /** The row of the block that each lane has reached, and the column: the starts, after {@link #read}. */
  final short[] rows = new short[LANES];
  final short[] columns = new short[LANES];
  private final int[] totals = new int[LANES];
  private final short[] quotients = new short[LANES];
  private final short[] rests = new short[LANES];
  private final byte[] order = new byte[LANES * Short.BYTES];
  private final short[] shifts = new short[LANES];
  private int spread = -1;
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
    final long copy = strides + (2L * count + 2 * VECTOR & -VECTOR) & ADDRESS;
    free = copy + 2 * VECTOR & ADDRESS;
    if (!RicePlaces.read(block, places)) {
      return false;
    }
    spread(shift);
    Arrays.fill(totals, 0);
    final MemorySegment code = block.code();
    final long start = block.remainders();
    final long left = code.byteSize() - start;
    final int bytes = LANES / Byte.SIZE * shift;
    final int steps = count / LANES;
    final int whole = left < VECTOR ? 0 : shift == 0 ? steps : (int) Math.min(steps, (left - VECTOR) / bytes + 1);
    final long remainders = Native.address(code) + start;
    sum(remainders, shift, 0, whole);
    if (whole < steps || count % LANES != 0) {
      final long done = (long) bytes * whole;
      final long near = Math.min(left - done, 2 * VECTOR);
      MemorySegment.copy(code, start + done, MEMORY, copy, near);
      sum(copy - done, shift, whole, steps);
      finish(copy - done, shift, steps, count % LANES);
    }
    start(block.columns());
    return true;
  }

  /** Which bytes a lane of remainders takes, and how far they are shifted then. */
  private void spread(final int shift) {
    if (spread == shift) {
      return;
    }
    for (int lane = 0; lane < LANES; lane++) {
      shifts[lane] = (short) (lane * shift & 7);
      order[Short.BYTES * lane] = (byte) (lane * shift >>> 3);
      order[Short.BYTES * lane + 1] = (byte) ((lane * shift >>> 3) + 1);
    }
    spread = shift;
  }

  private void sum(final long remainders, final int shift, final int from, final int to) {
    final int bytes = LANES / Byte.SIZE * shift;
    for (int step = from; step < to; step += MOST_STEPS) {
      read(places + (long) step * LANES, remainders + (long) step * bytes, bytes, shift, strides + step * VECTOR,
          Math.min(to - step, MOST_STEPS));
      add(shift);
    }
  }

  /** So few steps that sums of quotients and of remainders have 16 bits. */
  private void read(final long places, final long remainders, final int bytes, final int shift, final long target,
      final int steps) {
    final long ones = places & ADDRESS;
    final long source = remainders & ADDRESS;
    final long strides = target & ADDRESS;
    final long advance = bytes & LANES - 1;
    final ByteVector order = ByteVector.fromArray(BYTES, this.order, 0);
    final ShortVector down = ShortVector.fromArray(SHORTS, shifts, 0);
    final short up = (short) shift;
    final ShortVector mask = ShortVector.broadcast(SHORTS, (1 << shift) - 1);
    ShortVector sum = ShortVector.zero(SHORTS);
    ShortVector lack = ShortVector.zero(SHORTS);
    for (int step = 0; step < steps; step++) {
      final long at = ones + (long) step * LANES;
      // Quotients plus one, and what remainders lack of 2^shift - 1.
      final ShortVector quotient = (ShortVector) ByteVector.fromMemorySegment(HALF, MEMORY, at, LITTLE)
          .sub(ByteVector.fromMemorySegment(HALF, MEMORY, at - 1 & ADDRESS, LITTLE))
          .convertShape(VectorOperators.ZERO_EXTEND_B2S, SHORTS, 0);
      final ShortVector rest = mask.lanewise(VectorOperators.AND_NOT, order
          .selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, source + step * advance, LITTLE))
          .reinterpretAsShorts().lanewise(VectorOperators.LSHR, down));
      sum = quotient.add(sum);
      lack = rest.add(lack);
      quotient.lanewise(VectorOperators.LSHL, up).sub(rest).intoMemorySegment(MEMORY, strides + step * VECTOR, LITTLE);
    }
    sum.intoArray(quotients, 0);
    lack.intoArray(rests, 0);
  }

  /** A stride is (quotient + 1) 2^shift less what the remainder lacks. */
  private void add(final int shift) {
    for (int lane = 0; lane < LANES; lane++) {
      totals[lane] += (Short.toUnsignedInt(quotients[lane]) << shift) - Short.toUnsignedInt(rests[lane]);
    }
  }

  /** The nonzeros that do not fill a vector; lanes without one stay where they are. */
  private void finish(final long remainders, final int shift, final int step, final int rest) {
    final int bytes = LANES / Byte.SIZE * shift;
    final long target = strides + step * VECTOR;
    read(places + (long) step * LANES, remainders + (long) step * bytes, bytes, shift, target, 1);
    for (int lane = rest; lane < LANES; lane++) {
      quotients[lane] = 0;
      rests[lane] = 0;
      MEMORY.set(JAVA_SHORT_UNALIGNED, target + (long) lane * Short.BYTES & ADDRESS, (short) 0);
    }
    add(shift);
  }

  private void start(final int width) {
    int place = -1;
    for (int lane = 0; lane < LANES; lane++) {
      final int row = Math.max(place, 0) / width;
      rows[lane] = (short) row;
      columns[lane] = (short) (place - row * width);
      place += totals[lane];
    }
  }
}
