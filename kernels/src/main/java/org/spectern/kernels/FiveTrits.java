package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static org.spectern.kernels.product.FiveTritProducts.MOST;
import static org.spectern.kernels.product.FiveTritProducts.TRITS;

import java.lang.foreign.MemorySegment;
import org.spectern.kernels.product.FiveTritProducts;

/** Bytes of five digits, as {@link FiveTritProducts} defines them, of weights and of activations. */
final class FiveTrits {
  /** What a byte without value decodes to. */
  static final int NONE = -1;
  /** Place of the sign words of a vector that has none. */
  static final long UNSIGNED = -1;
  /** Digits taken from a word at once: eight groups. */
  private static final int STEP = 8 * TRITS;
  private static final long FIVE_BITS = 0x1f1f1f1f1f1f1f1fL;
  private static final long ONES = 0x0101010101010101L;
  /**
   * For each stored byte, bits of the nonzero digits in bits 0 to 4, those of the negative ones in bits 8 to 12, or
   * NONE.
   */
  private static final short[] PLANES = planes();

  private FiveTrits() {}

  private static short[] planes() {
    final short[] planes = new short[256];
    for (int stored = 0; stored < planes.length; stored++) {
      final int number = number(stored);
      planes[stored] = (short) (stored == 0x80 || Math.abs(number) > MOST ? NONE : digits(number));
    }
    return planes;
  }

  private static int number(final int stored) {
    return (stored & 0x80) == 0 ? stored : -(stored & 0x7f);
  }

  private static int digits(final int number) {
    int planes = 0;
    for (int digit = 0, rest = number + MOST; digit < TRITS; digit++, rest /= 3) {
      planes |= switch (rest % 3) {
        case 0 -> 0x101 << digit;
        case 1 -> 0;
        default -> 1 << digit;
      };
    }
    return planes;
  }

  /** Nonzero bits, and sign bits from bit 8 on, of a stored byte; {@link #NONE} if it has no value. */
  static int planes(final byte stored) {
    return PLANES[stored & 0xff];
  }

  /** Stores up to five weights. */
  static byte store(final byte[] weights, final int from) {
    int number = 0;
    for (int column = Math.min(from + TRITS, weights.length) - 1; column >= from; column--) {
      number = 3 * number + weights[column];
    }
    return (byte) (Math.abs(number) | number & 0x80);
  }

  /**
   * Codes of a vector given by words of nonzero bits and of sign bits: {@code codes[g] = 121 + n}.
   *
   * @param words the words
   * @param nonzero long index of the first nonzero word
   * @param sign long index of the first sign word, or {@link #UNSIGNED}
   * @param stride longs from one word to the next
   * @param columns elements; bits past them are zero
   * @param codes receives one byte per group, rounded up to a multiple of eight
   * @param offset where they start
   */
  static void codes(final MemorySegment words, final long nonzero, final long sign, final int stride, final int columns,
      final MemorySegment codes, final long offset) {
    final int last = (columns - 1) / Long.SIZE;
    for (int column = 0, at = 0; column < columns; column += STEP, at += Long.BYTES) {
      final long positive = number(bits(words, nonzero, stride, column, last));
      final long negative = sign == UNSIGNED ? 0 : number(bits(words, sign, stride, column, last));
      codes.set(JAVA_LONG_UNALIGNED, offset + at, MOST * ONES + positive - 2 * negative);
    }
  }

  private static long bits(final MemorySegment words, final long first, final int stride, final int column,
      final int last) {
    final int word = column / Long.SIZE;
    final int shift = column % Long.SIZE;
    final long low = words.getAtIndex(JAVA_LONG, first + (long) word * stride) >>> shift;
    if (shift <= Long.SIZE - STEP || word == last) {
      return low;
    }
    return low | words.getAtIndex(JAVA_LONG, first + (word + 1L) * stride) << -shift;
  }

  /** Numbers with digits 0 and 1, one per byte, of eight groups of five bits. */
  private static long number(final long bits) {
    final long groups = Long.expand(bits, FIVE_BITS);
    return (groups & ONES) + 3 * (groups >>> 1 & ONES) + 9 * (groups >>> 2 & ONES) + 27 * (groups >>> 3 & ONES)
        + 81 * (groups >>> 4 & ONES);
  }
}
