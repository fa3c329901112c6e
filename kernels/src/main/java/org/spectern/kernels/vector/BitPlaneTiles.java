package org.spectern.kernels.vector;

import static org.spectern.kernels.product.BitPlaneProducts.ROWS;
import static org.spectern.kernels.product.BitPlaneProducts.TILE;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.WORD;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.APART;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.INTS;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.LANES;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.LOW_HALVES;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.SIGN;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.STEP;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.WORDS;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.strip;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Bit-plane products with batches: two strips of rows by four inputs at a time, so that every loaded weight serves four
 * inputs and every broadcast activation serves two strips. Sums go through a small array, from which they reach their
 * inputs.
 *
 * <p>Binary: {@code y = popcount(Z & x ^ S) - popcount(S)}, the signs counted once for all inputs (a negative weight
 * complements and adds one, {@link BitPlaneBytes}). Ternary: each pair of strip and input counts as
 * {@link BitPlaneStrips} does, low bits in a (first strip) and c, carries in b and d.
 */
final class BitPlaneTiles {
  private static final int WIDTH = 4;
  /**
   * All ones, not final so that the compiler does not know: it fuses an exclusive or with an unknown vector into the
   * ternary-logic instruction before it, but not a complement.
   */
  private static long allOnes = -1;
  private static final ThreadLocal<int[]> SUMS_OF_TILE = ThreadLocal.withInitial(() -> new int[2 * WIDTH * ROWS]);

  void timesPlanes(final MemorySegment planes, final int words, final MemorySegment x, final int depth,
      final boolean signed,
      final int batch, final int[] y, final int rows, final int from, final int to) {
    final int[] sums = SUMS_OF_TILE.get();
    final long base = Native.address(planes);
    final long inputs = Native.address(x);
    final long stride = words * STEP;
    final int vectors = batch * depth;
    for (int row = from; row < to; row += 2 * LANES) {
      final long first = strip(base, stride, row);
      final long second = row + LANES < to ? strip(base, stride, row + LANES) : first;
      for (int vector = 0; vector < vectors; vector += WIDTH) {
        final long tile = inputs + ((long) (vector / TILE) * words * TILE + vector % TILE) * Long.BYTES;
        binaryTile(first, second, stride, tile, sums);
        final int used = Math.min(WIDTH, vectors - vector);
        if (depth == 1 && !signed) {
          copy(sums, used, y, vector, rows, row, to);
        } else {
          weigh(sums, used, depth, signed, y, vector, rows, row, to);
        }
      }
    }
  }

  void timesTernaries(final MemorySegment planes, final int words, final MemorySegment x, final int batch,
      final int[] y,
      final int rows, final int from, final int to) {
    final int[] sums = SUMS_OF_TILE.get();
    final long base = Native.address(planes);
    final long inputs = Native.address(x);
    final long stride = words * STEP;
    for (int row = from; row < to; row += 2 * LANES) {
      final long first = strip(base, stride, row);
      final long second = row + LANES < to ? strip(base, stride, row + LANES) : first;
      for (int input = 0; input < batch; input += WIDTH) {
        final long tile = inputs + ((long) (input / TILE) * words * TILE + input % TILE) * 2 * Long.BYTES;
        ternaryTile(first, second, stride, tile, sums);
        copy(sums, Math.min(WIDTH, batch - input), y, input, rows, row, to);
      }
    }
  }

  private static void binaryTile(final long firstStrip, final long secondStrip, final long end, final long x,
      final int[] sums) {
    final long first = firstStrip & ADDRESS;
    final long second = secondStrip & ADDRESS;
    final long tile = x & ADDRESS;
    LongVector minus0 = LongVector.zero(WORDS);
    LongVector minus1 = minus0;
    LongVector a0 = minus0;
    LongVector a1 = minus0;
    LongVector a2 = minus0;
    LongVector a3 = minus0;
    LongVector b0 = minus0;
    LongVector b1 = minus0;
    LongVector b2 = minus0;
    LongVector b3 = minus0;
    for (long next = 0; next != end; next += STEP) {
      final long at = next & OFFSET;
      final long words = tile + at / (STEP / (TILE * Long.BYTES));
      final LongVector nonzero0 = LongVector.fromMemorySegment(WORDS, MEMORY, first + at, LITTLE);
      final LongVector sign0 = LongVector.fromMemorySegment(WORDS, MEMORY, first + at + SIGN, LITTLE);
      final LongVector nonzero1 = LongVector.fromMemorySegment(WORDS, MEMORY, second + at, LITTLE);
      final LongVector sign1 = LongVector.fromMemorySegment(WORDS, MEMORY, second + at + SIGN, LITTLE);
      minus0 = sign0.lanewise(VectorOperators.BIT_COUNT).add(minus0);
      minus1 = sign1.lanewise(VectorOperators.BIT_COUNT).add(minus1);
      final LongVector x0 = LongVector.broadcast(WORDS, MEMORY.get(WORD, words));
      a0 = nonzero0.and(x0).lanewise(VectorOperators.XOR, sign0).lanewise(VectorOperators.BIT_COUNT).add(a0);
      b0 = nonzero1.and(x0).lanewise(VectorOperators.XOR, sign1).lanewise(VectorOperators.BIT_COUNT).add(b0);
      final LongVector x1 = LongVector.broadcast(WORDS, MEMORY.get(WORD, words + Long.BYTES));
      a1 = nonzero0.and(x1).lanewise(VectorOperators.XOR, sign0).lanewise(VectorOperators.BIT_COUNT).add(a1);
      b1 = nonzero1.and(x1).lanewise(VectorOperators.XOR, sign1).lanewise(VectorOperators.BIT_COUNT).add(b1);
      final LongVector x2 = LongVector.broadcast(WORDS, MEMORY.get(WORD, words + 2 * Long.BYTES));
      a2 = nonzero0.and(x2).lanewise(VectorOperators.XOR, sign0).lanewise(VectorOperators.BIT_COUNT).add(a2);
      b2 = nonzero1.and(x2).lanewise(VectorOperators.XOR, sign1).lanewise(VectorOperators.BIT_COUNT).add(b2);
      final LongVector x3 = LongVector.broadcast(WORDS, MEMORY.get(WORD, words + 3 * Long.BYTES));
      a3 = nonzero0.and(x3).lanewise(VectorOperators.XOR, sign0).lanewise(VectorOperators.BIT_COUNT).add(a3);
      b3 = nonzero1.and(x3).lanewise(VectorOperators.XOR, sign1).lanewise(VectorOperators.BIT_COUNT).add(b3);
    }
    final LongVector signs0 = LongVector.zero(WORDS).sub(minus0);
    final LongVector signs1 = LongVector.zero(WORDS).sub(minus1);
    signs0.add(a0).and(LOW_HALVES).or(signs1.add(b0).lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts()
        .rearrange(APART).intoArray(sums, 0);
    signs0.add(a1).and(LOW_HALVES).or(signs1.add(b1).lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts()
        .rearrange(APART).intoArray(sums, 2 * LANES);
    signs0.add(a2).and(LOW_HALVES).or(signs1.add(b2).lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts()
        .rearrange(APART).intoArray(sums, 4 * LANES);
    signs0.add(a3).and(LOW_HALVES).or(signs1.add(b3).lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts()
        .rearrange(APART).intoArray(sums, 6 * LANES);
  }

  private static void ternaryTile(final long firstStrip, final long secondStrip, final long end, final long x,
      final int[] sums) {
    final long first = firstStrip & ADDRESS;
    final long second = secondStrip & ADDRESS;
    final long tile = x & ADDRESS;
    LongVector a0 = LongVector.zero(WORDS);
    LongVector a1 = a0;
    LongVector a2 = a0;
    LongVector a3 = a0;
    LongVector b0 = a0;
    LongVector b1 = a0;
    LongVector b2 = a0;
    LongVector b3 = a0;
    LongVector c0 = a0;
    LongVector c1 = a0;
    LongVector c2 = a0;
    LongVector c3 = a0;
    LongVector d0 = a0;
    LongVector d1 = a0;
    LongVector d2 = a0;
    LongVector d3 = a0;
    final LongVector ones = LongVector.broadcast(WORDS, allOnes);
    for (long next = 0; next != end; next += STEP) {
      final long at = next & OFFSET;
      final long pairs = tile + at / (STEP / (2 * TILE * Long.BYTES));
      final IntVector nonzero0 = IntVector.fromMemorySegment(INTS, MEMORY, first + at, LITTLE);
      final LongVector sign0 = LongVector.fromMemorySegment(WORDS, MEMORY, first + at + SIGN, LITTLE);
      final IntVector nonzero1 = IntVector.fromMemorySegment(INTS, MEMORY, second + at, LITTLE);
      final LongVector sign1 = LongVector.fromMemorySegment(WORDS, MEMORY, second + at + SIGN, LITTLE);
      final IntVector x0 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs)).reinterpretAsInts();
      final LongVector s0 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs + Long.BYTES));
      final LongVector f0 = sign0.lanewise(VectorOperators.XOR, s0).lanewise(VectorOperators.XOR, a0);
      final LongVector t0 = nonzero0.and(x0).reinterpretAsLongs();
      b0 = b0.add(f0.and(t0).lanewise(VectorOperators.XOR, a0).lanewise(VectorOperators.BIT_COUNT));
      a0 = a0.lanewise(VectorOperators.XOR, t0).lanewise(VectorOperators.XOR, ones);
      final LongVector g0 = sign1.lanewise(VectorOperators.XOR, s0).lanewise(VectorOperators.XOR, c0);
      final LongVector u0 = nonzero1.and(x0).reinterpretAsLongs();
      d0 = d0.add(g0.and(u0).lanewise(VectorOperators.XOR, c0).lanewise(VectorOperators.BIT_COUNT));
      c0 = c0.lanewise(VectorOperators.XOR, u0).lanewise(VectorOperators.XOR, ones);
      final IntVector x1 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs + 2 * Long.BYTES)).reinterpretAsInts();
      final LongVector s1 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs + 3 * Long.BYTES));
      final LongVector f1 = sign0.lanewise(VectorOperators.XOR, s1).lanewise(VectorOperators.XOR, a1);
      final LongVector t1 = nonzero0.and(x1).reinterpretAsLongs();
      b1 = b1.add(f1.and(t1).lanewise(VectorOperators.XOR, a1).lanewise(VectorOperators.BIT_COUNT));
      a1 = a1.lanewise(VectorOperators.XOR, t1).lanewise(VectorOperators.XOR, ones);
      final LongVector g1 = sign1.lanewise(VectorOperators.XOR, s1).lanewise(VectorOperators.XOR, c1);
      final LongVector u1 = nonzero1.and(x1).reinterpretAsLongs();
      d1 = d1.add(g1.and(u1).lanewise(VectorOperators.XOR, c1).lanewise(VectorOperators.BIT_COUNT));
      c1 = c1.lanewise(VectorOperators.XOR, u1).lanewise(VectorOperators.XOR, ones);
      final IntVector x2 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs + 4 * Long.BYTES)).reinterpretAsInts();
      final LongVector s2 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs + 5 * Long.BYTES));
      final LongVector f2 = sign0.lanewise(VectorOperators.XOR, s2).lanewise(VectorOperators.XOR, a2);
      final LongVector t2 = nonzero0.and(x2).reinterpretAsLongs();
      b2 = b2.add(f2.and(t2).lanewise(VectorOperators.XOR, a2).lanewise(VectorOperators.BIT_COUNT));
      a2 = a2.lanewise(VectorOperators.XOR, t2).lanewise(VectorOperators.XOR, ones);
      final LongVector g2 = sign1.lanewise(VectorOperators.XOR, s2).lanewise(VectorOperators.XOR, c2);
      final LongVector u2 = nonzero1.and(x2).reinterpretAsLongs();
      d2 = d2.add(g2.and(u2).lanewise(VectorOperators.XOR, c2).lanewise(VectorOperators.BIT_COUNT));
      c2 = c2.lanewise(VectorOperators.XOR, u2).lanewise(VectorOperators.XOR, ones);
      final IntVector x3 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs + 6 * Long.BYTES)).reinterpretAsInts();
      final LongVector s3 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs + 7 * Long.BYTES));
      final LongVector f3 = sign0.lanewise(VectorOperators.XOR, s3).lanewise(VectorOperators.XOR, a3);
      final LongVector t3 = nonzero0.and(x3).reinterpretAsLongs();
      b3 = b3.add(f3.and(t3).lanewise(VectorOperators.XOR, a3).lanewise(VectorOperators.BIT_COUNT));
      a3 = a3.lanewise(VectorOperators.XOR, t3).lanewise(VectorOperators.XOR, ones);
      final LongVector g3 = sign1.lanewise(VectorOperators.XOR, s3).lanewise(VectorOperators.XOR, c3);
      final LongVector u3 = nonzero1.and(x3).reinterpretAsLongs();
      d3 = d3.add(g3.and(u3).lanewise(VectorOperators.XOR, c3).lanewise(VectorOperators.BIT_COUNT));
      c3 = c3.lanewise(VectorOperators.XOR, u3).lanewise(VectorOperators.XOR, ones);
    }
    final LongVector columns = LongVector.broadcast(WORDS, end / STEP * Long.SIZE);
    final LongVector first0 = columns.sub(b0.lanewise(VectorOperators.LSHL, 1))
        .sub(a0.lanewise(VectorOperators.BIT_COUNT));
    final LongVector second0 = columns.sub(d0.lanewise(VectorOperators.LSHL, 1))
        .sub(c0.lanewise(VectorOperators.BIT_COUNT));
    first0.and(LOW_HALVES).or(second0.lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts().rearrange(APART)
        .intoArray(sums, 0);
    final LongVector first1 = columns.sub(b1.lanewise(VectorOperators.LSHL, 1))
        .sub(a1.lanewise(VectorOperators.BIT_COUNT));
    final LongVector second1 = columns.sub(d1.lanewise(VectorOperators.LSHL, 1))
        .sub(c1.lanewise(VectorOperators.BIT_COUNT));
    first1.and(LOW_HALVES).or(second1.lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts().rearrange(APART)
        .intoArray(sums, 2 * LANES);
    final LongVector first2 = columns.sub(b2.lanewise(VectorOperators.LSHL, 1))
        .sub(a2.lanewise(VectorOperators.BIT_COUNT));
    final LongVector second2 = columns.sub(d2.lanewise(VectorOperators.LSHL, 1))
        .sub(c2.lanewise(VectorOperators.BIT_COUNT));
    first2.and(LOW_HALVES).or(second2.lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts().rearrange(APART)
        .intoArray(sums, 4 * LANES);
    final LongVector first3 = columns.sub(b3.lanewise(VectorOperators.LSHL, 1))
        .sub(a3.lanewise(VectorOperators.BIT_COUNT));
    final LongVector second3 = columns.sub(d3.lanewise(VectorOperators.LSHL, 1))
        .sub(c3.lanewise(VectorOperators.BIT_COUNT));
    first3.and(LOW_HALVES).or(second3.lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts().rearrange(APART)
        .intoArray(sums, 6 * LANES);
  }

  private static void copy(final int[] sums, final int used, final int[] y, final int first, final int rows,
      final int row,
      final int to) {
    for (int input = 0; input < used; input++) {
      System.arraycopy(sums, input * 2 * LANES, y, (first + input) * rows + row, Math.min(2 * LANES, to - row));
    }
  }

  /** Adds the sums of bit planes to their inputs, each with the weight of its bit. */
  private static void weigh(final int[] sums, final int used, final int depth, final boolean signed, final int[] y,
      final int first, final int rows, final int row, final int to) {
    for (int vector = 0; vector < used; vector++) {
      final int plane = (first + vector) % depth;
      final int weight = signed && plane == depth - 1 ? -(1 << plane) : 1 << plane;
      final int start = (first + vector) / depth * rows + row;
      final int length = Math.min(2 * LANES, to - row);
      final int from = vector * 2 * LANES;
      if (plane == 0) {
        for (int place = 0; place < length; place++) {
          y[start + place] = weight * sums[from + place];
        }
      } else {
        for (int place = 0; place < length; place++) {
          y[start + place] += weight * sums[from + place];
        }
      }
    }
  }
}
