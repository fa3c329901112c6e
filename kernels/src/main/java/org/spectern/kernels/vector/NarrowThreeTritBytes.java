package org.spectern.kernels.vector;

import static org.spectern.kernels.product.ThreeTritProducts.CHUNK;
import static org.spectern.kernels.product.ThreeTritProducts.CODES;
import static org.spectern.kernels.product.ThreeTritProducts.NINE;
import static org.spectern.kernels.product.ThreeTritProducts.ROWS;
import static org.spectern.kernels.product.ThreeTritProducts.TRITS;
import static org.spectern.kernels.product.ThreeTritProducts.ZERO;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.ThreeTritCodes.BYTES;
import static org.spectern.kernels.vector.ThreeTritCodes.LANES;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spectern.kernels.product.ThreeTritProducts;

/**
 * Three-trit products with bytes and vectors of 256 or 128 bits, by the tables of remainders and quotients that
 * {@link ThreeTritParts} explains; a table takes one or two registers.
 */
final class NarrowThreeTritBytes {
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
  private static final int QUARTER = ROWS / 4;
  /** Codes whose remainders and quotients surely fit bytes. */
  private static final int BYTE_CODES = ThreeTritProducts.STEP * CODES;
  private static final int BIAS = ThreeTritParts.BIAS;
  private static final int PARTS = ThreeTritParts.PARTS;
  private static final int ENTRIES = 32;
  /** Bytes of one code's remainders and its quotients, which follow them. */
  private static final int TABLE = 2 * ENTRIES;

  private static final ThreadLocal<int[]> LAST = ThreadLocal.withInitial(() -> new int[ROWS]);
  private static final ThreadLocal<ThreeTritCodes> UNPACKED = ThreadLocal.withInitial(ThreeTritCodes::new);
  private static final ThreadLocal<MemorySegment> TABLES = ThreadLocal
      .withInitial(() -> ThreeTritTables.allocate(CHUNK * CODES * TABLE));

  void timesBytes(final MemorySegment weights, final int rows, final int columns, final MemorySegment x,
      final long xOffset, final int[] y, final int offset, final int from, final int to) {
    // Every code's table is BIAS too high.
    Arrays.fill(y, offset + from, offset + to, -BIAS * CODES * ThreeTritProducts.words(columns));
    final long tables = Native.address(TABLES.get());
    final ThreeTritCodes codes = UNPACKED.get();
    final long bytes = Native.address(x) + xOffset;
    for (int first = 0; first < ThreeTritProducts.words(columns); first += CHUNK) {
      final int words = ThreeTritProducts.chunk(columns, first);
      fill(bytes + (long) first * NINE, columns - first * NINE, words * CODES, tables);
      final long base = Native.address(weights);
      for (int row = from; row < to; row += ROWS) {
        final long block = base + ThreeTritProducts.at(rows, columns, row / ROWS, first);
        if (row + ROWS <= to) {
          block(codes, block, words, tables, y, offset + row);
        } else {
          last(codes, block, words, tables, y, offset + row, to - row);
        }
      }
    }
  }

  private static void last(final ThreeTritCodes codes, final long block, final int words, final long tables,
      final int[] y, final int at, final int rows) {
    final int[] sums = LAST.get();
    Arrays.fill(sums, 0);
    block(codes, block, words, tables, sums, 0);
    for (int row = 0; row < rows; row++) {
      y[at + row] += sums[row];
    }
  }

  private static void fill(final long x, final int columns, final int count, final long target) {
    for (int code = 0; code < count; code++) {
      final int x0 = value(x, code * TRITS, columns);
      final int x1 = value(x, code * TRITS + 1, columns);
      final int x2 = value(x, code * TRITS + 2, columns);
      final long table = (target & ADDRESS) + (long) code * TABLE;
      for (int entry = 0; entry <= 2 * ZERO; entry++) {
        final int sum = BIAS + (entry % 3 - 1) * x0 + (entry / 3 % 3 - 1) * x1 + (entry / 9 - 1) * x2;
        MEMORY.set(ValueLayout.JAVA_BYTE, table + entry, (byte) (sum % PARTS));
        MEMORY.set(ValueLayout.JAVA_BYTE, table + ENTRIES + entry, (byte) (sum / PARTS));
      }
    }
  }

  private static int value(final long x, final int column, final int columns) {
    return column < columns ? MEMORY.get(ValueLayout.JAVA_BYTE, (x & ADDRESS) + column) : 0;
  }

  private static void block(final ThreeTritCodes codes, final long weights, final int words, final long tables,
      final int[] y, final int at) {
    for (int part = 0; part < ROWS; part += LANES) {
      codes.unpack(weights + part, words);
      part(codes.address(), words * CODES, tables, y, at + part / 4);
    }
  }

  private static void part(final long unpacked, final int count, final long sums, final int[] y, final int at) {
    final long codes = unpacked & ADDRESS;
    final long tables = sums & ADDRESS;
    ShortVector evenLow = ShortVector.zero(SHORTS);
    ShortVector oddLow = evenLow;
    ShortVector evenHigh = evenLow;
    ShortVector oddHigh = evenLow;
    for (int first = 0; first < count; first += BYTE_CODES) {
      ByteVector low = ByteVector.zero(BYTES);
      ByteVector high = low;
      for (long next = first; next != first + BYTE_CODES; next++) {
        final long code = next & OFFSET;
        final ByteVector found = ByteVector.fromMemorySegment(BYTES, MEMORY, codes + code * LANES, LITTLE);
        final long table = tables + code * TABLE;
        final ByteVector lowNear = ByteVector.fromMemorySegment(BYTES, MEMORY, table, LITTLE);
        final ByteVector highNear = ByteVector.fromMemorySegment(BYTES, MEMORY, table + ENTRIES, LITTLE);
        if (LANES == ENTRIES) {
          low = found.selectFrom(lowNear).add(low);
          high = found.selectFrom(highNear).add(high);
        } else {
          low = found.selectFrom(lowNear, ByteVector.fromMemorySegment(BYTES, MEMORY, table + LANES, LITTLE)).add(low);
          high = found.selectFrom(highNear,
              ByteVector.fromMemorySegment(BYTES, MEMORY, table + ENTRIES + LANES, LITTLE)).add(high);
        }
      }
      evenLow = evenLow.add(low.reinterpretAsShorts().and((short) 0xff));
      oddLow = oddLow.add(low.reinterpretAsShorts().lanewise(VectorOperators.LSHR, Byte.SIZE));
      evenHigh = evenHigh.add(high.reinterpretAsShorts().and((short) 0xff));
      oddHigh = oddHigh.add(high.reinterpretAsShorts().lanewise(VectorOperators.LSHR, Byte.SIZE));
    }
    final IntVector even = evenLow.reinterpretAsInts();
    final IntVector odd = oddLow.reinterpretAsInts();
    final IntVector evens = evenHigh.reinterpretAsInts();
    final IntVector odds = oddHigh.reinterpretAsInts();
    IntVector.fromArray(INTS, y, at).add(even.and(0xffff)).add(evens.and(0xffff).mul(PARTS)).intoArray(y, at);
    IntVector.fromArray(INTS, y, at + QUARTER).add(odd.and(0xffff)).add(odds.and(0xffff).mul(PARTS))
        .intoArray(y, at + QUARTER);
    IntVector.fromArray(INTS, y, at + 2 * QUARTER).add(even.lanewise(VectorOperators.LSHR, Short.SIZE))
        .add(evens.lanewise(VectorOperators.LSHR, Short.SIZE).mul(PARTS)).intoArray(y, at + 2 * QUARTER);
    IntVector.fromArray(INTS, y, at + 3 * QUARTER).add(odd.lanewise(VectorOperators.LSHR, Short.SIZE))
        .add(odds.lanewise(VectorOperators.LSHR, Short.SIZE).mul(PARTS)).intoArray(y, at + 3 * QUARTER);
  }
}
