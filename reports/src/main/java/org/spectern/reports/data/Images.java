package org.spectern.reports.data;

import java.util.Arrays;

/**
 * Labelled images, or any labelled items of unsigned-byte features.
 *
 * <p>Pixels are image-major: pixel j of image i is {@code pixels[i * size + j] & 0xff}. Arrays are shared, not copied.
 */
public final class Images {
  private final byte[] pixels;
  private final int count;
  private final int size;
  private final byte[] labels;
  private final int classes;

  /**
   * @param pixels {@code count * size} unsigned bytes
   * @param count number of images, at least 1
   * @param size pixels per image, at least 1
   * @param labels {@code count} labels in 0 … classes − 1
   * @param classes number of classes, at most 256
   */
  public Images(byte[] pixels, int count, int size, byte[] labels, int classes) {
    if (count < 1 || size < 1 || (long) count * size != pixels.length) {
      throw new IllegalArgumentException(
          "pixels must hold count * size bytes: count=" + count + " size=" + size + " pixels.length=" + pixels.length);
    }
    if (labels.length != count) {
      throw new IllegalArgumentException("one label per image: count=" + count + " labels.length=" + labels.length);
    }
    for (int i = 0; i < count; i++) {
      if ((labels[i] & 0xff) >= classes) {
        throw new IllegalArgumentException(
            "labels must lie below classes: label=" + (labels[i] & 0xff) + " classes=" + classes + " image=" + i);
      }
    }
    this.pixels = pixels;
    this.count = count;
    this.size = size;
    this.labels = labels;
    this.classes = classes;
  }

  public byte[] pixels() {
    return pixels;
  }

  public int count() {
    return count;
  }

  public int size() {
    return size;
  }

  public byte[] labels() {
    return labels;
  }

  public int classes() {
    return classes;
  }

  /** Label of one image, 0 … classes − 1. */
  public int label(int image) {
    return labels[image] & 0xff;
  }

  /** Images per class. */
  public int[] classCounts() {
    final int[] counts = new int[classes];
    for (int i = 0; i < count; i++) {
      counts[label(i)]++;
    }
    return counts;
  }

  /** Copies the chosen images, in the given order. */
  public Images subset(int[] chosen) {
    final byte[] copied = new byte[Math.multiplyExact(chosen.length, size)];
    final byte[] copiedLabels = new byte[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(pixels, chosen[i] * size, copied, i * size, size);
      copiedLabels[i] = labels[chosen[i]];
    }
    return new Images(copied, chosen.length, size, copiedLabels, classes);
  }

  /** The first images; all of them if there are no more. */
  public Images first(int most) {
    if (most >= count) {
      return this;
    }
    return new Images(Arrays.copyOf(pixels, most * size), most, size, Arrays.copyOf(labels, most), classes);
  }

  /**
   * Keeps some classes and renames them 0, 1, … in the order given: {@code only(6, 8)} is the two-class problem 6
   * against 8.
   *
   * @throws IllegalArgumentException when a class does not exist or is named twice, or when no image is left
   */
  public Images only(int... kept) {
    final int[] renamed = new int[classes];
    Arrays.fill(renamed, -1);
    for (int i = 0; i < kept.length; i++) {
      if (kept[i] < 0 || kept[i] >= classes || renamed[kept[i]] >= 0) {
        throw new IllegalArgumentException(
            "kept classes must be distinct and lie below classes: kept=" + Arrays.toString(kept) + " classes="
                + classes);
      }
      renamed[kept[i]] = i;
    }
    final int[] chosen = new int[count];
    int found = 0;
    for (int i = 0; i < count; i++) {
      if (renamed[label(i)] >= 0) {
        chosen[found++] = i;
      }
    }
    final Images subset = subset(Arrays.copyOf(chosen, found));
    for (int i = 0; i < found; i++) {
      subset.labels[i] = (byte) renamed[subset.label(i)];
    }
    return new Images(subset.pixels, found, size, subset.labels, kept.length);
  }
}
