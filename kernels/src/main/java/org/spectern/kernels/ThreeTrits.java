package org.spectern.kernels;

import static org.spectern.kernels.product.ThreeTritProducts.BITS;
import static org.spectern.kernels.product.ThreeTritProducts.CODES;
import static org.spectern.kernels.product.ThreeTritProducts.FIRST_SHIFT;
import static org.spectern.kernels.product.ThreeTritProducts.SECOND_SHIFT;
import static org.spectern.kernels.product.ThreeTritProducts.TRITS;
import static org.spectern.kernels.product.ThreeTritProducts.ZERO;

import org.spectern.kernels.product.ThreeTritProducts;

/**
 * Words of nine weights, as {@link ThreeTritProducts} defines them. Here a word is three codes of five bits, the first
 * one lowest; stored, it is spread over two 64-bit words, which hold eight of them.
 */
final class ThreeTrits {
  private static final int VALUES = 27;
  private static final int LOW = (1 << BITS) - 1;
  /** The bits of a first byte that serve c_2. */
  private static final int LEFT_OVER = Byte.SIZE - BITS;
  /** For each code, bits of the nonzero digits in bits 0 to 2, those of the negative ones in bits 16 to 18. */
  private static final int[] PLANES = planes();

  private ThreeTrits() {}

  private static int[] planes() {
    final int[] planes = new int[VALUES];
    for (int code = 0; code < VALUES; code++) {
      for (int digit = 0, rest = code; digit < TRITS; digit++, rest /= 3) {
        planes[code] |= switch (rest % 3) {
          case 0 -> 0x10001 << digit;
          case 1 -> 0;
          default -> 1 << digit;
        };
      }
    }
    return planes;
  }

  /** Nonzero bits, and sign bits from bit 16 on, of a word that has a value. */
  static int planes(final int word) {
    return PLANES[word & LOW] | PLANES[word >>> BITS & LOW] << TRITS | PLANES[word >>> 2 * BITS] << 2 * TRITS;
  }

  /** Whether a word consists of three codes and has digits only in its first columns. */
  static boolean valid(final int word, final int columns) {
    return (word & LOW) < VALUES && (word >>> BITS & LOW) < VALUES && word >>> 2 * BITS < VALUES
        && (planes(word) & 0xffff) >>> columns == 0;
  }

  /**
   * One of the eight words that two 64-bit words hold; its third code has six bits, of which the last is zero if it is
   * valid.
   */
  static int word(final long first, final long second, final int lane) {
    final int shift = lane * Byte.SIZE;
    final long third = first >>> FIRST_SHIFT ^ second >>> SECOND_SHIFT;
    return (int) (first >>> shift) & LOW | ((int) (second >>> shift) & LOW) << BITS
        | ((int) (third >>> shift) & 2 * LOW + 1) << 2 * BITS;
  }

  /** What a word adds, by exclusive or, to the 64-bit word of first bytes. */
  static long first(final int word, final int lane) {
    final int third = word >>> 2 * BITS ^ word >>> BITS + SECOND_SHIFT & (1 << BITS - SECOND_SHIFT) - 1;
    return (long) (word & LOW | third << BITS & 0xff) << lane * Byte.SIZE;
  }

  /**
   * What a word adds, by exclusive or, to the 64-bit word of second bytes: its own, and what undoes its first code in
   * the lane before.
   */
  static long second(final int word, final int lane) {
    final long own = word >>> BITS & LOW | word >>> 2 * BITS + LEFT_OVER << LEFT_OVER + SECOND_SHIFT;
    final long stray = (word & (1 << LEFT_OVER) - 1) << LEFT_OVER + SECOND_SHIFT;
    return own << lane * Byte.SIZE ^ (lane == 0 ? 0 : stray << (lane - 1) * Byte.SIZE);
  }

  /** A word of up to nine weights. */
  static int store(final byte[] weights, final int from) {
    int word = 0;
    for (int code = CODES - 1; code >= 0; code--) {
      int number = 0;
      for (int digit = TRITS - 1; digit >= 0; digit--) {
        final int column = from + code * TRITS + digit;
        number = 3 * number + (column < weights.length ? weights[column] : 0);
      }
      word = word << BITS | ZERO + number;
    }
    return word;
  }
}
