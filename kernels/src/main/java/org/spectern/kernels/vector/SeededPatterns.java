package org.spectern.kernels.vector;

import static org.spectern.kernels.product.PatternTable.ALIAS;
import static org.spectern.kernels.product.PatternTable.OWN;
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
import static org.spectern.kernels.vector.VectorSeededRows.WIDE;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.PatternTable;
import org.spectern.kernels.product.RowStreams;
import org.spectern.kernels.scalar.RowStream;

/**
 * Planes of probabilities with many digits, drawn as patterns of four weights: a table of 64 bytes is a register, and a
 * lookup of 64 patterns in it one permutation. That takes 512 bits and VBMI; for 256 bits there is
 * {@link NarrowSeededPatterns}.
 *
 * <p>Four strips at a time go through a group of words, then what the table has left open there, once in some 1,600
 * patterns, is settled one by one.
 */
final class SeededPatterns {
  static final VectorSpecies<Byte> BYTES = WORDS.withLanes(byte.class);
  /** Words between two looks at what is open: its flags stay in the first cache. */
  private static final long GROUP = 16;
  /** Flags of a word in all strips. */
  static final long FLAGS = STRIPS * VECTOR;
  /** Where flags start in scratch, after the states of the streams. */
  private static final long OPEN = 2 * STRIPS * VECTOR;
  /** The upper four bits of each byte. */
  static final long HIGH = 0xF0F0F0F0F0F0F0F0L;

  /** Bytes of scratch. */
  static final long SCRATCH = OPEN + GROUP * FLAGS;

  private static final ThreadLocal<RowStream> STREAM = ThreadLocal.withInitial(RowStream::new);

  private SeededPatterns() {}

  /**
   * Fills four strips from the streams that start in {@code states}.
   *
   * @param first the row in place 0
   * @param place of the first strip
   * @param rows how many rows there are; strips past the last repeat the first one
   * @param planes address of the rows
   * @param stride bytes of a strip
   */
  static void draw(final RowStreams streams, final PatternTable table, final long states, final int first,
      final int place, final int rows, final long planes, final long stride) {
    final long a = strip(planes, stride, place, 0, rows);
    final long b = strip(planes, stride, place, 1, rows);
    final long c = strip(planes, stride, place, 2, rows);
    final long d = strip(planes, stride, place, 3, rows);
    for (long start = 0; start < stride; start += GROUP * STEP) {
      final long bytes = Math.min(GROUP * STEP, stride - start);
      if (WIDE) {
        look(table.cells(), states, a + start, b + start, c + start, d + start, bytes);
      } else {
        NarrowSeededPatterns.look(table.cells(), states, a + start, states + OPEN, bytes);
        NarrowSeededPatterns.look(table.cells(), states + VECTOR, b + start, states + OPEN + VECTOR, bytes);
        NarrowSeededPatterns.look(table.cells(), states + 2 * VECTOR, c + start, states + OPEN + 2 * VECTOR, bytes);
        NarrowSeededPatterns.look(table.cells(), states + 3 * VECTOR, d + start, states + OPEN + 3 * VECTOR, bytes);
      }
      long flags = states + OPEN;
      for (long at = start; at < start + bytes; at += STEP, flags += FLAGS) {
        for (long open = open(flags); open != 0; open &= open - 1) {
          final int lane = Long.numberOfTrailingZeros(open);
          final int row = VectorSeededRows.own(place, lane / LANES, rows) + lane % LANES;
          settle(streams, table, Native.longAt(flags + lane * Long.BYTES & ADDRESS), first + row, (int) (at / STEP),
              VectorBitPlaneProducts.strip(planes, stride, row - lane % LANES) + at + lane % LANES * Long.BYTES);
        }
      }
    }
  }

  private static long strip(final long planes, final long stride, final int place, final int strip, final int rows) {
    return VectorBitPlaneProducts.strip(planes, stride, VectorSeededRows.own(place, strip, rows));
  }

  /**
   * Looks up the patterns of a group of words. An open one is stored with all its bits, and flagged in its byte's other
   * four.
   */
  private static void look(final byte[] cells, final long states, final long a, final long b, final long c,
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
    final ByteVector thresholds = ByteVector.fromArray(BYTES, cells, 0);
    final ByteVector own = ByteVector.fromArray(BYTES, cells, OWN);
    final ByteVector alias = ByteVector.fromArray(BYTES, cells, ALIAS);
    final LongVector low = LongVector.broadcast(WORDS, ~HIGH);
    final ByteVector ownHigh = own.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 4)
        .lanewise(VectorOperators.BITWISE_BLEND, own.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 4), low)
        .reinterpretAsBytes();
    final ByteVector aliasHigh = alias.reinterpretAsLongs().lanewise(VectorOperators.LSHL, 4)
        .lanewise(VectorOperators.BITWISE_BLEND, alias.reinterpretAsLongs().lanewise(VectorOperators.LSHR, 4), low)
        .reinterpretAsBytes();
    for (long next = 0; next != end; next += STEP) {
      final ByteVector lowCells0 = x0.reinterpretAsBytes();
      final ByteVector lowCells1 = x1.reinterpretAsBytes();
      final ByteVector lowCells2 = x2.reinterpretAsBytes();
      final ByteVector lowCells3 = x3.reinterpretAsBytes();
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
      final LongVector low0 = lowCells0.selectFrom(alias).blend(lowCells0.selectFrom(own),
          x0.reinterpretAsBytes().compare(VectorOperators.ULT, lowCells0.selectFrom(thresholds))).reinterpretAsLongs();
      final LongVector low1 = lowCells1.selectFrom(alias).blend(lowCells1.selectFrom(own),
          x1.reinterpretAsBytes().compare(VectorOperators.ULT, lowCells1.selectFrom(thresholds))).reinterpretAsLongs();
      final LongVector low2 = lowCells2.selectFrom(alias).blend(lowCells2.selectFrom(own),
          x2.reinterpretAsBytes().compare(VectorOperators.ULT, lowCells2.selectFrom(thresholds))).reinterpretAsLongs();
      final LongVector low3 = lowCells3.selectFrom(alias).blend(lowCells3.selectFrom(own),
          x3.reinterpretAsBytes().compare(VectorOperators.ULT, lowCells3.selectFrom(thresholds))).reinterpretAsLongs();
      final LongVector u0 = y0.sub(x0);
      final LongVector u1 = y1.sub(x1);
      final LongVector u2 = y2.sub(x2);
      final LongVector u3 = y3.sub(x3);
      x0 = y0.mul(RowStreams.ROMU_FACTOR);
      x1 = y1.mul(RowStreams.ROMU_FACTOR);
      x2 = y2.mul(RowStreams.ROMU_FACTOR);
      x3 = y3.mul(RowStreams.ROMU_FACTOR);
      y0 = u0.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y1 = u1.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y2 = u2.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y3 = u3.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      final ByteVector highCells0 = x0.reinterpretAsBytes();
      final ByteVector highCells1 = x1.reinterpretAsBytes();
      final ByteVector highCells2 = x2.reinterpretAsBytes();
      final ByteVector highCells3 = x3.reinterpretAsBytes();
      final LongVector v0 = y0.sub(x0);
      final LongVector v1 = y1.sub(x1);
      final LongVector v2 = y2.sub(x2);
      final LongVector v3 = y3.sub(x3);
      x0 = y0.mul(RowStreams.ROMU_FACTOR);
      x1 = y1.mul(RowStreams.ROMU_FACTOR);
      x2 = y2.mul(RowStreams.ROMU_FACTOR);
      x3 = y3.mul(RowStreams.ROMU_FACTOR);
      y0 = v0.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y1 = v1.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y2 = v2.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y3 = v3.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      final LongVector high0 = highCells0.selectFrom(aliasHigh).blend(highCells0.selectFrom(ownHigh),
          x0.reinterpretAsBytes().compare(VectorOperators.ULT, highCells0.selectFrom(thresholds))).reinterpretAsLongs();
      final LongVector high1 = highCells1.selectFrom(aliasHigh).blend(highCells1.selectFrom(ownHigh),
          x1.reinterpretAsBytes().compare(VectorOperators.ULT, highCells1.selectFrom(thresholds))).reinterpretAsLongs();
      final LongVector high2 = highCells2.selectFrom(aliasHigh).blend(highCells2.selectFrom(ownHigh),
          x2.reinterpretAsBytes().compare(VectorOperators.ULT, highCells2.selectFrom(thresholds))).reinterpretAsLongs();
      final LongVector high3 = highCells3.selectFrom(aliasHigh).blend(highCells3.selectFrom(ownHigh),
          x3.reinterpretAsBytes().compare(VectorOperators.ULT, highCells3.selectFrom(thresholds))).reinterpretAsLongs();
      final LongVector w0 = y0.sub(x0);
      final LongVector w1 = y1.sub(x1);
      final LongVector w2 = y2.sub(x2);
      final LongVector w3 = y3.sub(x3);
      x0 = y0.mul(RowStreams.ROMU_FACTOR);
      x1 = y1.mul(RowStreams.ROMU_FACTOR);
      x2 = y2.mul(RowStreams.ROMU_FACTOR);
      x3 = y3.mul(RowStreams.ROMU_FACTOR);
      y0 = w0.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y1 = w1.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y2 = w2.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y3 = w3.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      final long at = next & OFFSET;
      final long flags = scratch + OPEN + (next / STEP * FLAGS & OFFSET);
      final LongVector nonzero0 = low0.lanewise(VectorOperators.BITWISE_BLEND, high0, HIGH);
      nonzero0.intoMemorySegment(MEMORY, (a & ADDRESS) + at, LITTLE);
      nonzero0.and(x0).intoMemorySegment(MEMORY, (a & ADDRESS) + at + SIGN, LITTLE);
      high0.lanewise(VectorOperators.BITWISE_BLEND, low0, HIGH).intoMemorySegment(MEMORY, flags, LITTLE);
      final LongVector nonzero1 = low1.lanewise(VectorOperators.BITWISE_BLEND, high1, HIGH);
      nonzero1.intoMemorySegment(MEMORY, (b & ADDRESS) + at, LITTLE);
      nonzero1.and(x1).intoMemorySegment(MEMORY, (b & ADDRESS) + at + SIGN, LITTLE);
      high1.lanewise(VectorOperators.BITWISE_BLEND, low1, HIGH).intoMemorySegment(MEMORY, flags + VECTOR, LITTLE);
      final LongVector nonzero2 = low2.lanewise(VectorOperators.BITWISE_BLEND, high2, HIGH);
      nonzero2.intoMemorySegment(MEMORY, (c & ADDRESS) + at, LITTLE);
      nonzero2.and(x2).intoMemorySegment(MEMORY, (c & ADDRESS) + at + SIGN, LITTLE);
      high2.lanewise(VectorOperators.BITWISE_BLEND, low2, HIGH).intoMemorySegment(MEMORY, flags + 2 * VECTOR, LITTLE);
      final LongVector nonzero3 = low3.lanewise(VectorOperators.BITWISE_BLEND, high3, HIGH);
      nonzero3.intoMemorySegment(MEMORY, (d & ADDRESS) + at, LITTLE);
      nonzero3.and(x3).intoMemorySegment(MEMORY, (d & ADDRESS) + at + SIGN, LITTLE);
      high3.lanewise(VectorOperators.BITWISE_BLEND, low3, HIGH).intoMemorySegment(MEMORY, flags + 3 * VECTOR, LITTLE);
      final LongVector z0 = y0.sub(x0);
      final LongVector z1 = y1.sub(x1);
      final LongVector z2 = y2.sub(x2);
      final LongVector z3 = y3.sub(x3);
      x0 = y0.mul(RowStreams.ROMU_FACTOR);
      x1 = y1.mul(RowStreams.ROMU_FACTOR);
      x2 = y2.mul(RowStreams.ROMU_FACTOR);
      x3 = y3.mul(RowStreams.ROMU_FACTOR);
      y0 = z0.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y1 = z1.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y2 = z2.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
      y3 = z3.lanewise(VectorOperators.ROL, RowStreams.ROMU_ROTATION);
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

  /** Returns a bit for each word of four strips in which something is open. */
  private static long open(final long flags) {
    final long at = flags & ADDRESS;
    final LongVector a = LongVector.fromMemorySegment(WORDS, MEMORY, at, LITTLE);
    final LongVector b = LongVector.fromMemorySegment(WORDS, MEMORY, at + VECTOR, LITTLE);
    final LongVector c = LongVector.fromMemorySegment(WORDS, MEMORY, at + 2 * VECTOR, LITTLE);
    final LongVector d = LongVector.fromMemorySegment(WORDS, MEMORY, at + 3 * VECTOR, LITTLE);
    if (!a.or(b).or(c.or(d)).compare(VectorOperators.NE, 0).anyTrue()) {
      return 0;
    }
    return a.compare(VectorOperators.NE, 0).toLong() | b.compare(VectorOperators.NE, 0).toLong() << LANES
        | c.compare(VectorOperators.NE, 0).toLong() << 2 * LANES
        | d.compare(VectorOperators.NE, 0).toLong() << 3 * LANES;
  }

  /** Decides the open patterns of a word. */
  private static void settle(final RowStreams streams, final PatternTable table, final long flags, final int row,
      final int word, final long nonzeros) {
    final RowStream stream = STREAM.get();
    for (long open = flags; open != 0; open &= open - 1) {
      final int bit = Long.numberOfTrailingZeros(open);
      // Bit 4 of a byte flags its lower pattern, bit 0 its upper one.
      final int shift = bit ^ 4;
      final int pattern = table.settle(stream.block(streams, row, 1 + word * 16 + shift / 4));
      final long kept = ~(15L - pattern << shift);
      final long at = nonzeros & ADDRESS;
      MEMORY.set(WORD, at, MEMORY.get(WORD, at) & kept);
      MEMORY.set(WORD, at + SIGN, MEMORY.get(WORD, at + SIGN) & kept);
    }
  }
}
