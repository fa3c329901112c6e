package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.WORD;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.SIGN;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.STEP;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.WORDS;
import static org.spectern.kernels.vector.VectorSeededRows.STRIPS;
import static org.spectern.kernels.vector.VectorSeededRows.VECTOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.spectern.kernels.product.RowStreams;

/**
 * Planes of probabilities with few digits, all of which are drawn for every weight; stored, or multiplied on the spot.
 *
 * <p>Both take the streams of four strips as {@link RowStarts} leaves them: the first words of all, then the second
 * ones.
 */
final class SeededFolds {
  private SeededFolds() {}

  /** Fills four strips. */
  static void draw(final long states, final int expansion, final int digits, final long a, final long b, final long c,
      final long d, final long end) {
    final long scratch = states & ADDRESS;
    LongVector x0 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch, LITTLE);
    LongVector x1 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + VECTOR, LITTLE);
    LongVector x2 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 2 * VECTOR, LITTLE);
    LongVector x3 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 3 * VECTOR, LITTLE);
    LongVector y0 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 4 * VECTOR, LITTLE);
    LongVector y1 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 5 * VECTOR, LITTLE);
    LongVector y2 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 6 * VECTOR, LITTLE);
    LongVector y3 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 7 * VECTOR, LITTLE);
    final long initial = digits == 0 ? -expansion : 0;
    for (long next = 0; next != end; next += STEP) {
      LongVector nonzero0 = LongVector.broadcast(WORDS, initial);
      LongVector nonzero1 = nonzero0;
      LongVector nonzero2 = nonzero0;
      LongVector nonzero3 = nonzero0;
      for (int digit = 0; digit < digits; digit++) {
        if ((expansion >>> digit & 1) == 1) {
          nonzero0 = nonzero0.or(x0);
          nonzero1 = nonzero1.or(x1);
          nonzero2 = nonzero2.or(x2);
          nonzero3 = nonzero3.or(x3);
        } else {
          nonzero0 = nonzero0.and(x0);
          nonzero1 = nonzero1.and(x1);
          nonzero2 = nonzero2.and(x2);
          nonzero3 = nonzero3.and(x3);
        }
        final LongVector t0 = y0.sub(x0);
        final LongVector t1 = y1.sub(x1);
        final LongVector t2 = y2.sub(x2);
        final LongVector t3 = y3.sub(x3);
        x0 = y0.mul(RowStreams.ROMU_FACTOR);
        x1 = y1.mul(RowStreams.ROMU_FACTOR);
        x2 = y2.mul(RowStreams.ROMU_FACTOR);
        x3 = y3.mul(RowStreams.ROMU_FACTOR);
        y0 = t0.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
        y1 = t1.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
        y2 = t2.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
        y3 = t3.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      }
      final long at = next & OFFSET;
      nonzero0.intoMemorySegment(MEMORY, (a & ADDRESS) + at, LITTLE);
      nonzero0.and(x0).intoMemorySegment(MEMORY, (a & ADDRESS) + at + SIGN, LITTLE);
      nonzero1.intoMemorySegment(MEMORY, (b & ADDRESS) + at, LITTLE);
      nonzero1.and(x1).intoMemorySegment(MEMORY, (b & ADDRESS) + at + SIGN, LITTLE);
      nonzero2.intoMemorySegment(MEMORY, (c & ADDRESS) + at, LITTLE);
      nonzero2.and(x2).intoMemorySegment(MEMORY, (c & ADDRESS) + at + SIGN, LITTLE);
      nonzero3.intoMemorySegment(MEMORY, (d & ADDRESS) + at, LITTLE);
      nonzero3.and(x3).intoMemorySegment(MEMORY, (d & ADDRESS) + at + SIGN, LITTLE);
      final LongVector t0 = y0.sub(x0);
      final LongVector t1 = y1.sub(x1);
      final LongVector t2 = y2.sub(x2);
      final LongVector t3 = y3.sub(x3);
      x0 = y0.mul(RowStreams.ROMU_FACTOR);
      x1 = y1.mul(RowStreams.ROMU_FACTOR);
      x2 = y2.mul(RowStreams.ROMU_FACTOR);
      x3 = y3.mul(RowStreams.ROMU_FACTOR);
      y0 = t0.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y1 = t1.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y2 = t2.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y3 = t3.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
    }
  }

  /**
   * Products of four strips with a ternary vector, whose zeros past the last column hide what is drawn there; each
   * 64-bit result replaces the first word of its row's state.
   *
   * @param trits pairs of words, nonzeros and signs
   * @param end bytes of them
   */
  static void times(final long states, final int expansion, final int digits, final long trits, final long end) {
    final long scratch = states & ADDRESS;
    final long pairs = trits & ADDRESS;
    LongVector x0 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch, LITTLE);
    LongVector x1 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + VECTOR, LITTLE);
    LongVector x2 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 2 * VECTOR, LITTLE);
    LongVector x3 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 3 * VECTOR, LITTLE);
    LongVector y0 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 4 * VECTOR, LITTLE);
    LongVector y1 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 5 * VECTOR, LITTLE);
    LongVector y2 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 6 * VECTOR, LITTLE);
    LongVector y3 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 7 * VECTOR, LITTLE);
    LongVector both0 = LongVector.zero(WORDS);
    LongVector both1 = both0;
    LongVector both2 = both0;
    LongVector both3 = both0;
    LongVector opposed0 = both0;
    LongVector opposed1 = both0;
    LongVector opposed2 = both0;
    LongVector opposed3 = both0;
    final long initial = digits == 0 ? -expansion : 0;
    for (long next = 0; next != end; next += 2 * Long.BYTES) {
      LongVector nonzero0 = LongVector.broadcast(WORDS, initial);
      LongVector nonzero1 = nonzero0;
      LongVector nonzero2 = nonzero0;
      LongVector nonzero3 = nonzero0;
      for (int digit = 0; digit < digits; digit++) {
        if ((expansion >>> digit & 1) == 1) {
          nonzero0 = nonzero0.or(x0);
          nonzero1 = nonzero1.or(x1);
          nonzero2 = nonzero2.or(x2);
          nonzero3 = nonzero3.or(x3);
        } else {
          nonzero0 = nonzero0.and(x0);
          nonzero1 = nonzero1.and(x1);
          nonzero2 = nonzero2.and(x2);
          nonzero3 = nonzero3.and(x3);
        }
        final LongVector t0 = y0.sub(x0);
        final LongVector t1 = y1.sub(x1);
        final LongVector t2 = y2.sub(x2);
        final LongVector t3 = y3.sub(x3);
        x0 = y0.mul(RowStreams.ROMU_FACTOR);
        x1 = y1.mul(RowStreams.ROMU_FACTOR);
        x2 = y2.mul(RowStreams.ROMU_FACTOR);
        x3 = y3.mul(RowStreams.ROMU_FACTOR);
        y0 = t0.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
        y1 = t1.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
        y2 = t2.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
        y3 = t3.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      }
      final LongVector active = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs + (next & OFFSET)));
      final LongVector signs = LongVector.broadcast(WORDS, MEMORY.get(WORD, pairs + (next & OFFSET) + Long.BYTES));
      nonzero0 = nonzero0.and(active);
      nonzero1 = nonzero1.and(active);
      nonzero2 = nonzero2.and(active);
      nonzero3 = nonzero3.and(active);
      both0 = both0.add(nonzero0.lanewise(VectorOperators.BIT_COUNT));
      both1 = both1.add(nonzero1.lanewise(VectorOperators.BIT_COUNT));
      both2 = both2.add(nonzero2.lanewise(VectorOperators.BIT_COUNT));
      both3 = both3.add(nonzero3.lanewise(VectorOperators.BIT_COUNT));
      opposed0 = opposed0.add(
          x0.lanewise(VectorOperators.XOR, signs).and(nonzero0).lanewise(VectorOperators.BIT_COUNT));
      opposed1 = opposed1.add(
          x1.lanewise(VectorOperators.XOR, signs).and(nonzero1).lanewise(VectorOperators.BIT_COUNT));
      opposed2 = opposed2.add(
          x2.lanewise(VectorOperators.XOR, signs).and(nonzero2).lanewise(VectorOperators.BIT_COUNT));
      opposed3 = opposed3.add(
          x3.lanewise(VectorOperators.XOR, signs).and(nonzero3).lanewise(VectorOperators.BIT_COUNT));
      final LongVector t0 = y0.sub(x0);
      final LongVector t1 = y1.sub(x1);
      final LongVector t2 = y2.sub(x2);
      final LongVector t3 = y3.sub(x3);
      x0 = y0.mul(RowStreams.ROMU_FACTOR);
      x1 = y1.mul(RowStreams.ROMU_FACTOR);
      x2 = y2.mul(RowStreams.ROMU_FACTOR);
      x3 = y3.mul(RowStreams.ROMU_FACTOR);
      y0 = t0.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y1 = t1.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y2 = t2.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y3 = t3.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
    }
    both0.sub(opposed0.lanewise(VectorOperators.LSHL, 1)).intoMemorySegment(MEMORY, scratch, LITTLE);
    both1.sub(opposed1.lanewise(VectorOperators.LSHL, 1)).intoMemorySegment(MEMORY, scratch + VECTOR, LITTLE);
    both2.sub(opposed2.lanewise(VectorOperators.LSHL, 1)).intoMemorySegment(MEMORY, scratch + 2 * VECTOR, LITTLE);
    both3.sub(opposed3.lanewise(VectorOperators.LSHL, 1)).intoMemorySegment(MEMORY, scratch + 3 * VECTOR, LITTLE);
  }
}
