package org.spectern.kernels.network;

import java.util.Arrays;

/**
 * How 8-bit pixels become the input of a network: {@code x_j = (pixel_j − mean_j) / spread}.
 *
 * <p>The mean is rounded to whole grey levels, so that the first product stays in integers; the spread is
 * {@code sqrt(mean |pixel − mean|²)} over the training set, which makes {@code tau_0 = 1} (theory.md, section 1).
 *
 * @param mean one unsigned byte per pixel
 * @param spread grey levels per unit of x, positive
 */
public record InputScaling(byte[] mean, double spread) {

  public InputScaling {
    mean = mean.clone();
    if (mean.length == 0) {
      throw new IllegalArgumentException("an input has at least one pixel: mean.length=0");
    }
    if (!(spread > 0) || Double.isInfinite(spread)) {
      throw new IllegalArgumentException("the spread must be positive and finite: spread=" + spread);
    }
  }

  /**
   * The scaling that a training set calls for.
   *
   * @param pixels count × columns unsigned bytes, one image after the other
   * @param columns pixels per image
   * @throws IllegalArgumentException for an empty set, a ragged one, or one whose images are all alike
   */
  public static InputScaling of(byte[] pixels, int columns) {
    if (columns <= 0 || pixels.length == 0 || pixels.length % columns != 0) {
      throw new IllegalArgumentException(
          "pixels must be whole images: pixels.length=" + pixels.length + ", columns=" + columns);
    }
    final int count = pixels.length / columns;
    final long[] sums = new long[columns];
    long squares = 0;
    for (int at = 0; at < pixels.length; at++) {
      final int pixel = Byte.toUnsignedInt(pixels[at]);
      sums[at % columns] += pixel;
      squares += (long) pixel * pixel;
    }
    final byte[] mean = new byte[columns];
    double centred = squares;
    for (int j = 0; j < columns; j++) {
      final long grey = (2 * sums[j] + count) / (2L * count);
      mean[j] = (byte) grey;
      centred += (double) grey * grey * count - 2.0 * grey * sums[j];
    }
    return new InputScaling(mean, Math.sqrt(centred / count));
  }

  @Override
  public byte[] mean() {
    return mean.clone();
  }

  /** The number of pixels of one input. */
  public int columns() {
    return mean.length;
  }

  /** x in real units for one image that starts at {@code from}. */
  public void normalise(byte[] pixels, int from, float[] x) {
    for (int j = 0; j < mean.length; j++) {
      x[j] = (float) ((Byte.toUnsignedInt(pixels[from + j]) - Byte.toUnsignedInt(mean[j])) / spread);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InputScaling that && spread == that.spread && Arrays.equals(mean, that.mean);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(mean) * 31 + Double.hashCode(spread);
  }
}
