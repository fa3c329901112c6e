package org.spectern.kernels.vector;

import static org.spectern.kernels.product.SeededRows.GROUP;
import static org.spectern.kernels.product.SeededRows.TOP;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.WORD;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.LANES;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.SIGN;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.STEP;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.WORDS;
import static org.spectern.kernels.vector.VectorSeededRows.STRIPS;
import static org.spectern.kernels.vector.VectorSeededRows.VECTOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.scalar.RowStream;
import org.spectern.kernels.scalar.ScalarSeededRows;

/**
 * Planes of probabilities with many digits: the upper ones are compared for every weight, ties are settled by folds of the lower
 * ones that serve a group of words.
 *
 * <p>A group goes through scratch in passes that are small enough to compile: folds, comparisons (four strips at a time), ties (one
 * strip, whose counts stay in registers), and in about one lane of sixty the places that tied a third time.
 */
final class SeededTies {
  /** Vectors of one kind for the words of a group in all strips. */
  private static final long KIND = GROUP * STRIPS * VECTOR;
  private static final long FOLDS = 2 * STRIPS * VECTOR;
  private static final long BELOW = 4 * STRIPS * VECTOR;
  private static final long TIED = BELOW + KIND;
  private static final long SIGNS = TIED + KIND;

  /** Bytes of scratch; states of the streams come first. */
  static final long SCRATCH = SIGNS + KIND;

  private static final ThreadLocal<RowStream> STREAM = ThreadLocal.withInitial(RowStream::new);

  private SeededTies() {}

  /** Fills four strips from the streams that start in {@code states}. */
  static void draw(final long states, final int expansion, final int digits, final long a, final long b, final long c,
      final long d, final long end) {
    final int lower = digits - TOP;
    for (long start = 0; start < end; start += GROUP * STEP) {
      final long words = Math.min(GROUP * STEP, end - start) / STEP;
      folds(states, expansion, lower);
      compare(states, expansion, lower, words);
      group(states, 0, expansion, lower, words, a + start);
      group(states, 1, expansion, lower, words, b + start);
      group(states, 2, expansion, lower, words, c + start);
      group(states, 3, expansion, lower, words, d + start);
    }
  }

  private static void group(final long states, final int strip, final int expansion, final int lower, final long words,
      final long planes) {
    if (settle(states + strip * VECTOR, words, planes)) {
      for (int lane = 0; lane < LANES; lane++) {
        settleAgain(states + strip * VECTOR + lane * Long.BYTES, expansion, lower, words,
            planes + lane * Long.BYTES);
      }
    }
  }

  /** Draws both folds of a group. */
  private static void folds(final long states, final int expansion, final int lower) {
    final long scratch = states & ADDRESS;
    LongVector x0 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch, LITTLE);
    LongVector x1 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + VECTOR, LITTLE);
    LongVector x2 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 2 * VECTOR, LITTLE);
    LongVector x3 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 3 * VECTOR, LITTLE);
    LongVector y0 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 4 * VECTOR, LITTLE);
    LongVector y1 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 5 * VECTOR, LITTLE);
    LongVector y2 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 6 * VECTOR, LITTLE);
    LongVector y3 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 7 * VECTOR, LITTLE);
    for (long fold = 0; fold < 2; fold++) {
      LongVector bits0 = LongVector.zero(WORDS);
      LongVector bits1 = bits0;
      LongVector bits2 = bits0;
      LongVector bits3 = bits0;
      for (int digit = 0; digit < lower; digit++) {
        if ((expansion >>> digit & 1) == 1) {
          bits0 = bits0.or(x0);
          bits1 = bits1.or(x1);
          bits2 = bits2.or(x2);
          bits3 = bits3.or(x3);
        } else {
          bits0 = bits0.and(x0);
          bits1 = bits1.and(x1);
          bits2 = bits2.and(x2);
          bits3 = bits3.and(x3);
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
      final long target = scratch + FOLDS + fold * STRIPS * VECTOR & ADDRESS;
      bits0.intoMemorySegment(MEMORY, target, LITTLE);
      bits1.intoMemorySegment(MEMORY, target + VECTOR, LITTLE);
      bits2.intoMemorySegment(MEMORY, target + 2 * VECTOR, LITTLE);
      bits3.intoMemorySegment(MEMORY, target + 3 * VECTOR, LITTLE);
    }
    x0.intoMemorySegment(MEMORY, scratch, LITTLE);
    x1.intoMemorySegment(MEMORY, scratch + VECTOR, LITTLE);
    x2.intoMemorySegment(MEMORY, scratch + 2 * VECTOR, LITTLE);
    x3.intoMemorySegment(MEMORY, scratch + 3 * VECTOR, LITTLE);
    y0.intoMemorySegment(MEMORY, scratch + 4 * VECTOR, LITTLE);
    y1.intoMemorySegment(MEMORY, scratch + 5 * VECTOR, LITTLE);
    y2.intoMemorySegment(MEMORY, scratch + 6 * VECTOR, LITTLE);
    y3.intoMemorySegment(MEMORY, scratch + 7 * VECTOR, LITTLE);
  }

  /** Compares the upper digits of a group's words and draws their signs. */
  private static void compare(final long states, final int expansion, final int lower, final long words) {
    final long scratch = states & ADDRESS;
    LongVector x0 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch, LITTLE);
    LongVector x1 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + VECTOR, LITTLE);
    LongVector x2 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 2 * VECTOR, LITTLE);
    LongVector x3 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 3 * VECTOR, LITTLE);
    LongVector y0 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 4 * VECTOR, LITTLE);
    LongVector y1 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 5 * VECTOR, LITTLE);
    LongVector y2 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 6 * VECTOR, LITTLE);
    LongVector y3 = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + 7 * VECTOR, LITTLE);
    final long end = words * STRIPS * VECTOR;
    for (long next = 0; next != end; next += STRIPS * VECTOR) {
      LongVector below0 = LongVector.zero(WORDS);
      LongVector below1 = below0;
      LongVector below2 = below0;
      LongVector below3 = below0;
      LongVector tied0 = LongVector.broadcast(WORDS, -1);
      LongVector tied1 = tied0;
      LongVector tied2 = tied0;
      LongVector tied3 = tied0;
      for (int digit = lower + TOP - 1; digit >= lower; digit--) {
        if ((expansion >>> digit & 1) == 1) {
          below0 = below0.or(tied0.lanewise(VectorOperators.AND_NOT, x0));
          below1 = below1.or(tied1.lanewise(VectorOperators.AND_NOT, x1));
          below2 = below2.or(tied2.lanewise(VectorOperators.AND_NOT, x2));
          below3 = below3.or(tied3.lanewise(VectorOperators.AND_NOT, x3));
          tied0 = tied0.and(x0);
          tied1 = tied1.and(x1);
          tied2 = tied2.and(x2);
          tied3 = tied3.and(x3);
        } else {
          tied0 = tied0.lanewise(VectorOperators.AND_NOT, x0);
          tied1 = tied1.lanewise(VectorOperators.AND_NOT, x1);
          tied2 = tied2.lanewise(VectorOperators.AND_NOT, x2);
          tied3 = tied3.lanewise(VectorOperators.AND_NOT, x3);
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
      final long at = scratch + (next & OFFSET);
      below0.intoMemorySegment(MEMORY, at + BELOW, LITTLE);
      below1.intoMemorySegment(MEMORY, at + BELOW + VECTOR, LITTLE);
      below2.intoMemorySegment(MEMORY, at + BELOW + 2 * VECTOR, LITTLE);
      below3.intoMemorySegment(MEMORY, at + BELOW + 3 * VECTOR, LITTLE);
      tied0.intoMemorySegment(MEMORY, at + TIED, LITTLE);
      tied1.intoMemorySegment(MEMORY, at + TIED + VECTOR, LITTLE);
      tied2.intoMemorySegment(MEMORY, at + TIED + 2 * VECTOR, LITTLE);
      tied3.intoMemorySegment(MEMORY, at + TIED + 3 * VECTOR, LITTLE);
      x0.intoMemorySegment(MEMORY, at + SIGNS, LITTLE);
      x1.intoMemorySegment(MEMORY, at + SIGNS + VECTOR, LITTLE);
      x2.intoMemorySegment(MEMORY, at + SIGNS + 2 * VECTOR, LITTLE);
      x3.intoMemorySegment(MEMORY, at + SIGNS + 3 * VECTOR, LITTLE);
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
    x0.intoMemorySegment(MEMORY, scratch, LITTLE);
    x1.intoMemorySegment(MEMORY, scratch + VECTOR, LITTLE);
    x2.intoMemorySegment(MEMORY, scratch + 2 * VECTOR, LITTLE);
    x3.intoMemorySegment(MEMORY, scratch + 3 * VECTOR, LITTLE);
    y0.intoMemorySegment(MEMORY, scratch + 4 * VECTOR, LITTLE);
    y1.intoMemorySegment(MEMORY, scratch + 5 * VECTOR, LITTLE);
    y2.intoMemorySegment(MEMORY, scratch + 6 * VECTOR, LITTLE);
    y3.intoMemorySegment(MEMORY, scratch + 7 * VECTOR, LITTLE);
  }

  /**
   * Gives first ties their bits of the first fold and later ones those of the second, and leaves where a place tied more than
   * twice in the scratch of ties.
   *
   * @return whether any did
   */
  private static boolean settle(final long strip, final long words, final long target) {
    final long scratch = strip & ADDRESS;
    final long planes = target & ADDRESS;
    final LongVector first = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + FOLDS, LITTLE);
    final LongVector second = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + FOLDS + STRIPS * VECTOR, LITTLE);
    LongVector once = LongVector.zero(WORDS);
    LongVector twice = once;
    LongVector any = once;
    for (long word = 0; word != words; word++) {
      final long at = scratch + (word * STRIPS * VECTOR & OFFSET);
      final LongVector tied = LongVector.fromMemorySegment(WORDS, MEMORY, at + TIED, LITTLE);
      final LongVector over = tied.and(twice);
      any = any.or(over);
      over.intoMemorySegment(MEMORY, at + TIED, LITTLE);
      final LongVector nonzero = tied.and(first.lanewise(VectorOperators.BITWISE_BLEND, second, once))
          .or(LongVector.fromMemorySegment(WORDS, MEMORY, at + BELOW, LITTLE));
      twice = twice.or(tied.and(once));
      once = once.or(tied);
      final long to = planes + (word * STEP & OFFSET);
      nonzero.intoMemorySegment(MEMORY, to, LITTLE);
      nonzero.and(LongVector.fromMemorySegment(WORDS, MEMORY, at + SIGNS, LITTLE))
          .intoMemorySegment(MEMORY, to + SIGN, LITTLE);
    }
    // Not by a mask: one of two lanes would be boxed at 128 bits.
    return any.reduceLanes(VectorOperators.OR) != 0;
  }

  /** Replaces, in one lane, the bits of places that tied more than twice by those of one more fold for each word. */
  private static void settleAgain(final long lane, final int expansion, final int lower, final long words,
      final long planes) {
    final RowStream stream = STREAM.get();
    stream.start(longAt(lane), longAt(lane + STRIPS * VECTOR));
    for (long word = 0; word < words; word++) {
      final long at = lane + word * STRIPS * VECTOR;
      final long over = longAt(at + TIED);
      if (over != 0) {
        final long to = planes + word * STEP & ADDRESS;
        final long nonzero = longAt(to) & ~over | over & ScalarSeededRows.fold(stream, expansion, lower);
        MEMORY.set(WORD, to, nonzero);
        MEMORY.set(WORD, to + SIGN, nonzero & longAt(at + SIGNS));
      }
    }
    MEMORY.set(WORD, lane & ADDRESS, stream.state0());
    MEMORY.set(WORD, lane + STRIPS * VECTOR & ADDRESS, stream.state1());
  }

  private static long longAt(final long address) {
    return Native.longAt(address & ADDRESS);
  }
}
