package org.spectern.kernels.vector;

import static org.spectern.kernels.product.PatternTable.ALIAS;
import static org.spectern.kernels.product.PatternTable.OWN;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.SeededPatterns.BYTES;
import static org.spectern.kernels.vector.SeededPatterns.FLAGS;
import static org.spectern.kernels.vector.SeededPatterns.HIGH;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.SIGN;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.STEP;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.WORDS;
import static org.spectern.kernels.vector.VectorSeededRows.STRIPS;
import static org.spectern.kernels.vector.VectorSeededRows.VECTOR;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import org.spectern.kernels.product.RowStreams;

/**
 * Lookups of patterns in vectors of 256 bits: a table takes two registers, and sixteen of those hold one strip at a
 * time.
 */
final class NarrowSeededPatterns {
  private static final int FAR = BYTES.length();

  private NarrowSeededPatterns() {}

  /** Does for one strip what {@link SeededPatterns} does for four; its flags are those of every fourth vector. */
  static void look(final byte[] cells, final long states, final long planes, final long open, final long end) {
    final long scratch = states & ADDRESS;
    LongVector x = LongVector.fromMemorySegment(WORDS, MEMORY, scratch, LITTLE);
    LongVector y = LongVector.fromMemorySegment(WORDS, MEMORY, scratch + STRIPS * VECTOR, LITTLE);
    final ByteVector alias0 = ByteVector.fromArray(BYTES, cells, ALIAS);
    final ByteVector alias1 = ByteVector.fromArray(BYTES, cells, ALIAS + FAR);
    final ByteVector own0 = ByteVector.fromArray(BYTES, cells, OWN);
    final ByteVector own1 = ByteVector.fromArray(BYTES, cells, OWN + FAR);
    final ByteVector border0 = ByteVector.fromArray(BYTES, cells, 0);
    final ByteVector border1 = ByteVector.fromArray(BYTES, cells, FAR);
    for (long next = 0; next != end; next += STEP) {
      final ByteVector lowCells = x.reinterpretAsBytes();
      final LongVector t = y.sub(x);
      x = y.mul(RowStreams.ROMU_FACTOR);
      y = t.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      final LongVector low = lowCells.selectFrom(alias0, alias1)
          .blend(lowCells.selectFrom(own0, own1),
              x.reinterpretAsBytes().compare(VectorOperators.ULT, lowCells.selectFrom(border0, border1)))
          .reinterpretAsLongs();
      final LongVector u = y.sub(x);
      x = y.mul(RowStreams.ROMU_FACTOR);
      y = u.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      final ByteVector highCells = x.reinterpretAsBytes();
      final LongVector v = y.sub(x);
      x = y.mul(RowStreams.ROMU_FACTOR);
      y = v.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      final LongVector high = highCells.selectFrom(alias0, alias1)
          .blend(highCells.selectFrom(own0, own1),
              x.reinterpretAsBytes().compare(VectorOperators.ULT, highCells.selectFrom(border0, border1)))
          .reinterpretAsLongs();
      final LongVector w = y.sub(x);
      x = y.mul(RowStreams.ROMU_FACTOR);
      y = w.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      final long at = (planes & ADDRESS) + (next & OFFSET);
      final LongVector nonzero = low.lanewise(VectorOperators.BITWISE_BLEND,
          high.lanewise(VectorOperators.LSHL, 4), HIGH);
      nonzero.intoMemorySegment(MEMORY, at, LITTLE);
      nonzero.and(x).intoMemorySegment(MEMORY, at + SIGN, LITTLE);
      high.lanewise(VectorOperators.LSHR, 4).lanewise(VectorOperators.BITWISE_BLEND, low, HIGH)
          .intoMemorySegment(MEMORY, (open & ADDRESS) + (next / STEP * FLAGS & OFFSET), LITTLE);
      final LongVector z = y.sub(x);
      x = y.mul(RowStreams.ROMU_FACTOR);
      y = z.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
    }
    x.intoMemorySegment(MEMORY, scratch, LITTLE);
    y.intoMemorySegment(MEMORY, scratch + STRIPS * VECTOR, LITTLE);
  }
}
