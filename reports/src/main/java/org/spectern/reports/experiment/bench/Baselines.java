package org.spectern.reports.experiment.bench;

import java.util.List;
import java.util.Optional;

/** The dense float products of a run. */
final class Baselines {
  private final List<Measurement> dense;

  Baselines(List<Measurement> all) {
    dense = all.stream().filter(one -> one.dense() && !one.shape().isEmpty()).toList();
  }

  /** The fastest dense product with the shape and batch of a ternary one, on the machine's own vectors. */
  Optional<Measurement> best(Measurement product) {
    return dense.stream().filter(one -> one.variant().isEmpty() && sameWork(one, product)).min(Baselines::byTime);
  }

  /** The fastest dense product in forks with the same vectors: for the scalar provider, plain loops. */
  Optional<Measurement> sameVectors(Measurement product) {
    return dense.stream().filter(one -> one.variant().equals(product.variant()) && sameWork(one, product))
        .min(Baselines::byTime);
  }

  /** A library's product with the shape and batch of another. */
  Optional<Measurement> library(String name, Measurement product) {
    return dense.stream()
        .filter(one -> one.variant().isEmpty() && sameWork(one, product) && one.library().equalsIgnoreCase(name))
        .min(Baselines::byTime);
  }

  List<Measurement> all() {
    return dense;
  }

  private static boolean sameWork(Measurement one, Measurement product) {
    return one.shape().equals(product.shape()) && one.batch() == product.batch() && one.unit().equals(product.unit());
  }

  private static int byTime(Measurement a, Measurement b) {
    return Double.compare(a.score(), b.score());
  }
}
