package org.spectern.reports.experiment.paper;

import java.util.List;
import java.util.Optional;
import org.spectern.reports.data.Dataset;

/**
 * The data of the paper's experiments.
 *
 * @param images MNIST, or what {@code --data} puts in its place
 * @param features CIFAR-10 as VGG19 features, if there are any
 */
public record PaperData(Dataset images, Optional<Dataset> features) {
  /** What pages say in place of the rows that need features. */
  public static final String NO_FEATURES = "not run: no features. Give --features DIR with IDX files of VGG19 features; "
      + "reports/scripts/cifar10_vgg19_features.py makes them from torchvision's CIFAR-10.";

  private static final String MNIST = "MNIST";
  private static final String SAMPLE = "MNIST sample";
  private static final List<Integer> PAPERS_PAIR = List.of(6, 8);

  /** Whether the images are all of MNIST, those of the paper's figures. */
  public boolean mnist() {
    return images.name().equals(MNIST);
  }

  /** Whether the images are MNIST's digits, a sample included, so that what the paper says of them is of these, too. */
  public boolean digits() {
    return mnist() || images.name().equals(SAMPLE);
  }

  /**
   * The two classes told apart where the paper has digits 6 and 8: the same, or the first and the last where there are
   * fewer.
   */
  public List<Integer> pair() {
    final int classes = images.train().classes();
    return classes > PAPERS_PAIR.getLast() ? PAPERS_PAIR : List.of(0, classes - 1);
  }

  /** "digits 6 and 8", or whatever else the images show. */
  public String pairName() {
    return (digits() ? "digits " : images.name() + ", classes ") + pair().getFirst() + " and " + pair().getLast();
  }
}
