package org.spectern.kernels.vector;

import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
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
    int place = 0;
    for (; place + LANES < rows; place += 2 * LANES) {
      final long strip = VectorBitPlaneProducts.strip(base, stride, place);
      final long next = VectorBitPlaneProducts.strip(base, stride, place + LANES);
      two(streams, expansion, digits, first + place, strip, next, stride);
      trim(strip + stride - STEP & ADDRESS, columns);
      trim(next + stride - STEP & ADDRESS, columns);
    }
    if (place < rows) {
      final long strip = VectorBitPlaneProducts.strip(base, stride, place);
      two(streams, expansion, digits, first + place, strip, strip, stride);
      trim(strip + stride - STEP & ADDRESS, columns);
    }
  }

  /** Fills two strips, as one does not keep the processor busy; the same one twice ends as its first half. */
  private static void two(final RowStreams streams, final int expansion, final int digits, final int row,
      final long strip, final long strip2, final long end) {
    final long key0 = streams.high();
    final long key1 = streams.low();
    final long key2 = streams.parity();
    LongVector a = FIRST_ROWS.add(row).add(key0);
    LongVector b = LongVector.broadcast(WORDS, streams.layer() + key1);
    LongVector c = a.add(strip == strip2 ? 0 : LANES);
    LongVector d = b;
    for (int round = 0; round < RowStreams.ROUNDS; round++) {
      final int rotation = RowStreams.rotation(round);
      a = a.add(b);
      c = c.add(d);
      b = b.lanewise(VectorOperators.ROL, rotation).lanewise(VectorOperators.XOR, a);
      d = d.lanewise(VectorOperators.ROL, rotation).lanewise(VectorOperators.XOR, c);
      if ((round & 3) == 3) {
        final int injection = round / 4 + 1;
        final long left = injection == 1 ? key1 : injection == 2 ? key2 : key0;
        final long right = (injection == 1 ? key2 : injection == 2 ? key0 : key1) + injection;
        a = a.add(left);
        c = c.add(left);
        b = b.add(right);
        d = d.add(right);
      }
    }
    final long to = strip & ADDRESS;
    final long to2 = strip2 & ADDRESS;
    final long initial = digits == 0 ? -expansion : 0;
    for (long next = 0; next != end; next += STEP) {
      LongVector nonzero = LongVector.broadcast(WORDS, initial);
      LongVector nonzero2 = nonzero;
      for (int digit = 0; digit < digits; digit++) {
        final LongVector word = a.add(b).lanewise(VectorOperators.ROL, 17).add(a);
        final LongVector word2 = c.add(d).lanewise(VectorOperators.ROL, 17).add(c);
        b = b.lanewise(VectorOperators.XOR, a);
        d = d.lanewise(VectorOperators.XOR, c);
        a = a.lanewise(VectorOperators.ROL, 49).lanewise(VectorOperators.XOR, b)
            .lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHL, 21));
        c = c.lanewise(VectorOperators.ROL, 49).lanewise(VectorOperators.XOR, d)
            .lanewise(VectorOperators.XOR, d.lanewise(VectorOperators.LSHL, 21));
        b = b.lanewise(VectorOperators.ROL, 28);
        d = d.lanewise(VectorOperators.ROL, 28);
        if ((expansion >>> digit & 1) == 1) {
          nonzero = nonzero.or(word);
          nonzero2 = nonzero2.or(word2);
        } else {
          nonzero = nonzero.and(word);
          nonzero2 = nonzero2.and(word2);
        }
      }
      final LongVector word = a.add(b).lanewise(VectorOperators.ROL, 17).add(a);
      final LongVector word2 = c.add(d).lanewise(VectorOperators.ROL, 17).add(c);
      b = b.lanewise(VectorOperators.XOR, a);
      d = d.lanewise(VectorOperators.XOR, c);
      a = a.lanewise(VectorOperators.ROL, 49).lanewise(VectorOperators.XOR, b)
          .lanewise(VectorOperators.XOR, b.lanewise(VectorOperators.LSHL, 21));
      c = c.lanewise(VectorOperators.ROL, 49).lanewise(VectorOperators.XOR, d)
          .lanewise(VectorOperators.XOR, d.lanewise(VectorOperators.LSHL, 21));
      b = b.lanewise(VectorOperators.ROL, 28);
      d = d.lanewise(VectorOperators.ROL, 28);
      final long at = next & OFFSET;
      nonzero2.intoMemorySegment(MEMORY, to2 + at, LITTLE);
      nonzero2.and(word2).intoMemorySegment(MEMORY, to2 + at + SIGN, LITTLE);
      nonzero.intoMemorySegment(MEMORY, to + at, LITTLE);
      nonzero.and(word).intoMemorySegment(MEMORY, to + at + SIGN, LITTLE);
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
  public int gaps(final RowStreams streams, final int[] tables, final int first, final int rows,
      final int columns, final int[] entries, final int[] ends) {
    return gaps.gaps(streams, tables, first, rows, columns, entries, ends);
  }
}
