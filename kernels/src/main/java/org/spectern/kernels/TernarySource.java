package org.spectern.kernels;

import java.util.SplittableRandom;

/** Something that knows the rows of a matrix with entries in {-1, 0, 1}. */
public interface TernarySource {
  /** Returns the number of rows. */
  int rows();

  /** Returns the number of columns. */
  int columns();

  /**
   * Writes one row.
   *
   * @param row index of the row
   * @param weights receives -1, 0 or 1 in its first {@link #columns()} places
   */
  void row(int row, byte[] weights);

  /**
   * The paper's weights, eq. (16): independent, zero with probability eps, otherwise -1 or 1 with equal probability.
   * Every row draws from its own stream, so rows may be asked for in any order and more than once.
   *
   * @param rows number of rows, at least 1
   * @param columns number of columns, at least 1
   * @param eps probability of a zero, in [0, 1]
   * @param seed names the matrix
   * @return the source
   */
  static TernarySource random(final int rows, final int columns, final double eps, final long seed) {
    return new RandomWeights(rows, columns, eps, seed);
  }

  /**
   * Wraps rows that are already in memory.
   *
   * @param weights rows of equal length, entries in {-1, 0, 1}; not copied
   * @return the source
   */
  static TernarySource of(final byte[][] weights) {
    return new StoredWeights(weights);
  }

  /** Weights drawn from one pseudorandom stream per row. */
  record RandomWeights(int rows, int columns, double eps, long seed) implements TernarySource {
    private static final long ROW_STEP = 0xD1342543DE82EF95L;

    /** Checks shape and probability. */
    public RandomWeights {
      Checks.shape(rows, columns);
      if (!(eps >= 0 && eps <= 1)) {
        throw new IllegalArgumentException("eps must lie in [0, 1]: eps=" + eps);
      }
    }

    @Override
    public void row(final int row, final byte[] weights) {
      Checks.index("row", row, rows);
      Checks.atLeast("weights.length", weights.length, columns);
      // The first draw of a stream is a bijective mix of its seed: it spreads neighbouring rows over all streams.
      final long start = new SplittableRandom(seed ^ row * ROW_STEP).nextLong();
      final SplittableRandom random = new SplittableRandom(start);
      final long zeros = (long) (eps * 0x1p53);
      for (int column = 0; column < columns; column++) {
        final long draw = random.nextLong();
        final int sign = 1 - 2 * (int) (draw & 1);
        weights[column] = (byte) (draw >>> 11 < zeros ? 0 : sign);
      }
    }
  }

  /** Weights held as one byte array per row. */
  record StoredWeights(byte[][] weights) implements TernarySource {
    /** Checks that the rows form a ternary matrix. */
    public StoredWeights {
      Checks.shape(weights.length, weights.length == 0 ? 0 : weights[0].length);
      for (int row = 0; row < weights.length; row++) {
        if (weights[row].length != weights[0].length) {
          throw new IllegalArgumentException(
              "rows must have equal length: columns=" + weights[0].length + " row=" + row + " length="
                  + weights[row].length);
        }
        for (int column = 0; column < weights[row].length; column++) {
          Checks.weight(row, column, weights[row][column]);
        }
      }
    }

    @Override
    public int rows() {
      return weights.length;
    }

    @Override
    public int columns() {
      return weights[0].length;
    }

    @Override
    public void row(final int row, final byte[] target) {
      Checks.index("row", row, weights.length);
      Checks.atLeast("weights.length", target.length, columns());
      System.arraycopy(weights[row], 0, target, 0, columns());
    }
  }
}
