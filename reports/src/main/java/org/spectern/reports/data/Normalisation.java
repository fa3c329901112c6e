package org.spectern.reports.data;

/**
 * x = (pixel − mean) / spread, theory section 5, with both statistics taken from the training set alone.
 *
 * <p>The mean of each pixel is rounded to a whole grey level, so that pixel − mean is an integer in −255 … 255 and the first
 * product of a compressed net is exact. The spread is the root of the mean of |pixel − mean|² over the training images, with
 * that rounded mean, so tau_0² = mean |x|² = 1 holds to rounding.
 */
public final class Normalisation {
  private final byte[] mean;
  private final double spread;

  private Normalisation(byte[] mean, double spread) {
    this.mean = mean;
    this.spread = spread;
  }

  /**
   * Statistics of a training set.
   *
   * @throws IllegalArgumentException when all images are equal, so that there is no spread to divide by
   */
  public static Normalisation of(Images train) {
    final int size = train.size();
    final byte[] pixels = train.pixels();
    final long[] sums = new long[size];
    for (int at = 0; at < pixels.length; at += size) {
      for (int j = 0; j < size; j++) {
        sums[j] += pixels[at + j] & 0xff;
      }
    }
    final byte[] mean = new byte[size];
    for (int j = 0; j < size; j++) {
      mean[j] = (byte) Math.round((double) sums[j] / train.count());
    }
    long squares = 0;
    for (int at = 0; at < pixels.length; at += size) {
      for (int j = 0; j < size; j++) {
        final int centred = (pixels[at + j] & 0xff) - (mean[j] & 0xff);
        squares += (long) centred * centred;
      }
    }
    if (squares == 0) {
      throw new IllegalArgumentException("all training images are equal: count=" + train.count());
    }
    return new Normalisation(mean, Math.sqrt((double) squares / train.count()));
  }

  /** Statistics read back from a model file. */
  public static Normalisation of(byte[] mean, double spread) {
    if (!(spread > 0 && Double.isFinite(spread))) {
      throw new IllegalArgumentException("spread must be positive and finite: spread=" + spread);
    }
    return new Normalisation(mean.clone(), spread);
  }

  /** Pixels per image. */
  public int size() {
    return mean.length;
  }

  /** Rounded mean of each pixel, unsigned. */
  public byte[] mean() {
    return mean.clone();
  }

  /** Root of the mean squared norm of the centred training images, in grey levels. */
  public double spread() {
    return spread;
  }

  /**
   * Normalises a block of images.
   *
   * @param from first image
   * @param count images in the block
   * @param x {@code count * size} results from index 0, image-major; what lies beyond is left alone
   */
  public void apply(Images images, int from, int count, float[] x) {
    if (images.size() != mean.length) {
      throw new IllegalArgumentException(
          "images must have as many pixels as the mean: size=" + images.size() + " mean=" + mean.length);
    }
    if (from < 0 || count < 0 || from > images.count() - count) {
      throw new IllegalArgumentException(
          "block must lie within the images: from=" + from + " count=" + count + " images=" + images.count());
    }
    if (x.length < (long) count * mean.length) {
      throw new IllegalArgumentException(
          "x must hold count * size values: x.length=" + x.length + " count=" + count + " size=" + mean.length);
    }
    final byte[] pixels = images.pixels();
    final float scale = (float) (1 / spread);
    for (int i = 0; i < count; i++) {
      final int source = (from + i) * mean.length;
      final int target = i * mean.length;
      for (int j = 0; j < mean.length; j++) {
        x[target + j] = scale * ((pixels[source + j] & 0xff) - (mean[j] & 0xff));
      }
    }
  }
}
