package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.List;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.pipeline.Centring;

/**
 * A point of the paper's Figure 3 or 4, read off its vector graphics. Its "naive quantised" nets stand here as those
 * that keep ReLU in the last layer: with steps in all three nothing is left of the images.
 *
 * @param net as it is called here
 * @param widths d_1, d_2, d_3
 * @param bits by the paper's count
 * @param accuracy on its test set
 */
public record PublishedPoint(NetSpec net, List<Integer> widths, double bits, double accuracy) {
  private static final List<List<Integer>> MNIST_WIDTHS = List.of(List.of(1500, 1500, 1500), List.of(5000, 5000, 2000),
      List.of(5000, 5000, 5000), List.of(10_000, 10_000, 5000), List.of(20_000, 20_000, 11_000));
  private static final List<List<Integer>> CIFAR_WIDTHS = List.of(List.of(400, 400, 200), List.of(1000, 1000, 500),
      List.of(3000, 3000, 1000), List.of(5000, 5000, 2500), List.of(10_000, 10_000, 5000));

  /** Figure 3, left: all ten digits. */
  static List<PublishedPoint> mnist() {
    final List<PublishedPoint> points = new ArrayList<>();
    add(points, MNIST_WIDTHS, NetSpec.original(),
        1.82e8, .928, 1.25e9, .944, 1.73e9, .953, 5.05e9, .955, 2.04e10, .982);
    add(points, MNIST_WIDTHS, NetSpec.authors(0),
        1.14e7, .754, 7.79e7, .813, 1.08e8, .876, 3.16e8, .881, 1.27e9, .915);
    add(points, MNIST_WIDTHS, NetSpec.authors(.9),
        1.15e6, .752, 7.81e6, .816, 1.08e7, .879, 3.16e7, .886, 1.27e8, .918);
    add(points, MNIST_WIDTHS, NetSpec.ternary(.9),
        1.28e6, .951, 8.17e6, .958, 1.13e7, .971, 3.24e7, .972, 1.29e8, .977);
    add(points, MNIST_WIDTHS, NetSpec.pruned(.9, Centring.ORIGINAL),
        1.84e7, .912, 1.25e8, .923, 1.73e8, .924, 5.06e8, .929, 2.04e9, .919);
    add(points, MNIST_WIDTHS, NetSpec.naiveSparse(.8, Centring.ORIGINAL),
        3.66e7, .744, 2.50e8, .758, 3.46e8, .793, 1.01e9, .787, 4.07e9, .871);
    add(points, MNIST_WIDTHS, NetSpec.naiveQuantisedHidden(),
        1.82e8, .484, 1.25e9, .574, 1.73e9, .670, 5.05e9, .671, 2.04e10, .818);
    return points;
  }

  /** Figure 4: CIFAR-10 as VGG19 features. */
  static List<PublishedPoint> cifar() {
    final List<PublishedPoint> points = new ArrayList<>();
    add(points, CIFAR_WIDTHS, NetSpec.original(),
        1.51e7, .850, 6.66e7, .871, 4.40e8, .872, 1.29e9, .872, 4.99e9, .873);
    add(points, CIFAR_WIDTHS, NetSpec.authors(.9),
        9.63e4, .790, 4.21e5, .836, 2.76e6, .855, 8.10e6, .868, 3.12e7, .869);
    add(points, CIFAR_WIDTHS, NetSpec.ternary(.95),
        4.67e4, .859, 2.07e5, .844, 1.37e6, .867, 4.03e6, .872, 1.56e7, .871);
    add(points, CIFAR_WIDTHS, NetSpec.pruned(.95, Centring.ORIGINAL),
        7.47e5, .806, 3.31e6, .853, 2.19e7, .864, 6.45e7, .875, 2.49e8, .860);
    return points;
  }

  /** @param bitsAndAccuracies one pair per shape */
  private static void add(List<PublishedPoint> points, List<List<Integer>> widths, NetSpec net,
      double... bitsAndAccuracies) {
    for (int i = 0; i < widths.size(); i++) {
      points.add(new PublishedPoint(net, widths.get(i), bitsAndAccuracies[2 * i], bitsAndAccuracies[2 * i + 1]));
    }
  }
}
