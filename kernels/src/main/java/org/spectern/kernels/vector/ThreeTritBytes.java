package org.spectern.kernels.vector;

import static org.spectern.kernels.product.ThreeTritProducts.BITS;
import static org.spectern.kernels.product.ThreeTritProducts.BLOCK_BYTES;
import static org.spectern.kernels.product.ThreeTritProducts.CHUNK;
import static org.spectern.kernels.product.ThreeTritProducts.CODES;
import static org.spectern.kernels.product.ThreeTritProducts.FIRST_SHIFT;
import static org.spectern.kernels.product.ThreeTritProducts.NINE;
import static org.spectern.kernels.product.ThreeTritProducts.ROWS;
import static org.spectern.kernels.product.ThreeTritProducts.SECOND_SHIFT;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.ThreeTritParts.BIAS;
import static org.spectern.kernels.vector.ThreeTritParts.PARTS;
import static org.spectern.kernels.vector.ThreeTritParts.TABLE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.ThreeTritProducts;

/**
 * Three-trit products with bytes and 512-bit vectors: the 27 signed sums of three activations lie in tables of bytes,
 * one of remainders and one of quotients ({@link ThreeTritParts}), so that two lookups of bytes serve 64 rows.
 *
 * <p>Sums of nine codes, three words, fit bytes. They are added to 16-bit lanes, each of which gets
 * {@code even + 256 odd}, and once more shifted by a byte as 32-bit lanes; from both, the sums of all bytes follow at
 * the end of a chunk.
 */
final class ThreeTritBytes {
  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_512;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_512;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final int QUARTER = ROWS / 4;
  private static final long WORD = BLOCK_BYTES;
  private static final long STEP = ThreeTritProducts.STEP * WORD;
  /** Where the tables of quotients start. */
  private static final long HIGH = ThreeTritParts.HIGH;
  private static final int LOW_CODE = (1 << BITS) - 1;
  private static final ThreadLocal<int[]> LAST = ThreadLocal.withInitial(() -> new int[ROWS]);
  private static final ThreadLocal<ThreeTritParts> TABLES = ThreadLocal.withInitial(ThreeTritParts::new);

  void timesBytes(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final long xOffset, final int[] y, final int offset, final int from, final int to) {
    // Every code's table is BIAS too high.
    Arrays.fill(y, offset + from, offset + to, -BIAS * CODES * ThreeTritProducts.words(columns));
    final ThreeTritParts tables = TABLES.get();
    final long bytes = Native.address(x) + xOffset;
    for (int first = 0; first < ThreeTritProducts.words(columns); first += CHUNK) {
      final int words = ThreeTritProducts.chunk(columns, first);
      tables.fill(bytes + (long) first * NINE, columns - first * NINE, words * CODES);
      final long stride = words * WORD;
      final long base = Native.address(weights) + ThreeTritProducts.at(rows, columns, 0, first);
      int row = from;
      for (; row + ROWS <= to; row += ROWS) {
        block(base + row / ROWS * stride, stride, tables.address(), y, offset + row);
      }
      if (row < to) {
        last(base + row / ROWS * stride, stride, tables.address(), y, offset + row, to - row);
      }
    }
  }

  private static void last(final long weights, final long stride, final long tables, final int[] y, final int at,
      final int rows) {
    final int[] sums = LAST.get();
    Arrays.fill(sums, 0);
    block(weights, stride, tables, sums, 0);
    for (int row = 0; row < rows; row++) {
      y[at + row] += sums[row];
    }
  }

  private static void block(final long weights, final long stride, final long sums, final int[] y, final int at) {
    final long words = weights & ADDRESS;
    final long tables = sums & ADDRESS;
    final ByteVector code = ByteVector.broadcast(BYTES, (byte) LOW_CODE);
    ShortVector low = ShortVector.zero(SHORTS);
    ShortVector lowShifted = low;
    ShortVector high = low;
    ShortVector highShifted = low;
    for (long next = 0; next != stride; next += STEP) {
      final long step = next & OFFSET;
      final long word = words + step;
      final long table = tables + step + step / 2 & ADDRESS;
      final ByteVector first0 = ByteVector.fromMemorySegment(BYTES, MEMORY, word, LITTLE);
      final ByteVector second0 = ByteVector.fromMemorySegment(BYTES, MEMORY, word + ROWS, LITTLE);
      final ByteVector codes0 = first0.and(code);
      final ByteVector codes1 = second0.and(code);
      final ByteVector codes2 = first0.reinterpretAsLongs().lanewise(VectorOperators.LSHR, FIRST_SHIFT)
          .reinterpretAsBytes()
          .lanewise(VectorOperators.XOR,
              second0.reinterpretAsLongs().lanewise(VectorOperators.LSHR, SECOND_SHIFT).reinterpretAsBytes());
      final ByteVector first1 = ByteVector.fromMemorySegment(BYTES, MEMORY, word + WORD, LITTLE);
      final ByteVector second1 = ByteVector.fromMemorySegment(BYTES, MEMORY, word + WORD + ROWS, LITTLE);
      final ByteVector codes3 = first1.and(code);
      final ByteVector codes4 = second1.and(code);
      final ByteVector codes5 = first1.reinterpretAsLongs().lanewise(VectorOperators.LSHR, FIRST_SHIFT)
          .reinterpretAsBytes()
          .lanewise(VectorOperators.XOR,
              second1.reinterpretAsLongs().lanewise(VectorOperators.LSHR, SECOND_SHIFT).reinterpretAsBytes());
      final ByteVector first2 = ByteVector.fromMemorySegment(BYTES, MEMORY, word + 2 * WORD, LITTLE);
      final ByteVector second2 = ByteVector.fromMemorySegment(BYTES, MEMORY, word + 2 * WORD + ROWS, LITTLE);
      final ByteVector codes6 = first2.and(code);
      final ByteVector codes7 = second2.and(code);
      final ByteVector codes8 = first2.reinterpretAsLongs().lanewise(VectorOperators.LSHR, FIRST_SHIFT)
          .reinterpretAsBytes()
          .lanewise(VectorOperators.XOR,
              second2.reinterpretAsLongs().lanewise(VectorOperators.LSHR, SECOND_SHIFT).reinterpretAsBytes());
      final ShortVector remainders = codes0.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table, LITTLE))
          .add(codes1.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + TABLE, LITTLE)))
          .add(codes2.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 2 * TABLE, LITTLE)))
          .add(codes3.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 3 * TABLE, LITTLE)))
          .add(codes4.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 4 * TABLE, LITTLE)))
          .add(codes5.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 5 * TABLE, LITTLE)))
          .add(codes6.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 6 * TABLE, LITTLE)))
          .add(codes7.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 7 * TABLE, LITTLE)))
          .add(codes8.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + 8 * TABLE, LITTLE)))
          .reinterpretAsShorts();
      final ShortVector quotients = codes0.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + HIGH, LITTLE))
          .add(codes1.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + HIGH + TABLE, LITTLE)))
          .add(codes2.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + HIGH + 2 * TABLE, LITTLE)))
          .add(codes3.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + HIGH + 3 * TABLE, LITTLE)))
          .add(codes4.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + HIGH + 4 * TABLE, LITTLE)))
          .add(codes5.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + HIGH + 5 * TABLE, LITTLE)))
          .add(codes6.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + HIGH + 6 * TABLE, LITTLE)))
          .add(codes7.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + HIGH + 7 * TABLE, LITTLE)))
          .add(codes8.selectFrom(ByteVector.fromMemorySegment(BYTES, MEMORY, table + HIGH + 8 * TABLE, LITTLE)))
          .reinterpretAsShorts();
      low = low.add(remainders);
      lowShifted = lowShifted.add(
          remainders.reinterpretAsInts().lanewise(VectorOperators.LSHR, Byte.SIZE).reinterpretAsShorts());
      high = high.add(quotients);
      highShifted = highShifted.add(
          quotients.reinterpretAsInts().lanewise(VectorOperators.LSHR, Byte.SIZE).reinterpretAsShorts());
    }
    final IntVector mask = IntVector.broadcast(INTS, (1 << Short.SIZE) - 1);
    final IntVector lowBytes = low.reinterpretAsInts();
    final IntVector lowNext = lowShifted.reinterpretAsInts();
    final IntVector low3 = lowNext.lanewise(VectorOperators.LSHR, Short.SIZE);
    final IntVector low2 = lowBytes.lanewise(VectorOperators.LSHR, Short.SIZE)
        .sub(low3.lanewise(VectorOperators.LSHL, Byte.SIZE)).and(mask);
    final IntVector low1 = lowNext.sub(low2.lanewise(VectorOperators.LSHL, Byte.SIZE)).and(mask);
    final IntVector low0 = lowBytes.sub(low1.lanewise(VectorOperators.LSHL, Byte.SIZE)).and(mask);
    final IntVector highBytes = high.reinterpretAsInts();
    final IntVector highNext = highShifted.reinterpretAsInts();
    final IntVector high3 = highNext.lanewise(VectorOperators.LSHR, Short.SIZE);
    final IntVector high2 = highBytes.lanewise(VectorOperators.LSHR, Short.SIZE)
        .sub(high3.lanewise(VectorOperators.LSHL, Byte.SIZE)).and(mask);
    final IntVector high1 = highNext.sub(high2.lanewise(VectorOperators.LSHL, Byte.SIZE)).and(mask);
    final IntVector high0 = highBytes.sub(high1.lanewise(VectorOperators.LSHL, Byte.SIZE)).and(mask);
    IntVector.fromArray(INTS, y, at).add(low0).add(high0.mul(PARTS)).intoArray(y, at);
    IntVector.fromArray(INTS, y, at + QUARTER).add(low1).add(high1.mul(PARTS)).intoArray(y, at + QUARTER);
    IntVector.fromArray(INTS, y, at + 2 * QUARTER).add(low2).add(high2.mul(PARTS)).intoArray(y, at + 2 * QUARTER);
    IntVector.fromArray(INTS, y, at + 3 * QUARTER).add(low3).add(high3.mul(PARTS)).intoArray(y, at + 3 * QUARTER);
  }
}
