package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.LANES;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.SIGN;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.STEP;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.WORDS;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.product.SeededRows;

/** Draws seeded rows with a row in each lane: the planes come out in the order in which products read them. */
public final class VectorSeededRows implements SeededRows {
  private static final LongVector FIRST_ROWS = LongVector.zero(WORDS).addIndex(1);

  private final SeededRows gaps;

  /** Draws planes in vectors and leaves gaps to another. */
  public VectorSeededRows(final SeededRows gaps) {
    this.gaps = gaps;
  }

  @Override
  public void planes(final RowStreams streams, final int expansion, final int digits, final int first, final int rows,
      final int columns, final MemorySegment planes) {
    final int words = Math.ceilDiv(columns, Long.SIZE);
    final long base = Native.address(planes);
    final long stride = words * STEP;
    for (int place = 0; place < rows; place += LANES) {
      final long strip = VectorBitPlaneProducts.strip(base, stride, place);
      strip(streams, expansion, digits, first + place, strip, stride);
      trim(strip + stride - STEP & ADDRESS, columns);
    }
  }

  private static void strip(final RowStreams streams, final int expansion, final int digits, final int row,
      final long strip, final long end) {
    final long base = strip & ADDRESS;
    LongVector left = FIRST_ROWS.add(row).add(streams.key(0));
    LongVector right = LongVector.broadcast(WORDS, streams.layer() + streams.key(1));
    for (int round = 0; round < RowStreams.ROUNDS; round++) {
      left = left.add(right);
      right = right.lanewise(VectorOperators.ROL, RowStreams.rotation(round)).lanewise(VectorOperators.XOR, left);
      if ((round & 3) == 3) {
        final int injection = round / 4 + 1;
        left = left.add(streams.key(injection));
        right = right.add(streams.key(injection + 1) + injection);
      }
    }
    LongVector first = left;
    LongVector second = right;
    final long initial = digits == 0 ? -expansion : 0;
    for (long next = 0; next != end; next += STEP) {
      LongVector nonzero = LongVector.broadcast(WORDS, initial);
      for (int digit = 0; digit < digits; digit++) {
        final LongVector word = first.add(second).lanewise(VectorOperators.ROL, 17).add(first);
        final LongVector mixed = second.lanewise(VectorOperators.XOR, first);
        first = first.lanewise(VectorOperators.ROL, 49).lanewise(VectorOperators.XOR, mixed)
            .lanewise(VectorOperators.XOR, mixed.lanewise(VectorOperators.LSHL, 21));
        second = mixed.lanewise(VectorOperators.ROL, 28);
        // The majority of Z, the word and the digit: Z | word where the digit is 1, Z & word where it is 0.
        final long ones = -(expansion >>> digit & 1L);
        nonzero = nonzero.and(word).or(nonzero.or(word).and(ones));
      }
      final LongVector word = first.add(second).lanewise(VectorOperators.ROL, 17).add(first);
      final LongVector mixed = second.lanewise(VectorOperators.XOR, first);
      first = first.lanewise(VectorOperators.ROL, 49).lanewise(VectorOperators.XOR, mixed)
          .lanewise(VectorOperators.XOR, mixed.lanewise(VectorOperators.LSHL, 21));
      second = mixed.lanewise(VectorOperators.ROL, 28);
      final long at = base + (next & Native.OFFSET);
      nonzero.intoMemorySegment(MEMORY, at, LITTLE);
      nonzero.and(word).intoMemorySegment(MEMORY, at + SIGN, LITTLE);
    }
  }

  /** Clears the bits past the last column. */
  private static void trim(final long last, final int columns) {
    final long used = -1L >>> -columns;
    LongVector.fromMemorySegment(WORDS, MEMORY, last, LITTLE).and(used).intoMemorySegment(MEMORY, last, LITTLE);
    LongVector.fromMemorySegment(WORDS, MEMORY, last + SIGN, LITTLE).and(used)
        .intoMemorySegment(MEMORY, last + SIGN, LITTLE);
  }

  @Override
  public int gaps(final RowStreams streams, final MemorySegment tables, final int first, final int rows,
      final int columns, final int[] entries, final int[] ends) {
    return gaps.gaps(streams, tables, first, rows, columns, entries, ends);
  }
}
