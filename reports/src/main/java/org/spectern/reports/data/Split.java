package org.spectern.reports.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A training set cut in two, by index; both parts ascending.
 *
 * @param train what the readout is fitted on
 * @param validation what its ridge is chosen on
 */
public record Split(int[] train, int[] validation) {

  /**
   * The first images of every class, equally many of all, against the others.
   *
   * @param most images of the first part; fewer where a class has not enough or classes do not divide it
   */
  public static Split firstOfEach(Images images, int most) {
    final int each = Math.max(1, most / images.classes());
    final int[] seen = new int[images.classes()];
    final IntStream.Builder first = IntStream.builder();
    final IntStream.Builder others = IntStream.builder();
    for (int i = 0; i < images.count(); i++) {
      (seen[images.label(i)]++ < each ? first : others).add(i);
    }
    return new Split(first.build().toArray(), others.build().toArray());
  }

  /**
   * Cuts 0 … count − 1 at random: the validation part is the head of a Fisher–Yates shuffle drawn from
   * {@link SplittableRandom} with the seed, whose algorithm the platform fixes, so the split is the same on every
   * machine.
   *
   * @param count number of images, at least 2
   * @param validationShare fraction held out, in (0, 1); rounded, and at least one image stays on either side
   */
  public static Split of(int count, double validationShare, long seed) {
    if (count < 2) {
      throw new IllegalArgumentException("a split needs at least two images: count=" + count);
    }
    if (!(validationShare > 0 && validationShare < 1)) {
      throw new IllegalArgumentException("validationShare must lie in (0, 1): validationShare=" + validationShare);
    }
    final int held = Math.clamp(Math.round(validationShare * count), 1, count - 1);
    final int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    final SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < held; i++) {
      final int j = random.nextInt(i, count);
      final int chosen = order[j];
      order[j] = order[i];
      order[i] = chosen;
    }
    final int[] validation = Arrays.copyOf(order, held);
    final int[] train = Arrays.copyOfRange(order, held, count);
    Arrays.sort(validation);
    Arrays.sort(train);
    return new Split(train, validation);
  }
}
