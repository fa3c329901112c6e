package org.spectern.kernels;

import java.util.Arrays;

/**
 * A quantising activation on integers: every row has its own ascending integer thresholds, all rows share the levels.
 *
 * <p>{@code out[i] = levels[#{t : y[i] > T_i[t]}]}: a value equal to a threshold belongs below it. sigma_T, one outside
 * an interval and zero inside, has two thresholds and the levels (1, 0, 1).
 */
public final class RowThresholds {
  private final int rows;
  private final byte[] levels;
  private final byte[] nonzero;
  private final byte[] negative;
  /** Threshold-major: threshold t of row i at {@code t * rows + i}, so that neighbouring rows load together. */
  private final int[] thresholds;

  /**
   * Copies thresholds and levels.
   *
   * @param thresholds for each row its thresholds, ascending, equally many everywhere
   * @param levels one more than there are thresholds
   */
  public RowThresholds(final int[][] thresholds, final byte[] levels) {
    Checks.positive("thresholds.length", thresholds.length);
    Checks.positive("levels.length", levels.length);
    rows = thresholds.length;
    this.levels = levels.clone();
    this.thresholds = new int[Math.multiplyExact(rows, levels.length - 1)];
    for (int row = 0; row < rows; row++) {
      Checks.equal("thresholds[" + row + "].length", thresholds[row].length, levels.length - 1);
      for (int threshold = 0; threshold < levels.length - 1; threshold++) {
        if (threshold > 0 && thresholds[row][threshold] < thresholds[row][threshold - 1]) {
          throw new IllegalArgumentException(
              "thresholds must ascend: row=" + row + " thresholds=" + Arrays.toString(thresholds[row]));
        }
        this.thresholds[threshold * rows + row] = thresholds[row][threshold];
      }
    }
    nonzero = new byte[levels.length];
    negative = new byte[levels.length];
    for (int level = 0; level < levels.length; level++) {
      nonzero[level] = (byte) (levels[level] & 1);
      negative[level] = (byte) (levels[level] >>> 31);
    }
  }

  /** Returns the number of rows. */
  public int rows() {
    return rows;
  }

  /** Returns the number of levels. */
  public int levels() {
    return levels.length;
  }

  /** Returns the level of a number of thresholds passed. */
  public int level(final int passed) {
    return levels[passed];
  }

  /** Returns a threshold of a row. */
  public int threshold(final int row, final int threshold) {
    Checks.index("row", row, rows);
    Checks.index("threshold", threshold, levels.length - 1);
    return thresholds[threshold * rows + row];
  }

  /** Returns the bytes of thresholds and levels. */
  public long bytes() {
    return (long) thresholds.length * Integer.BYTES + levels.length;
  }

  /** Packs integers to bits; the levels must be 0 and 1. */
  public void pack(final int[] y, final BinaryVector out) {
    check(y, out, 0, 1);
    packRange(y, out, 0, rows);
  }

  /** Packs integers to trits; the levels must be -1, 0 and 1. */
  public void pack(final int[] y, final TernaryVector out) {
    check(y, out, -1, 1);
    packRange(y, out, 0, rows);
  }

  /** Packs integers to bytes. */
  public void pack(final int[] y, final Int8Vector out) {
    check(y, out, Byte.MIN_VALUE, Byte.MAX_VALUE);
    packRange(y, out, 0, rows);
  }

  /** Packs integers, input-major, to bits; the levels must be 0 and 1. */
  public void pack(final int[] y, final BinaryBatch out) {
    check(y, out, 0, 1);
    packRange(y, out, 0, rows);
  }

  /** Packs integers, input-major, to trits; the levels must be -1, 0 and 1. */
  public void pack(final int[] y, final TernaryBatch out) {
    check(y, out, -1, 1);
    packRange(y, out, 0, rows);
  }

  /** Packs integers, input-major, to bytes. */
  public void pack(final int[] y, final Int8Batch out) {
    check(y, out, Byte.MIN_VALUE, Byte.MAX_VALUE);
    packRange(y, out, 0, rows);
  }

  void check(final int[] y, final Activations out, final int least, final int greatest) {
    Checks.equal("out.length", out.length(), rows);
    Checks.atLeast("y.length", y.length, (long) rows * out.batch());
    for (final byte level : levels) {
      if (level < least || level > greatest) {
        throw new IllegalArgumentException(
            "levels must lie in [" + least + ", " + greatest + "]: levels=" + Arrays.toString(levels));
      }
    }
  }

  void packRange(final int[] y, final BinaryVector out, final int from, final int to) {
    Provider.kernels().packing().bits(y, 0, thresholds, rows, levels, out.segment(), 0, 1, from, to);
  }

  void packRange(final int[] y, final TernaryVector out, final int from, final int to) {
    Provider.kernels().packing().bits(y, 0, thresholds, rows, nonzero, out.segment(), 0, 2, from, to);
    Provider.kernels().packing().bits(y, 0, thresholds, rows, negative, out.segment(), 1, 2, from, to);
  }

  void packRange(final int[] y, final Int8Vector out, final int from, final int to) {
    Provider.kernels().packing().levels(y, 0, thresholds, rows, levels, out.writable(), 0, from, to);
  }

  void packRange(final int[] y, final BinaryBatch out, final int from, final int to) {
    final int words = Activations.words(rows);
    for (int input = 0; input < out.batch(); input++) {
      final long first = Bits.tiled(words, input, 0);
      final int stride = (int) (Bits.tiled(words, 0, 1) - Bits.tiled(words, 0, 0));
      Provider.kernels().packing().bits(y, input * rows, thresholds, rows, levels, out.segment(), first, stride, from,
          to);
    }
  }

  void packRange(final int[] y, final TernaryBatch out, final int from, final int to) {
    final int words = Activations.words(rows);
    for (int input = 0; input < out.batch(); input++) {
      final long first = 2 * Bits.tiled(words, input, 0);
      final int stride = 2 * (int) (Bits.tiled(words, 0, 1) - Bits.tiled(words, 0, 0));
      Provider.kernels().packing().bits(y, input * rows, thresholds, rows, nonzero, out.segment(), first, stride, from,
          to);
      Provider.kernels().packing().bits(y, input * rows, thresholds, rows, negative, out.segment(), first + 1, stride,
          from, to);
    }
  }

  void packRange(final int[] y, final Int8Batch out, final int from, final int to) {
    for (int input = 0; input < out.batch(); input++) {
      Provider.kernels().packing().levels(y, input * rows, thresholds, rows, levels, out.writable(),
          input * out.stride(), from,
          to);
    }
  }
}
