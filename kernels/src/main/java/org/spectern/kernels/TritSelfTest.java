package org.spectern.kernels;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.product.FiveTritProducts;
import org.spectern.kernels.product.Kernels;

/** The part of {@link SelfTest} that compares products of five-trit bytes and of three-trit codes. */
final class TritSelfTest {
  /** One full strip of rows, one block, and part of another. */
  private static final int ROWS = 330;
  /** More than one chunk of three-trit words, more than one flush of five-trit bytes. */
  private static final int COLUMNS = 575;

  private final SplittableRandom random = new SplittableRandom(0x5eed);
  private final Kernels reference;
  private final Kernels candidate;

  TritSelfTest(final Kernels reference, final Kernels candidate) {
    this.reference = reference;
    this.candidate = candidate;
  }

  boolean fiveTritsAgree() {
    final int groups = COLUMNS / FiveTritProducts.TRITS;
    final MemorySegment x = Arena.ofAuto().allocate(groups, OffHeap.ALIGNMENT);
    for (int group = 0; group < groups; group++) {
      x.set(JAVA_BYTE, group, (byte) random.nextInt(FiveTritProducts.CODES));
    }
    final int[][] y = new int[2][ROWS];
    try (TernaryMatrix matrix = FiveTritMatrix.encode(weights())) {
      final MemorySegment stored = matrix.stored();
      reference.fiveTrits().timesTrits(stored, groups, x, 0, y[0], 0, 0, ROWS);
      candidate.fiveTrits().timesTrits(stored, groups, x, 0, y[1], 0, 0, ROWS);
    }
    return Arrays.equals(y[0], y[1]);
  }

  boolean threeTritsAgree() {
    final MemorySegment bytes = Arena.ofAuto().allocate(COLUMNS, OffHeap.ALIGNMENT);
    final MemorySegment floats = Arena.ofAuto().allocate(COLUMNS * 4L, OffHeap.ALIGNMENT);
    for (int column = 0; column < COLUMNS; column++) {
      bytes.set(JAVA_BYTE, column, (byte) random.nextInt(-128, 128));
      floats.setAtIndex(JAVA_FLOAT, column, (float) random.nextDouble(-1, 1));
    }
    final int[][] y = new int[2][ROWS];
    final float[][] sums = new float[2][ROWS];
    try (TernaryMatrix matrix = ThreeTritMatrix.encode(weights())) {
      final MemorySegment stored = matrix.stored();
      for (int which = 0; which < 2; which++) {
        final var kernel = (which == 0 ? reference : candidate).threeTrits();
        kernel.timesBytes(stored, ROWS, COLUMNS, bytes, 0, y[which], 0, 0, ROWS);
        kernel.timesFloats(stored, ROWS, COLUMNS, floats, sums[which], 0, ROWS);
      }
    }
    return Arrays.equals(y[0], y[1]) && Arrays.equals(sums[0], sums[1]);
  }

  private TernarySource weights() {
    return TernarySource.random(ROWS, COLUMNS, 0.3, random.nextLong());
  }
}
