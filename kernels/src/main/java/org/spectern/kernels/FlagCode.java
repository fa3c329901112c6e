package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A Huffman code for bytes of eight independent flags, each 1 with probability {@code ones / 64}.
 *
 * <p>Plain flags cost one bit each. Where their two values are far from equally likely, that is more than 2 % above the
 * entropy (docs/decisions/0051); in bytes by Huffman it is at most 0.8 %. Codes are canonical, by length and then by
 * value, written from the highest bit of the code to the lowest; the code follows from {@code ones} alone, and its
 * tables are shared by all matrices.
 */
final class FlagCode {
  /** {@code ones} counts in units of 1 / {@value}. */
  static final int UNITS = 64;
  /** The least and greatest {@code ones}: beyond, another shift is cheaper and codes would get long. */
  static final int LEAST = 24;

  private static final ValueLayout.OfLong WORD = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final int SYMBOLS = 256;
  private static final FlagCode[] CODES = new FlagCode[UNITS];

  private final byte[] lengths = new byte[SYMBOLS];
  private final short[] codes = new short[SYMBOLS];
  private final int longest;
  /** For the next {@code longest} bits: symbol, and above it the length of its code. */
  private final short[] table;

  private FlagCode(final int ones) {
    assignLengths(ones);
    int most = 0;
    for (final byte length : lengths) {
      most = Math.max(most, length);
    }
    longest = most;
    table = new short[1 << longest];
    int code = 0;
    for (int length = 1; length <= longest; length++) {
      for (int symbol = 0; symbol < SYMBOLS; symbol++) {
        if (lengths[symbol] == length) {
          assign(symbol, length, code++);
        }
      }
      code <<= 1;
    }
  }

  private void assign(final int symbol, final int length, final int code) {
    final int reversed = Integer.reverse(code) >>> Integer.SIZE - length;
    codes[symbol] = (short) reversed;
    for (int rest = 0; rest < 1 << longest - length; rest++) {
      table[rest << length | reversed] = (short) (length << Byte.SIZE | symbol);
    }
  }

  /** A node of Huffman's tree; equal weights are merged in the order of their numbers. */
  private record Node(long weight, int number, Node left, Node right) {}

  private void assignLengths(final int ones) {
    final PriorityQueue<Node> forest = new PriorityQueue<>(
        Comparator.comparingLong(Node::weight).thenComparingInt(Node::number));
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      final int set = Integer.bitCount(symbol);
      long weight = 1;
      for (int flag = 0; flag < Byte.SIZE; flag++) {
        weight *= flag < set ? ones : UNITS - ones;
      }
      forest.add(new Node(weight, symbol, null, null));
    }
    for (int number = SYMBOLS; forest.size() > 1; number++) {
      final Node left = forest.remove();
      final Node right = forest.remove();
      forest.add(new Node(left.weight + right.weight, number, left, right));
    }
    descend(forest.remove(), 0);
  }

  private void descend(final Node node, final int depth) {
    if (node.number < SYMBOLS) {
      lengths[node.number] = (byte) depth;
    } else {
      descend(node.left, depth + 1);
      descend(node.right, depth + 1);
    }
  }

  /** Returns the code for a share of ones. */
  static FlagCode of(final int ones) {
    synchronized (CODES) {
      if (CODES[ones] == null) {
        CODES[ones] = new FlagCode(ones);
      }
      return CODES[ones];
    }
  }

  /** Returns the ones in {@value #UNITS} that fit a share, or 0 if none does. */
  static int units(final double share) {
    final int ones = (int) Math.round(share * UNITS);
    return ones >= LEAST && ones <= UNITS - LEAST ? ones : 0;
  }

  /** Returns the mean length of a code per flag. */
  double bitsPerFlag(final double share) {
    double bits = 0;
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      final int set = Integer.bitCount(symbol);
      bits += lengths[symbol] * Math.pow(share, set) * Math.pow(1 - share, Byte.SIZE - set);
    }
    return bits / Byte.SIZE;
  }

  /** Returns the symbol that some bits start with, and above it the length of its code. */
  int entry(final long bits) {
    return table[(int) bits & (1 << longest) - 1];
  }

  void write(final int flags, final BitWriter target) {
    target.write(codes[flags], lengths[flags]);
  }

  /**
   * Decodes bytes of flags until there are enough ones.
   *
   * @param code memory
   * @param start byte at which the code starts
   * @param ones how many ones
   * @param flags receives the flags
   * @return bit after the last code, counted from {@code start}
   */
  long read(final MemorySegment code, final long start, final long ones, final MemorySegment flags) {
    final int mask = (1 << longest) - 1;
    long bit = 0;
    long found = 0;
    for (long at = 0; found < ones; at++) {
      final int entry = table[(int) (code.get(WORD, start + (bit >>> 3)) >>> (bit & 7)) & mask];
      flags.set(JAVA_BYTE, at, (byte) entry);
      found += Integer.bitCount(entry & 0xff);
      bit += entry >>> Byte.SIZE;
    }
    return bit;
  }
}
