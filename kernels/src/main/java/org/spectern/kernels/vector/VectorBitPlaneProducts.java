package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.WORD;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.BitPlaneProducts;

/**
 * Bit-plane products with rows in lanes: lane r of a vector holds 64 columns of row r, so a product needs no horizontal sum.
 *
 * <p>A strip is what one vector covers: {@link #LANES} rows, the whole of a group at 512 bits, a half at 256, a quarter at 128.
 * One strip's words lie {@link #STEP} bytes apart, its signs {@link #SIGN} behind its nonzeros.
 */
public final class VectorBitPlaneProducts implements BitPlaneProducts {
  static final VectorSpecies<Long> WORDS = LongVector.SPECIES_PREFERRED;
  static final int LANES = WORDS.length();
  static final VectorSpecies<Integer> SUMS = VectorSpecies.of(int.class,
      VectorShape.forBitSize(WORDS.vectorBitSize() / 2));
  static final long STEP = GROUP_BYTES;
  static final long SIGN = GROUP_BYTES / 2;
  private static final int STRIPS = 4;
  private static final ThreadLocal<int[]> LAST_STRIP = ThreadLocal.withInitial(() -> new int[ROWS]);

  private final BitPlaneTiles tiles = new BitPlaneTiles();
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
      fourBinary(strip(base, stride, row), strip(base, stride, row + LANES), strip(base, stride, row + 2 * LANES),
          strip(base, stride, row + 3 * LANES), stride, active, y, row);
    }
    for (; row < to; row += LANES) {
      oneBinary(strip(base, stride, row), stride, active, LAST_STRIP.get());
      System.arraycopy(LAST_STRIP.get(), 0, y, row, Math.min(LANES, to - row));
    }
  }

  private static void fourBinary(final long first, final long second, final long third, final long fourth,
      final long end,
      final long x, final int[] y, final int row) {
    final long a = first & ADDRESS;
    final long b = second & ADDRESS;
    final long c = third & ADDRESS;
    final long d = fourth & ADDRESS;
    final long bits = x & ADDRESS;
    LongVector nonzero0 = LongVector.zero(WORDS);
    LongVector sign0 = nonzero0;
    LongVector nonzero1 = nonzero0;
    LongVector sign1 = nonzero0;
    LongVector nonzero2 = nonzero0;
    LongVector sign2 = nonzero0;
    LongVector nonzero3 = nonzero0;
    LongVector sign3 = nonzero0;
    for (long next = 0; next != end; next += STEP) {
      final long at = next & OFFSET;
      final LongVector active = LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + at / (STEP / Long.BYTES)));
      nonzero0 = nonzero0.add(
          LongVector.fromMemorySegment(WORDS, MEMORY, a + at, LITTLE).and(active).lanewise(VectorOperators.BIT_COUNT));
      sign0 = sign0.add(LongVector.fromMemorySegment(WORDS, MEMORY, a + at + SIGN, LITTLE).and(active)
          .lanewise(VectorOperators.BIT_COUNT));
      nonzero1 = nonzero1.add(
          LongVector.fromMemorySegment(WORDS, MEMORY, b + at, LITTLE).and(active).lanewise(VectorOperators.BIT_COUNT));
      sign1 = sign1.add(LongVector.fromMemorySegment(WORDS, MEMORY, b + at + SIGN, LITTLE).and(active)
          .lanewise(VectorOperators.BIT_COUNT));
      nonzero2 = nonzero2.add(
          LongVector.fromMemorySegment(WORDS, MEMORY, c + at, LITTLE).and(active).lanewise(VectorOperators.BIT_COUNT));
      sign2 = sign2.add(LongVector.fromMemorySegment(WORDS, MEMORY, c + at + SIGN, LITTLE).and(active)
          .lanewise(VectorOperators.BIT_COUNT));
      nonzero3 = nonzero3.add(
          LongVector.fromMemorySegment(WORDS, MEMORY, d + at, LITTLE).and(active).lanewise(VectorOperators.BIT_COUNT));
      sign3 = sign3.add(LongVector.fromMemorySegment(WORDS, MEMORY, d + at + SIGN, LITTLE).and(active)
          .lanewise(VectorOperators.BIT_COUNT));
    }
    ((IntVector) nonzero0.sub(sign0.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(y, row);
    ((IntVector) nonzero1.sub(sign1.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(y, row + LANES);
    ((IntVector) nonzero2.sub(sign2.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(y, row + 2 * LANES);
    ((IntVector) nonzero3.sub(sign3.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(y, row + 3 * LANES);
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
    ((IntVector) nonzero.sub(sign.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(sums, 0);
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
      fourTernary(strip(base, stride, row), strip(base, stride, row + LANES), strip(base, stride, row + 2 * LANES),
          strip(base, stride, row + 3 * LANES), stride, active, y, row);
    }
    for (; row < to; row += LANES) {
      oneTernary(strip(base, stride, row), stride, active, LAST_STRIP.get());
      System.arraycopy(LAST_STRIP.get(), 0, y, row, Math.min(LANES, to - row));
    }
  }

  private static void fourTernary(final long first, final long second, final long third, final long fourth,
      final long end,
      final long x, final int[] y, final int row) {
    final long a = first & ADDRESS;
    final long b = second & ADDRESS;
    final long c = third & ADDRESS;
    final long d = fourth & ADDRESS;
    final long trits = x & ADDRESS;
    LongVector both0 = LongVector.zero(WORDS);
    LongVector opposed0 = both0;
    LongVector both1 = both0;
    LongVector opposed1 = both0;
    LongVector both2 = both0;
    LongVector opposed2 = both0;
    LongVector both3 = both0;
    LongVector opposed3 = both0;
    for (long next = 0; next != end; next += STEP) {
      final long at = next & OFFSET;
      final long pair = trits + at / (STEP / (2 * Long.BYTES));
      final LongVector active = LongVector.broadcast(WORDS, MEMORY.get(WORD, pair));
      final LongVector signs = LongVector.broadcast(WORDS, MEMORY.get(WORD, pair + Long.BYTES));
      final LongVector t0 = LongVector.fromMemorySegment(WORDS, MEMORY, a + at, LITTLE).and(active);
      both0 = both0.add(t0.lanewise(VectorOperators.BIT_COUNT));
      opposed0 = opposed0.add(LongVector.fromMemorySegment(WORDS, MEMORY, a + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs).and(t0).lanewise(VectorOperators.BIT_COUNT));
      final LongVector t1 = LongVector.fromMemorySegment(WORDS, MEMORY, b + at, LITTLE).and(active);
      both1 = both1.add(t1.lanewise(VectorOperators.BIT_COUNT));
      opposed1 = opposed1.add(LongVector.fromMemorySegment(WORDS, MEMORY, b + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs).and(t1).lanewise(VectorOperators.BIT_COUNT));
      final LongVector t2 = LongVector.fromMemorySegment(WORDS, MEMORY, c + at, LITTLE).and(active);
      both2 = both2.add(t2.lanewise(VectorOperators.BIT_COUNT));
      opposed2 = opposed2.add(LongVector.fromMemorySegment(WORDS, MEMORY, c + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs).and(t2).lanewise(VectorOperators.BIT_COUNT));
      final LongVector t3 = LongVector.fromMemorySegment(WORDS, MEMORY, d + at, LITTLE).and(active);
      both3 = both3.add(t3.lanewise(VectorOperators.BIT_COUNT));
      opposed3 = opposed3.add(LongVector.fromMemorySegment(WORDS, MEMORY, d + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs).and(t3).lanewise(VectorOperators.BIT_COUNT));
    }
    ((IntVector) both0.sub(opposed0.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(y, row);
    ((IntVector) both1.sub(opposed1.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(y, row + LANES);
    ((IntVector) both2.sub(opposed2.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(y, row + 2 * LANES);
    ((IntVector) both3.sub(opposed3.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(y, row + 3 * LANES);
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
    ((IntVector) both.sub(opposed.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(sums, 0);
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
    tiles.timesPlanes(planes, words, x, depth, signed, batch, y, rows, from, to);
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
