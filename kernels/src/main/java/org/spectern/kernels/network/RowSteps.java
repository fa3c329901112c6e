package org.spectern.kernels.network;

import java.util.Arrays;

/**
 * The thresholds of one layer as integers, one number per row and one per threshold: row i passes threshold k where
 *
 * <pre>  y_i &gt; T_ik = (A_k + H_i) &gt;&gt; F,   A_k = floor(a_k 2^F),   H_i = floor(h_i 2^F)</pre>
 *
 * <p>with y the integer product. A table of every T_ik would take as many bytes as the weights of a sparse net; this
 * form takes four bytes per row, whatever the number of levels, and its thresholds are those of
 * {@code y > floor(a_k + h_i)} to within 2^(1−F) of one unit of y. F is the largest number up to 16 that leaves every
 * sum in 32 bits.
 *
 * <p>All doubles are computed in the order written here, once, so thresholds are the same on every machine.
 */
final class RowSteps {
  private static final int MOST_FRACTION = 16;

  private final int fraction;
  private final int[] steps;
  private final int[] shifts;
  private final int lowest;
  private final int[] rises;

  private RowSteps(int fraction, int[] steps, int[] shifts, StepLevels activation) {
    this.fraction = fraction;
    this.steps = steps;
    this.shifts = shifts;
    this.lowest = activation.integerLevel(0);
    this.rises = new int[steps.length];
    for (int k = 0; k < rises.length; k++) {
      rises[k] = activation.integerLevel(k + 1) - activation.integerLevel(k);
    }
  }

  /**
   * The first layer, whose pre-activation is {@code t_i = (y_i + offset_i) / (spread sqrt(1 − eps))} with y the product
   * with {@code pixel − 128}: exact, F = 0, {@code a_k = u_k * (spread * sqrt(1 − eps))}, {@code h_i = −offset_i}.
   *
   * @param columns the pixels of an input
   * @param offsets per row {@code sum_j W_ij (128 − mean_j)}; not kept
   */
  static RowSteps input(StepLevels activation, double eps, double spread, int columns, int[] offsets) {
    final double unit = spread * Math.sqrt(1 - eps);
    final double[] shifts = new double[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      shifts[i] = -(double) offsets[i];
    }
    return of(activation, unit, shifts, (long) -Byte.MIN_VALUE * columns, 0);
  }

  /**
   * A hidden layer, whose pre-activation is {@code t_i = (scale y_i − mu R_i) / (sqrt(1 − eps) sqrt(d))}, with d, scale
   * and mu those of the layer before: {@code a_k = u_k * (sqrt((1 − eps) * d) / scale)},
   * {@code h_i = (mu / scale) * R_i}.
   *
   * @param before the activation of the layer before
   * @param width d, the width of the layer before
   * @param rowSums R_i, the sum of the weights of each row; not kept
   */
  static RowSteps hidden(StepLevels activation, double eps, StepLevels before, int width, int[] rowSums) {
    final double unit = Math.sqrt((1 - eps) * width) / before.scale();
    final double centre = before.mu() / before.scale();
    final double[] shifts = new double[rowSums.length];
    for (int i = 0; i < rowSums.length; i++) {
      shifts[i] = centre * rowSums[i];
    }
    return of(activation, unit, shifts, (long) -Byte.MIN_VALUE * width, MOST_FRACTION);
  }

  private static RowSteps of(StepLevels activation, double unit, double[] shifts, long largestProduct,
      int mostFraction) {
    final double[] thresholds = activation.thresholds();
    double reach = largestProduct;
    for (final double shift : shifts) {
      reach = Math.max(reach, largestProduct + Math.abs(shift));
    }
    // No product comes near a threshold beyond this, so clamping it there changes nothing.
    final double beyond = reach + 1;
    int fraction = mostFraction;
    while (fraction > 0 && 4 * beyond * (1L << fraction) > Integer.MAX_VALUE) {
      fraction--;
    }
    if (4 * beyond * (1L << fraction) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("the thresholds of a layer must fit in 32 bits: reach=" + beyond);
    }
    final double one = 1L << fraction;
    final int[] steps = new int[thresholds.length];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = (int) Math.floor(Math.clamp(thresholds[k] * unit, -beyond, beyond) * one);
    }
    final int[] whole = new int[shifts.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (int) Math.floor(shifts[i] * one);
    }
    return new RowSteps(fraction, steps, whole, activation);
  }

  int rows() {
    return shifts.length;
  }

  /** T_ik, the integer that a product must exceed. */
  int threshold(int k, int row) {
    return steps[k] + shifts[row] >> fraction;
  }

  /**
   * The integer levels of one input.
   *
   * @param products the integer products, those of this input from {@code from} on
   * @param lines scratch for at least as many rows
   * @param levels receives one signed byte per row, from {@code at} on
   */
  void levels(int[] products, int from, Lines lines, byte[] levels, int at) {
    final int rows = shifts.length;
    int[] line = products;
    if (from != 0) {
      line = lines.products;
      System.arraycopy(products, from, line, 0, rows);
    }
    final int odd = steps.length & 1;
    Arrays.fill(lines.sums, 0, rows, lowest);
    if (odd == 1) {
      add(steps[0], rises[0], steps[0], 0, fraction, line, shifts, lines.sums, rows);
    }
    for (int k = odd; k < steps.length; k += 2) {
      add(steps[k], rises[k], steps[k + 1], rises[k + 1], fraction, line, shifts, lines.sums, rows);
    }
    for (int i = 0; i < rows; i++) {
      levels[at + i] = (byte) lines.sums[i];
    }
  }

  /**
   * Adds what two thresholds add to the level of the rows that pass them: the sign of T − y, spread out, is the mask.
   * Static, with every operand an argument, is the form that the compiler makes vectors of.
   */
  private static void add(int step, int rise, int nextStep, int nextRise, int fraction, int[] products, int[] shifts,
      int[] sums, int rows) {
    for (int i = 0; i < rows; i++) {
      final int shift = shifts[i];
      final int product = products[i];
      sums[i] += ((step + shift >> fraction) - product >> 31 & rise)
          + ((nextStep + shift >> fraction) - product >> 31 & nextRise);
    }
  }

  /**
   * Scratch of one input. All loops over it share one index, so that the compiler sees that nothing overlaps and makes
   * vectors of them: five times as fast as with offsets.
   */
  static final class Lines {
    private final int[] products;
    private final int[] sums;

    /** Scratch for up to {@code rows} rows, of one input or of many. */
    Lines(int rows, int batch) {
      products = new int[batch == 1 ? 0 : rows];
      sums = new int[rows];
    }
  }
}
