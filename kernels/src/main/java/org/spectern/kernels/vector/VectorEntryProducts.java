package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.BitPlaneProducts;
import org.spectern.kernels.product.EntryProducts;

/**
 * Inputs in lanes: a vector of bytes is added for every nonzero, and the sums of {@value #TILE} rows are turned at a
 * time.
 */
public final class VectorEntryProducts implements EntryProducts {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int LANES = BYTES.length();
  private static final int QUARTER = INTS.length();
  private static final ByteVector ONE = ByteVector.broadcast(BYTES, (byte) 1);
  private static final int TILE = 16;
  private static final ThreadLocal<State> STATE = ThreadLocal.withInitial(State::new);

  /** What a thread works with: a square of bits, and the sums of a tile. */
  private static final class State {
    private final long[] bits = new long[INPUTS];
    private final long[] signs = new long[INPUTS];
    private final int[] sums = new int[TILE * INPUTS];
  }

  @Override
  public void spread(final MemorySegment words, final boolean signed, final int columns, final int first,
      final int inputs, final MemorySegment out, final long at) {
    final State state = STATE.get();
    final long source = Native.address(words);
    final long target = Native.address(out) + at;
    final int parts = signed ? 2 : 1;
    final int count = Math.ceilDiv(columns, Long.SIZE);
    for (int word = 0; word < count; word++) {
      for (int input = 0; input < inputs; input++) {
        final long tile = (long) ((first + input) / BitPlaneProducts.TILE) * count + word;
        final long pair = source + parts * Long.BYTES * (tile * BitPlaneProducts.TILE + input % BitPlaneProducts.TILE);
        state.bits[input] = Native.longAt(pair & ADDRESS);
        state.signs[input] = signed ? Native.longAt(pair + Long.BYTES & ADDRESS) : 0;
      }
      Arrays.fill(state.bits, inputs, INPUTS, 0);
      Arrays.fill(state.signs, inputs, INPUTS, 0);
      transpose(state.bits);
      if (signed) {
        transpose(state.signs);
      }
      final int used = Math.min(Long.SIZE, columns - word * Long.SIZE);
      expand(state.bits, state.signs, used, target + 2L * word * Long.SIZE * INPUTS);
    }
  }

  /** Turns a square of 64 x 64 bits: halves of ever smaller squares change places. */
  private static void transpose(final long[] square) {
    long mask = 0xffff_ffffL;
    for (int half = Long.SIZE / 2; half != 0; half >>>= 1) {
      for (int row = 0; row < Long.SIZE; row = row + half + 1 & ~half) {
        final long change = (square[row] >>> half ^ square[row + half]) & mask;
        square[row] ^= change << half;
        square[row + half] ^= change;
      }
      mask ^= mask << half / 2;
    }
  }

  private static void expand(final long[] bits, final long[] signs, final int columns, final long target) {
    for (int column = 0; column < columns; column++) {
      for (int lane = 0; lane < INPUTS; lane += LANES) {
        final ByteVector value = ByteVector.zero(BYTES).blend(ONE, VectorMask.fromLong(BYTES, bits[column] >>> lane))
            .blend(ONE.neg(), VectorMask.fromLong(BYTES, signs[column] >>> lane));
        final long at = target + 2L * column * INPUTS + lane;
        value.intoMemorySegment(MEMORY, at & ADDRESS, LITTLE);
        value.neg().intoMemorySegment(MEMORY, at + INPUTS & ADDRESS, LITTLE);
      }
    }
  }

  @Override
  public void times(final int[] entries, final int[] ends, final int rows, final MemorySegment x, final long at,
      final int inputs,
      final int[] y, final int offset, final int stride) {
    final int[] sums = STATE.get().sums;
    final long base = Native.address(x) + at;
    int begin = 0;
    for (int start = 0; start < rows; start += TILE) {
      final int size = Math.min(TILE, rows - start);
      Arrays.fill(sums, 0);
      for (int row = 0; row < size; row++) {
        final int end = ends[start + row];
        for (int lane = 0; lane < INPUTS; lane += LANES) {
          sum(entries, begin, end, base + lane, sums, row * INPUTS + lane);
        }
        begin = end;
      }
      for (int input = 0; input < inputs; input++) {
        final int target = offset + input * stride + start;
        final int place = input / LANES * LANES + input % 4 * QUARTER + input % LANES / 4;
        for (int row = 0; row < size; row++) {
          y[target + row] = sums[row * INPUTS + place];
        }
      }
    }
  }

  /**
   * Adds one row to sums; those in bytes leave them before they can overflow, every fourth byte together: by shifts,
   * which are shorter than conversions. A vector just made receives the one that the loop carries, never the other way
   * round: of the latter the compiler knows the class by profile only, and may box it (docs/decisions/0011).
   */
  private static void sum(final int[] entries, final int from, final int to, final long x, final int[] sums,
      final int target) {
    final long elements = x & ADDRESS;
    int at = from;
    do {
      final int end = Math.min(to, at + MOST);
      ByteVector sum = ByteVector.zero(BYTES);
      for (; at < end; at++) {
        sum = ByteVector.fromMemorySegment(BYTES, MEMORY, elements + (long) entries[at] * INPUTS & ADDRESS, LITTLE)
            .add(sum);
      }
      final IntVector fours = ByteVector.zero(BYTES).add(sum).reinterpretAsInts();
      IntVector.fromArray(INTS, sums, target)
          .add(fours.lanewise(VectorOperators.LSHL, 24).lanewise(VectorOperators.ASHR, 24)).intoArray(sums, target);
      IntVector.fromArray(INTS, sums, target + QUARTER)
          .add(fours.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 24))
          .intoArray(sums, target + QUARTER);
      IntVector.fromArray(INTS, sums, target + 2 * QUARTER)
          .add(fours.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 24))
          .intoArray(sums, target + 2 * QUARTER);
      IntVector.fromArray(INTS, sums, target + 3 * QUARTER).add(fours.lanewise(VectorOperators.ASHR, 24))
          .intoArray(sums, target + 3 * QUARTER);
    } while (at < to);
  }
}
