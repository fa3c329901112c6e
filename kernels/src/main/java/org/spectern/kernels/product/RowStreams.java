package org.spectern.kernels.product;

/**
 * Names the random streams of a seeded matrix, one per row.
 *
 * <p>The stream of row i starts in the 128-bit state that Threefry2x64 with {@value #ROUNDS} rounds (Salmon, Moraes,
 * Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011) gives for the counter {@code (i, layer)} under
 * the key {@code (high, low)}. Threefry is a bijection of counters, so no two rows or layers of a seed start alike.
 * Gaps take their words from the blocks that Threefry gives for the counters {@code (i, layer + 2^32 b)}, b = 0, 1, …;
 * planes, which take many more words, are drawn from the first block on by RomuDuoJr (Overton, "Romu: fast nonlinear
 * pseudo-random number generators providing high quality", arXiv:2002.11331, 2020): one multiplication, one subtraction
 * and one rotation. What planes leave open, the later blocks decide.
 *
 * @param high first word of the key
 * @param low second word of the key
 * @param layer second word of the counter
 */
public record RowStreams(long high, long low, int layer) {
  /** Rounds of Threefry: the fewest that its authors found to pass BigCrush. */
  public static final int ROUNDS = 13;
  /** Words of 32 bits in a block. */
  public static final int BLOCK = 4;
  /** The multiplier of RomuDuoJr. */
  public static final long ROMU_FACTOR = 0xD3833E804F4C574BL;
  /** The rotation of RomuDuoJr. */
  public static final int ROMU_ROTATION = 27;
  /** Constant of Threefish's key schedule. */
  private static final long PARITY = 0x1BD11BDAA9FC1A22L;

  private static final int[] ROTATIONS = {16, 42, 12, 31, 16, 32, 24, 21};

  /** Returns the rotation of a round, counted from 0. */
  public static int rotation(final int round) {
    return ROTATIONS[round & 7];
  }

  /** Returns the second word of the counter of a block. */
  public long counter(final int block) {
    return (long) block << Integer.SIZE | layer;
  }

  /** Returns the third word of Threefish's extended key, after high and low. */
  public long parity() {
    return PARITY ^ high ^ low;
  }
}
