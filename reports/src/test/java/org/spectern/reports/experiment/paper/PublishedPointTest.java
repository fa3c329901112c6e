package org.spectern.reports.experiment.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectern.reports.experiment.accuracy.NetMethod;
import org.spectern.reports.experiment.accuracy.NetSpec;

class PublishedPointTest {
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;

  /**
   * The points were read off a drawing, the count was guessed from them: each must bear out the other, to the three
   * digits given.
   */
  @Test
  void thePapersBitsFollowFromItsCount() {
    assertThat(PublishedPoint.mnist()).hasSize(35).allSatisfy(point -> assertThat(point.bits()).as("%s", point)
        .isCloseTo(count(point), within(.006 * point.bits())));
  }

  @Test
  void accuraciesAreSharesThatGrowWithWidthForTheOriginal() {
    for (final List<PublishedPoint> figure : List.of(PublishedPoint.mnist(), PublishedPoint.cifar())) {
      final List<Double> accuracies = figure.stream().filter(point -> point.net().equals(NetSpec.original()))
          .map(PublishedPoint::accuracy).toList();
      assertThat(accuracies).hasSize(5).isSorted().allSatisfy(accuracy -> assertThat(accuracy).isBetween(.8, 1.));
    }
  }

  private static double count(PublishedPoint point) {
    final List<Integer> d = point.widths();
    final double weights = (double) PIXELS * d.get(0) + (double) d.get(0) * d.get(1) + (double) d.get(1) * d.get(2)
        + (double) CLASSES * d.get(2);
    final NetSpec net = point.net();
    final double kept = 1 - (net.method() == NetMethod.ORIGINAL ? 0 : net.eps().isEmpty() ? net.share()
        : net.eps().getFirst());
    final int weightBits = net.eps().isEmpty() ? 32 : 2;
    final int activationBits = net.method() == NetMethod.AUTHORS || net.method() == NetMethod.NAIVE_QUANTISED_HIDDEN ? 2
        : 32;
    return weightBits * kept * weights + activationBits * (d.get(0) + d.get(1) + d.get(2));
  }
}
