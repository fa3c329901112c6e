package org.spectern.kernels;

import static org.spectern.kernels.product.ThreeTritProducts.BITS;
import static org.spectern.kernels.product.ThreeTritProducts.CODES;
import static org.spectern.kernels.product.ThreeTritProducts.TRITS;
import static org.spectern.kernels.product.ThreeTritProducts.ZERO;

import org.spectern.kernels.product.ThreeTritProducts;

/** Words of nine weights, as {@link ThreeTritProducts} defines them. */
final class ThreeTrits {
  private static final int VALUES = 27;
  private static final int LOW = (1 << BITS) - 1;
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
  static int planes(final short word) {
    return PLANES[word & LOW] | PLANES[word >>> BITS & LOW] << TRITS | PLANES[word >>> 2 * BITS & LOW] << 2 * TRITS;
  }

  /** Whether a word consists of three codes and has digits only in its first columns. */
  static boolean valid(final short word, final int columns) {
    return word >= 0 && (word & LOW) < VALUES && (word >>> BITS & LOW) < VALUES && word >>> 2 * BITS < VALUES
        && (planes(word) & 0xffff) >>> columns == 0;
  }

  /** Stores up to nine weights. */
  static short store(final byte[] weights, final int from) {
    int word = 0;
    for (int code = CODES - 1; code >= 0; code--) {
      int number = 0;
      for (int digit = TRITS - 1; digit >= 0; digit--) {
        final int column = from + code * TRITS + digit;
        number = 3 * number + (column < weights.length ? weights[column] : 0);
      }
      word = word << BITS | ZERO + number;
    }
    return (short) word;
  }
}
