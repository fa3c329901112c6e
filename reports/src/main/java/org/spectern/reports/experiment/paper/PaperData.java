package org.spectern.reports.experiment.paper;

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
}
