package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.longAt;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
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
      oneBinary(strip(base, stride, row), stride, active, y, row, to);
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
      final LongVector active = LongVector.broadcast(WORDS, longAt(bits + at / (STEP / Long.BYTES)));
      nonzero0 = nonzero0.add(count(a + at, active));
      sign0 = sign0.add(count(a + at + SIGN, active));
      nonzero1 = nonzero1.add(count(b + at, active));
      sign1 = sign1.add(count(b + at + SIGN, active));
      nonzero2 = nonzero2.add(count(c + at, active));
      sign2 = sign2.add(count(c + at + SIGN, active));
      nonzero3 = nonzero3.add(count(d + at, active));
      sign3 = sign3.add(count(d + at + SIGN, active));
    }
    store(nonzero0, sign0, y, row);
    store(nonzero1, sign1, y, row + LANES);
    store(nonzero2, sign2, y, row + 2 * LANES);
    store(nonzero3, sign3, y, row + 3 * LANES);
  }

  private static void oneBinary(final long strip, final long end, final long x, final int[] y, final int row,
      final int to) {
    final long weights = strip & ADDRESS;
    final long bits = x & ADDRESS;
    LongVector nonzero = LongVector.zero(WORDS);
    LongVector sign = nonzero;
    for (long next = 0; next != end; next += STEP) {
      final long at = next & OFFSET;
      final LongVector active = LongVector.broadcast(WORDS, longAt(bits + at / (STEP / Long.BYTES)));
      nonzero = nonzero.add(count(weights + at, active));
      sign = sign.add(count(weights + at + SIGN, active));
    }
    storeSome(nonzero, sign, y, row, to);
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
      oneTernary(strip(base, stride, row), stride, active, y, row, to);
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
      final LongVector active = LongVector.broadcast(WORDS, longAt(pair));
      final LongVector signs = LongVector.broadcast(WORDS, longAt(pair + Long.BYTES));
      final LongVector t0 = load(a + at).and(active);
      both0 = both0.add(t0.lanewise(VectorOperators.BIT_COUNT));
      opposed0 = opposed0.add(opposed(a + at + SIGN, signs, t0));
      final LongVector t1 = load(b + at).and(active);
      both1 = both1.add(t1.lanewise(VectorOperators.BIT_COUNT));
      opposed1 = opposed1.add(opposed(b + at + SIGN, signs, t1));
      final LongVector t2 = load(c + at).and(active);
      both2 = both2.add(t2.lanewise(VectorOperators.BIT_COUNT));
      opposed2 = opposed2.add(opposed(c + at + SIGN, signs, t2));
      final LongVector t3 = load(d + at).and(active);
      both3 = both3.add(t3.lanewise(VectorOperators.BIT_COUNT));
      opposed3 = opposed3.add(opposed(d + at + SIGN, signs, t3));
    }
    store(both0, opposed0, y, row);
    store(both1, opposed1, y, row + LANES);
    store(both2, opposed2, y, row + 2 * LANES);
    store(both3, opposed3, y, row + 3 * LANES);
  }

  private static void oneTernary(final long strip, final long end, final long x, final int[] y, final int row,
      final int to) {
    final long weights = strip & ADDRESS;
    final long trits = x & ADDRESS;
    LongVector both = LongVector.zero(WORDS);
    LongVector opposed = both;
    for (long next = 0; next != end; next += STEP) {
      final long at = next & OFFSET;
      final long pair = trits + at / (STEP / (2 * Long.BYTES));
      final LongVector t = load(weights + at).and(LongVector.broadcast(WORDS, longAt(pair)));
      both = both.add(t.lanewise(VectorOperators.BIT_COUNT));
      opposed = opposed.add(opposed(weights + at + SIGN, LongVector.broadcast(WORDS, longAt(pair + Long.BYTES)), t));
    }
    storeSome(both, opposed, y, row, to);
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

  static LongVector load(final long address) {
    return LongVector.fromMemorySegment(WORDS, MEMORY, address, LITTLE);
  }

  static LongVector count(final long address, final LongVector active) {
    return LongVector.fromMemorySegment(WORDS, MEMORY, address, LITTLE).and(active).lanewise(VectorOperators.BIT_COUNT);
  }

  static LongVector opposed(final long address, final LongVector signs, final LongVector both) {
    return LongVector.fromMemorySegment(WORDS, MEMORY, address, LITTLE).lanewise(VectorOperators.XOR, signs).and(both)
        .lanewise(VectorOperators.BIT_COUNT);
  }

  private static void store(final LongVector all, final LongVector minus, final int[] y, final int row) {
    ((IntVector) all.sub(minus.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0))
        .intoArray(y, row);
  }

  private static void storeSome(final LongVector all, final LongVector minus, final int[] y, final int row,
      final int to) {
    final VectorMask<Integer> inside = SUMS.indexInRange(row, to);
    ((IntVector) all.sub(minus.lanewise(VectorOperators.LSHL, 1)).convertShape(VectorOperators.L2I, SUMS, 0)).intoArray(
        y, row,
        inside);
  }
}
