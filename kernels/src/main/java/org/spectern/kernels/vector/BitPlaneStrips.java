package org.spectern.kernels.vector;

import static org.spectern.kernels.product.BitPlaneProducts.ROWS;
import static org.spectern.kernels.vector.Native.ADDRESS;
import static org.spectern.kernels.vector.Native.LITTLE;
import static org.spectern.kernels.vector.Native.MEMORY;
import static org.spectern.kernels.vector.Native.OFFSET;
import static org.spectern.kernels.vector.Native.WORD;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.APART;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.INTS;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.LANES;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.LOW_HALVES;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.SIGN;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.STEP;
import static org.spectern.kernels.vector.VectorBitPlaneProducts.WORDS;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Bit-plane products with one vector, {@value #STRIPS} strips of rows at a time, which share each broadcast activation.
 *
 * <p>Each bit position of a row is a counter: a column adds the digit 1 - q in {0, 1, 2}, q the product of its weight
 * and its activation. {@code odd} is the counter's low bit, and its carry, {@code q == 0 ? odd : q < 0}, is counted at
 * once. One population count thus serves both planes: {@code y = columns - 2 popcount(carries) - popcount(odd)},
 * padding included among the columns. With t = Z & Zx the carry is {@code odd ^ ((S ^ Sx ^ odd) & t)}, one
 * ternary-logic instruction, and the next low bit is {@code ~(odd ^ t)}; words go in pairs so that the second
 * complement undoes the first and neither is computed.
 *
 * <p>What the code does for the compiler's sake (docs/decisions/0011): t passes through a change of lane type, which
 * costs nothing and keeps the compiler from merging it into two instructions in place of one, and {@code flips} comes
 * before t, so that the ternary-logic instruction overwrites what it has loaded and not a copy.
 */
final class BitPlaneStrips {
  /** Strips of one call; with eight, words in pairs no longer fit the inliner's limit of nodes. */
  static final int STRIPS = 4;

  /** Strips of one group of rows. */
  private static final int PARTS = ROWS / LANES;

  private BitPlaneStrips() {}

  /**
   * Rows {@code row} to {@code row + STRIPS * LANES - 1} of a product with a binary vector.
   *
   * @param first address of the first strip
   * @param stride bytes of a group of rows
   * @param x address of one word for each 64 columns
   * @param y result of row i at i
   * @param row the first row
   */
  static void timesBinary(final long first, final long stride, final long x, final int[] y, final int row) {
    final long a = first & ADDRESS;
    final long b = first + 1 / PARTS * stride + 1 % PARTS * LANES * Long.BYTES & ADDRESS;
    final long c = first + 2 / PARTS * stride + 2 % PARTS * LANES * Long.BYTES & ADDRESS;
    final long d = first + 3 / PARTS * stride + 3 % PARTS * LANES * Long.BYTES & ADDRESS;
    final long bits = x & ADDRESS;
    LongVector odd0 = LongVector.zero(WORDS);
    LongVector carries0 = odd0;
    LongVector odd1 = odd0;
    LongVector carries1 = odd0;
    LongVector odd2 = odd0;
    LongVector carries2 = odd0;
    LongVector odd3 = odd0;
    LongVector carries3 = odd0;
    long next = 0;
    if ((stride & STEP) != 0) {
      final IntVector active = LongVector.broadcast(WORDS, MEMORY.get(WORD, bits))
          .reinterpretAsInts();
      final LongVector aFlips = LongVector.fromMemorySegment(WORDS, MEMORY, a + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd0);
      final LongVector aBoth = IntVector.fromMemorySegment(INTS, MEMORY, a, LITTLE).and(active)
          .reinterpretAsLongs();
      carries0 = carries0
          .add(aFlips.and(aBoth).lanewise(VectorOperators.XOR, odd0).lanewise(VectorOperators.BIT_COUNT));
      odd0 = odd0.lanewise(VectorOperators.XOR, aBoth).not();
      final LongVector bFlips = LongVector.fromMemorySegment(WORDS, MEMORY, b + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd1);
      final LongVector bBoth = IntVector.fromMemorySegment(INTS, MEMORY, b, LITTLE).and(active)
          .reinterpretAsLongs();
      carries1 = carries1
          .add(bFlips.and(bBoth).lanewise(VectorOperators.XOR, odd1).lanewise(VectorOperators.BIT_COUNT));
      odd1 = odd1.lanewise(VectorOperators.XOR, bBoth).not();
      final LongVector cFlips = LongVector.fromMemorySegment(WORDS, MEMORY, c + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd2);
      final LongVector cBoth = IntVector.fromMemorySegment(INTS, MEMORY, c, LITTLE).and(active)
          .reinterpretAsLongs();
      carries2 = carries2
          .add(cFlips.and(cBoth).lanewise(VectorOperators.XOR, odd2).lanewise(VectorOperators.BIT_COUNT));
      odd2 = odd2.lanewise(VectorOperators.XOR, cBoth).not();
      final LongVector dFlips = LongVector.fromMemorySegment(WORDS, MEMORY, d + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd3);
      final LongVector dBoth = IntVector.fromMemorySegment(INTS, MEMORY, d, LITTLE).and(active)
          .reinterpretAsLongs();
      carries3 = carries3
          .add(dFlips.and(dBoth).lanewise(VectorOperators.XOR, odd3).lanewise(VectorOperators.BIT_COUNT));
      odd3 = odd3.lanewise(VectorOperators.XOR, dBoth).not();
      next = STEP;
    }
    for (; next != stride; next += 2 * STEP) {
      final long at = next & OFFSET;
      final IntVector active0 = LongVector.broadcast(WORDS, MEMORY.get(WORD, bits + at / (STEP / Long.BYTES)))
          .reinterpretAsInts();
      final IntVector active1 = LongVector
          .broadcast(WORDS, MEMORY.get(WORD, bits + at / (STEP / Long.BYTES) + Long.BYTES)).reinterpretAsInts();
      final LongVector aFlips0 = LongVector.fromMemorySegment(WORDS, MEMORY, a + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd0);
      final LongVector aBoth0 = IntVector.fromMemorySegment(INTS, MEMORY, a + at, LITTLE).and(active0)
          .reinterpretAsLongs();
      carries0 = carries0
          .add(aFlips0.and(aBoth0).lanewise(VectorOperators.XOR, odd0).lanewise(VectorOperators.BIT_COUNT));
      odd0 = odd0.lanewise(VectorOperators.XOR, aBoth0);
      final LongVector bFlips0 = LongVector.fromMemorySegment(WORDS, MEMORY, b + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd1);
      final LongVector bBoth0 = IntVector.fromMemorySegment(INTS, MEMORY, b + at, LITTLE).and(active0)
          .reinterpretAsLongs();
      carries1 = carries1
          .add(bFlips0.and(bBoth0).lanewise(VectorOperators.XOR, odd1).lanewise(VectorOperators.BIT_COUNT));
      odd1 = odd1.lanewise(VectorOperators.XOR, bBoth0);
      final LongVector cFlips0 = LongVector.fromMemorySegment(WORDS, MEMORY, c + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd2);
      final LongVector cBoth0 = IntVector.fromMemorySegment(INTS, MEMORY, c + at, LITTLE).and(active0)
          .reinterpretAsLongs();
      carries2 = carries2
          .add(cFlips0.and(cBoth0).lanewise(VectorOperators.XOR, odd2).lanewise(VectorOperators.BIT_COUNT));
      odd2 = odd2.lanewise(VectorOperators.XOR, cBoth0);
      final LongVector dFlips0 = LongVector.fromMemorySegment(WORDS, MEMORY, d + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd3);
      final LongVector dBoth0 = IntVector.fromMemorySegment(INTS, MEMORY, d + at, LITTLE).and(active0)
          .reinterpretAsLongs();
      carries3 = carries3
          .add(dFlips0.and(dBoth0).lanewise(VectorOperators.XOR, odd3).lanewise(VectorOperators.BIT_COUNT));
      odd3 = odd3.lanewise(VectorOperators.XOR, dBoth0);
      final LongVector aFlips1 = LongVector.fromMemorySegment(WORDS, MEMORY, a + at + STEP + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd0.not());
      final LongVector aBoth1 = IntVector.fromMemorySegment(INTS, MEMORY, a + at + STEP, LITTLE).and(active1)
          .reinterpretAsLongs();
      carries0 = carries0
          .add(aFlips1.and(aBoth1).lanewise(VectorOperators.XOR, odd0.not()).lanewise(VectorOperators.BIT_COUNT));
      odd0 = odd0.lanewise(VectorOperators.XOR, aBoth1);
      final LongVector bFlips1 = LongVector.fromMemorySegment(WORDS, MEMORY, b + at + STEP + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd1.not());
      final LongVector bBoth1 = IntVector.fromMemorySegment(INTS, MEMORY, b + at + STEP, LITTLE).and(active1)
          .reinterpretAsLongs();
      carries1 = carries1
          .add(bFlips1.and(bBoth1).lanewise(VectorOperators.XOR, odd1.not()).lanewise(VectorOperators.BIT_COUNT));
      odd1 = odd1.lanewise(VectorOperators.XOR, bBoth1);
      final LongVector cFlips1 = LongVector.fromMemorySegment(WORDS, MEMORY, c + at + STEP + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd2.not());
      final LongVector cBoth1 = IntVector.fromMemorySegment(INTS, MEMORY, c + at + STEP, LITTLE).and(active1)
          .reinterpretAsLongs();
      carries2 = carries2
          .add(cFlips1.and(cBoth1).lanewise(VectorOperators.XOR, odd2.not()).lanewise(VectorOperators.BIT_COUNT));
      odd2 = odd2.lanewise(VectorOperators.XOR, cBoth1);
      final LongVector dFlips1 = LongVector.fromMemorySegment(WORDS, MEMORY, d + at + STEP + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, odd3.not());
      final LongVector dBoth1 = IntVector.fromMemorySegment(INTS, MEMORY, d + at + STEP, LITTLE).and(active1)
          .reinterpretAsLongs();
      carries3 = carries3
          .add(dFlips1.and(dBoth1).lanewise(VectorOperators.XOR, odd3.not()).lanewise(VectorOperators.BIT_COUNT));
      odd3 = odd3.lanewise(VectorOperators.XOR, dBoth1);
    }
    final LongVector columns = LongVector.broadcast(WORDS, stride / STEP * Long.SIZE);
    final LongVector sum0 = columns.sub(carries0.lanewise(VectorOperators.LSHL, 1))
        .sub(odd0.lanewise(VectorOperators.BIT_COUNT));
    final LongVector sum1 = columns.sub(carries1.lanewise(VectorOperators.LSHL, 1))
        .sub(odd1.lanewise(VectorOperators.BIT_COUNT));
    final LongVector sum2 = columns.sub(carries2.lanewise(VectorOperators.LSHL, 1))
        .sub(odd2.lanewise(VectorOperators.BIT_COUNT));
    final LongVector sum3 = columns.sub(carries3.lanewise(VectorOperators.LSHL, 1))
        .sub(odd3.lanewise(VectorOperators.BIT_COUNT));
    sum0.and(LOW_HALVES).or(sum1.lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts().rearrange(APART)
        .intoArray(y, row);
    sum2.and(LOW_HALVES).or(sum3.lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts().rearrange(APART)
        .intoArray(y, row + 2 * LANES);
  }

  /**
   * Rows {@code row} to {@code row + STRIPS * LANES - 1} of a product with a ternary vector.
   *
   * @param first address of the first strip
   * @param stride bytes of a group of rows
   * @param x address of a pair of words, nonzeros and signs, for each 64 columns
   * @param y result of row i at i
   * @param row the first row
   */
  static void timesTernary(final long first, final long stride, final long x, final int[] y, final int row) {
    final long a = first & ADDRESS;
    final long b = first + 1 / PARTS * stride + 1 % PARTS * LANES * Long.BYTES & ADDRESS;
    final long c = first + 2 / PARTS * stride + 2 % PARTS * LANES * Long.BYTES & ADDRESS;
    final long d = first + 3 / PARTS * stride + 3 % PARTS * LANES * Long.BYTES & ADDRESS;
    final long trits = x & ADDRESS;
    LongVector odd0 = LongVector.zero(WORDS);
    LongVector carries0 = odd0;
    LongVector odd1 = odd0;
    LongVector carries1 = odd0;
    LongVector odd2 = odd0;
    LongVector carries2 = odd0;
    LongVector odd3 = odd0;
    LongVector carries3 = odd0;
    long next = 0;
    if ((stride & STEP) != 0) {
      final IntVector active = LongVector.broadcast(WORDS, MEMORY.get(WORD, trits)).reinterpretAsInts();
      final LongVector signs = LongVector.broadcast(WORDS, MEMORY.get(WORD, trits + Long.BYTES));
      final LongVector aFlips = LongVector.fromMemorySegment(WORDS, MEMORY, a + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs).lanewise(VectorOperators.XOR, odd0);
      final LongVector aBoth = IntVector.fromMemorySegment(INTS, MEMORY, a, LITTLE).and(active)
          .reinterpretAsLongs();
      carries0 = carries0
          .add(aFlips.and(aBoth).lanewise(VectorOperators.XOR, odd0).lanewise(VectorOperators.BIT_COUNT));
      odd0 = odd0.lanewise(VectorOperators.XOR, aBoth).not();
      final LongVector bFlips = LongVector.fromMemorySegment(WORDS, MEMORY, b + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs).lanewise(VectorOperators.XOR, odd1);
      final LongVector bBoth = IntVector.fromMemorySegment(INTS, MEMORY, b, LITTLE).and(active)
          .reinterpretAsLongs();
      carries1 = carries1
          .add(bFlips.and(bBoth).lanewise(VectorOperators.XOR, odd1).lanewise(VectorOperators.BIT_COUNT));
      odd1 = odd1.lanewise(VectorOperators.XOR, bBoth).not();
      final LongVector cFlips = LongVector.fromMemorySegment(WORDS, MEMORY, c + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs).lanewise(VectorOperators.XOR, odd2);
      final LongVector cBoth = IntVector.fromMemorySegment(INTS, MEMORY, c, LITTLE).and(active)
          .reinterpretAsLongs();
      carries2 = carries2
          .add(cFlips.and(cBoth).lanewise(VectorOperators.XOR, odd2).lanewise(VectorOperators.BIT_COUNT));
      odd2 = odd2.lanewise(VectorOperators.XOR, cBoth).not();
      final LongVector dFlips = LongVector.fromMemorySegment(WORDS, MEMORY, d + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs).lanewise(VectorOperators.XOR, odd3);
      final LongVector dBoth = IntVector.fromMemorySegment(INTS, MEMORY, d, LITTLE).and(active)
          .reinterpretAsLongs();
      carries3 = carries3
          .add(dFlips.and(dBoth).lanewise(VectorOperators.XOR, odd3).lanewise(VectorOperators.BIT_COUNT));
      odd3 = odd3.lanewise(VectorOperators.XOR, dBoth).not();
      next = STEP;
    }
    for (; next != stride; next += 2 * STEP) {
      final long at = next & OFFSET;
      final long pair = trits + at / (STEP / (2 * Long.BYTES));
      final IntVector active0 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pair)).reinterpretAsInts();
      final LongVector signs0 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pair + Long.BYTES));
      final IntVector active1 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pair + 2 * Long.BYTES))
          .reinterpretAsInts();
      final LongVector signs1 = LongVector.broadcast(WORDS, MEMORY.get(WORD, pair + 3 * Long.BYTES));
      final LongVector aFlips0 = LongVector.fromMemorySegment(WORDS, MEMORY, a + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs0).lanewise(VectorOperators.XOR, odd0);
      final LongVector aBoth0 = IntVector.fromMemorySegment(INTS, MEMORY, a + at, LITTLE).and(active0)
          .reinterpretAsLongs();
      carries0 = carries0
          .add(aFlips0.and(aBoth0).lanewise(VectorOperators.XOR, odd0).lanewise(VectorOperators.BIT_COUNT));
      odd0 = odd0.lanewise(VectorOperators.XOR, aBoth0);
      final LongVector bFlips0 = LongVector.fromMemorySegment(WORDS, MEMORY, b + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs0).lanewise(VectorOperators.XOR, odd1);
      final LongVector bBoth0 = IntVector.fromMemorySegment(INTS, MEMORY, b + at, LITTLE).and(active0)
          .reinterpretAsLongs();
      carries1 = carries1
          .add(bFlips0.and(bBoth0).lanewise(VectorOperators.XOR, odd1).lanewise(VectorOperators.BIT_COUNT));
      odd1 = odd1.lanewise(VectorOperators.XOR, bBoth0);
      final LongVector cFlips0 = LongVector.fromMemorySegment(WORDS, MEMORY, c + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs0).lanewise(VectorOperators.XOR, odd2);
      final LongVector cBoth0 = IntVector.fromMemorySegment(INTS, MEMORY, c + at, LITTLE).and(active0)
          .reinterpretAsLongs();
      carries2 = carries2
          .add(cFlips0.and(cBoth0).lanewise(VectorOperators.XOR, odd2).lanewise(VectorOperators.BIT_COUNT));
      odd2 = odd2.lanewise(VectorOperators.XOR, cBoth0);
      final LongVector dFlips0 = LongVector.fromMemorySegment(WORDS, MEMORY, d + at + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs0).lanewise(VectorOperators.XOR, odd3);
      final LongVector dBoth0 = IntVector.fromMemorySegment(INTS, MEMORY, d + at, LITTLE).and(active0)
          .reinterpretAsLongs();
      carries3 = carries3
          .add(dFlips0.and(dBoth0).lanewise(VectorOperators.XOR, odd3).lanewise(VectorOperators.BIT_COUNT));
      odd3 = odd3.lanewise(VectorOperators.XOR, dBoth0);
      final LongVector aFlips1 = LongVector.fromMemorySegment(WORDS, MEMORY, a + at + STEP + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs1).lanewise(VectorOperators.XOR, odd0.not());
      final LongVector aBoth1 = IntVector.fromMemorySegment(INTS, MEMORY, a + at + STEP, LITTLE).and(active1)
          .reinterpretAsLongs();
      carries0 = carries0
          .add(aFlips1.and(aBoth1).lanewise(VectorOperators.XOR, odd0.not()).lanewise(VectorOperators.BIT_COUNT));
      odd0 = odd0.lanewise(VectorOperators.XOR, aBoth1);
      final LongVector bFlips1 = LongVector.fromMemorySegment(WORDS, MEMORY, b + at + STEP + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs1).lanewise(VectorOperators.XOR, odd1.not());
      final LongVector bBoth1 = IntVector.fromMemorySegment(INTS, MEMORY, b + at + STEP, LITTLE).and(active1)
          .reinterpretAsLongs();
      carries1 = carries1
          .add(bFlips1.and(bBoth1).lanewise(VectorOperators.XOR, odd1.not()).lanewise(VectorOperators.BIT_COUNT));
      odd1 = odd1.lanewise(VectorOperators.XOR, bBoth1);
      final LongVector cFlips1 = LongVector.fromMemorySegment(WORDS, MEMORY, c + at + STEP + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs1).lanewise(VectorOperators.XOR, odd2.not());
      final LongVector cBoth1 = IntVector.fromMemorySegment(INTS, MEMORY, c + at + STEP, LITTLE).and(active1)
          .reinterpretAsLongs();
      carries2 = carries2
          .add(cFlips1.and(cBoth1).lanewise(VectorOperators.XOR, odd2.not()).lanewise(VectorOperators.BIT_COUNT));
      odd2 = odd2.lanewise(VectorOperators.XOR, cBoth1);
      final LongVector dFlips1 = LongVector.fromMemorySegment(WORDS, MEMORY, d + at + STEP + SIGN, LITTLE)
          .lanewise(VectorOperators.XOR, signs1).lanewise(VectorOperators.XOR, odd3.not());
      final LongVector dBoth1 = IntVector.fromMemorySegment(INTS, MEMORY, d + at + STEP, LITTLE).and(active1)
          .reinterpretAsLongs();
      carries3 = carries3
          .add(dFlips1.and(dBoth1).lanewise(VectorOperators.XOR, odd3.not()).lanewise(VectorOperators.BIT_COUNT));
      odd3 = odd3.lanewise(VectorOperators.XOR, dBoth1);
    }
    final LongVector columns = LongVector.broadcast(WORDS, stride / STEP * Long.SIZE);
    final LongVector sum0 = columns.sub(carries0.lanewise(VectorOperators.LSHL, 1))
        .sub(odd0.lanewise(VectorOperators.BIT_COUNT));
    final LongVector sum1 = columns.sub(carries1.lanewise(VectorOperators.LSHL, 1))
        .sub(odd1.lanewise(VectorOperators.BIT_COUNT));
    final LongVector sum2 = columns.sub(carries2.lanewise(VectorOperators.LSHL, 1))
        .sub(odd2.lanewise(VectorOperators.BIT_COUNT));
    final LongVector sum3 = columns.sub(carries3.lanewise(VectorOperators.LSHL, 1))
        .sub(odd3.lanewise(VectorOperators.BIT_COUNT));
    sum0.and(LOW_HALVES).or(sum1.lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts().rearrange(APART)
        .intoArray(y, row);
    sum2.and(LOW_HALVES).or(sum3.lanewise(VectorOperators.LSHL, Integer.SIZE)).reinterpretAsInts().rearrange(APART)
        .intoArray(y, row + 2 * LANES);
  }
}
