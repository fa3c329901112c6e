package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.BitPlaneStrips.STRIPS;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.WORD;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.BitPlaneProducts;

/**
 * Bit-plane products with rows in lanes: lane r of a vector holds 64 columns of row r, so a product needs no horizontal
 * sum.
 *
 * <p>A strip is what one vector covers: {@link #LANES} rows, the whole of a group at 512 bits, a half at 256, a quarter
 * at 128. One strip's words lie {@link #STEP} bytes apart, its signs {@link #SIGN} behind its nonzeros.
 *
 * <p>Sums leave two strips at a time, in ints of full width: vectors of half of it would enter the profile of
 * {@code IntVector.intoArray}, from which the compiler guesses the class of what other kernels store
 * (docs/decisions/0011).
 */
public final class VectorBitPlaneProducts implements BitPlaneProducts {
  static final VectorSpecies<Long> WORDS = LongVector.SPECIES_PREFERRED;
  static final int LANES = WORDS.length();
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, WORDS.vectorShape());
  /** Brings the low halves of all longs to the front and the high ones to the back. */
  static final VectorShuffle<Integer> APART = VectorShuffle.fromOp(INTS, lane -> lane % LANES * 2 + lane / LANES);
  static final LongVector LOW_HALVES = LongVector.broadcast(WORDS, 0xffff_ffffL);
  static final long STEP = GROUP_BYTES;
  static final long SIGN = GROUP_BYTES / 2;
  private static final ThreadLocal<int[]> LAST_STRIP = ThreadLocal.withInitial(() -> new int[2 * ROWS]);

  private final BitPlaneTiles tiles = new BitPlaneTiles();
  private final BitPlaneBytes bytes = new BitPlaneBytes();
  private final BitPlaneFloats floats = new BitPlaneFloats();

  /** Address of a strip: whole groups first, then the part of the group. */
  static long strip(final long planes, final long stride, final int row) {
    return planes + row / ROWS * stride + row % ROWS * Long.BYTES & ADDRESS;
  }

  @Override
  public void timesBinary(final MemorySegment planes, final int words, final MemorySegment x, final int[] y,
      final int from,
      final int to) {
    final long base = Native.address(planes);
    final long active = Native.address(x);
    final long stride = words * STEP;
    int row = from;
    for (; row + STRIPS * LANES <= to; row += STRIPS * LANES) {
      BitPlaneStrips.timesBinary(strip(base, stride, row), stride, active, y, row);
    }
    for (; row < to; row += LANES) {
      oneBinary(strip(base, stride, row), stride, active, LAST_STRIP.get());
      System.arraycopy(LAST_STRIP.get(), 0, y, row, Math.min(LANES, to - row));
    }
  }

  private static void oneBinary(final long strip, final long end, final long x, final int[] sums) {
    final long weights = strip & ADDRESS;
    final long bits = x & ADDRESS;
    LongVector nonzero = LongVector.zero(WORDS);
    LongVector sign = nonzero;
    for (long next = 0; next != end; next += STEP) {
      final long at = next & OFFSET;
      final LongVector active = LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + at / (STEP / Long.BYTES)));
      nonzero = nonzero.add(LongVector.fromMemorySegment(WORDS, MEMORY, weights + at, LITTLE).and(active)
          .lanewise(VectorOperators.BIT_COUNT));
      sign = sign.add(LongVector.fromMemorySegment(WORDS, MEMORY, weights + at + SIGN, LITTLE).and(active)
          .lanewise(VectorOperators.BIT_COUNT));
    }
    nonzero.sub(sign.lanewise(VectorOperators.LSHL, 1)).reinterpretAsInts().rearrange(APART).intoArray(sums, 0);
  }

  @Override
  public void timesTernary(final MemorySegment planes, final int words, final MemorySegment x, final int[] y,
      final int from,
      final int to) {
    final long base = Native.address(planes);
    final long active = Native.address(x);
    final long stride = words * STEP;
    int row = from;
    for (; row + STRIPS * LANES <= to; row += STRIPS * LANES) {
      BitPlaneStrips.timesTernary(strip(base, stride, row), stride, active, y, row);
    }
    for (; row < to; row += LANES) {
      oneTernary(strip(base, stride, row), stride, active, LAST_STRIP.get());
      System.arraycopy(LAST_STRIP.get(), 0, y, row, Math.min(LANES, to - row));
    }
  }

  private static void oneTernary(final long strip, final long end, final long x, final int[] sums) {
    final long weights = strip & ADDRESS;
    final long trits = x & ADDRESS;
    LongVector both = LongVector.zero(WORDS);
    LongVector opposed = both;
    for (long next = 0; next != end; next += STEP) {
      final long at = next & OFFSET;
      final long pair = trits + at / (STEP / (2 * Long.BYTES));
      final LongVector t = LongVector.fromMemorySegment(WORDS, MEMORY, weights + at, LITTLE)
          .and(LongVector.broadcast(WORDS, MEMORY.get(WORD, pair)));
      both = both.add(t.lanewise(VectorOperators.BIT_COUNT));
      opposed = opposed.add(LongVector.fromMemorySegment(WORDS, MEMORY, weights + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, LongVector.broadcast(WORDS, MEMORY.get(WORD, pair + Long.BYTES))).and(t)
          .lanewise(VectorOperators.BIT_COUNT));
    }
    both.sub(opposed.lanewise(VectorOperators.LSHL, 1)).reinterpretAsInts().rearrange(APART).intoArray(sums, 0);
  }

  @Override
  public void timesBinaries(final MemorySegment planes, final int words, final MemorySegment x, final int batch,
      final int[] y,
      final int rows, final int from, final int to) {
    tiles.timesPlanes(planes, words, x, 1, false, batch, y, rows, from, to);
  }

  @Override
  public void timesTernaries(final MemorySegment planes, final int words, final MemorySegment x, final int batch,
      final int[] y,
      final int rows, final int from, final int to) {
    tiles.timesTernaries(planes, words, x, batch, y, rows, from, to);
  }

  @Override
  public void timesPlanes(final MemorySegment planes, final int words, final MemorySegment x, final int depth,
      final boolean signed, final int batch, final int[] y, final int rows, final int from, final int to) {
    if (depth == Byte.SIZE && signed) {
      bytes.times(planes, words, x, batch, y, rows, from, to);
    } else {
      tiles.timesPlanes(planes, words, x, depth, signed, batch, y, rows, from, to);
    }
  }

  @Override
  public void timesFloats(final MemorySegment planes, final int words, final MemorySegment x, final float[] y,
      final int from,
      final int to) {
    floats.timesFloats(planes, words, x, y, from, to);
  }

  @Override
  public void timesFloatBatch(final MemorySegment planes, final int words, final int columns, final MemorySegment x,
      final int stride,
      final MemorySegment y, final int from, final int to) {
    floats.timesFloatBatch(planes, words, columns, x, stride, y, from, to);
  }
}
