package org.spectern.kernels.vector;

import static org.spectern.kernels.product.ThreeTritProducts.CHUNK;
import static org.spectern.kernels.product.ThreeTritProducts.CODES;
import static org.spectern.kernels.product.ThreeTritProducts.NINE;
import static org.spectern.kernels.product.ThreeTritProducts.TRITS;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The signed sums of three int8 activations in bytes, for each code of a chunk of three-trit words.
 *
 * <p>A sum s lies in [-384, 384]; {@code s + BIAS = remainder + PARTS * quotient} with a remainder in [0, 28] and a
 * quotient in [0, 27], so that nine of either fit an unsigned byte. The quotient is
 * {@code (73 (s + BIAS) + 50) >>> 11}, a division by 28 that may fall short of the floor by one, and fits 16 bits.
 */
final class ThreeTritParts {
  /** What is added to every sum. */
  static final int BIAS = 3 * 128;
  /** What quotients count. */
  static final int PARTS = 28;
  /** Bytes from one code's table to the next. */
  static final int TABLE = 64;
  /** Bytes from the tables of remainders to those of quotients. */
  static final int HIGH = CHUNK * CODES * TABLE;

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_512;
  private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_512;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Byte> SIXTEEN = ByteVector.SPECIES_128;
  private static final int ENTRIES = 32;
  private static final int RECIPROCAL = 73;
  private static final int ROUNDING = 50;
  private static final int RECIPROCAL_BITS = 11;

  /** For each digit, its value in every entry. */
  private static final short[] DIGITS = new short[TRITS * ENTRIES];
  /** Even bytes before odd ones. */
  private static final byte[] APART = new byte[2 * ENTRIES];

  static {
    for (int entry = 0; entry < ENTRIES; entry++) {
      for (int digit = 0, rest = entry; digit < TRITS; digit++, rest /= 3) {
        DIGITS[digit * ENTRIES + entry] = (short) (rest % 3 - 1);
      }
      APART[entry] = (byte) (2 * entry);
      APART[ENTRIES + entry] = (byte) (2 * entry + 1);
    }
  }

  private final MemorySegment tables = Arena.ofAuto().allocate(2 * HIGH, 64);
  /** Activations as pairs of equal shorts, which are broadcast from memory without a move through a register. */
  private final MemorySegment pairs = Arena.ofAuto().allocate(CHUNK * NINE * Integer.BYTES, 64);

  /** The first table of remainders. */
  long address() {
    return Native.address(tables);
  }

  /**
   * Makes the tables.
   *
   * @param x address of the first byte
   * @param columns how many there are; zeros follow
   * @param count how many tables
   */
  void fill(final long x, final int columns, final int count) {
    spread(x & ADDRESS, Math.min(columns, count * TRITS), count * TRITS);
    final ShortVector first = ShortVector.fromArray(SHORTS, DIGITS, 0);
    final ShortVector second = ShortVector.fromArray(SHORTS, DIGITS, ENTRIES);
    final ShortVector third = ShortVector.fromArray(SHORTS, DIGITS, 2 * ENTRIES);
    final ByteVector apart = ByteVector.fromArray(BYTES, APART, 0);
    final long values = Native.address(pairs) & ADDRESS;
    final long low = Native.address(tables) & ADDRESS;
    for (int code = 0; code < count; code++) {
      final long pair = values + (long) code * (TRITS * Integer.BYTES);
      final ShortVector sum = first.mul(IntVector.broadcast(INTS, MEMORY.get(Native.INT, pair)).reinterpretAsShorts())
          .add(second.mul(IntVector.broadcast(INTS, MEMORY.get(Native.INT, pair + 4)).reinterpretAsShorts()))
          .add(third.mul(IntVector.broadcast(INTS, MEMORY.get(Native.INT, pair + 8)).reinterpretAsShorts()))
          .add((short) BIAS);
      final ShortVector quotient = sum.mul((short) RECIPROCAL).add((short) ROUNDING)
          .lanewise(VectorOperators.LSHR, RECIPROCAL_BITS);
      // sum - PARTS quotient + 256 quotient: remainders in even bytes, quotients in odd ones.
      final ByteVector table = apart.selectFrom(sum.add(quotient.mul((short) (256 - PARTS))).reinterpretAsBytes());
      final long at = low + (long) code * TABLE;
      table.intoMemorySegment(MEMORY, at, LITTLE);
      // The quotients, 32 bytes further on, come to lie where their own tables start.
      table.intoMemorySegment(MEMORY, at + HIGH - ENTRIES, LITTLE);
    }
  }

  private void spread(final long x, final int columns, final int all) {
    final long target = Native.address(pairs) & ADDRESS;
    int column = 0;
    for (; column + SIXTEEN.length() <= columns; column += SIXTEEN.length()) {
      final IntVector values = (IntVector) ByteVector.fromMemorySegment(SIXTEEN, MEMORY, x + column, LITTLE)
          .convertShape(VectorOperators.B2I, INTS, 0);
      values.and(0xffff).or(values.lanewise(VectorOperators.LSHL, Short.SIZE))
          .intoMemorySegment(MEMORY, target + (long) column * Integer.BYTES, LITTLE);
    }
    for (; column < all; column++) {
      final int value = column < columns ? MEMORY.get(ValueLayout.JAVA_BYTE, x + column) : 0;
      MEMORY.set(Native.INT, target + (long) column * Integer.BYTES, value & 0xffff | value << Short.SIZE);
    }
  }
}
