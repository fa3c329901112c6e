package org.spectern.reports.experiment.bench;

import java.util.List;
import java.util.Optional;

/**
 * Picks measurements of a product.
 *
 * @param layout how the weights are stored
 * @param kind of activation: "BINARY", "TERNARY", "INT8", "FLOAT32"
 * @param shape rows x columns
 * @param eps share of zeros, NaN where it does not matter
 * @param batch inputs per operation
 * @param variant vectors of the forks, see {@link Measurement#variant()}
 */
record Selector(String layout, String kind, String shape, double eps, int batch, String variant) {

  static Selector of(String layout, String kind, String shape) {
    return new Selector(layout, kind, shape, Double.NaN, 1, "");
  }

  Selector eps(double share) {
    return new Selector(layout, kind, shape, share, batch, variant);
  }

  Selector batch(int inputs) {
    return new Selector(layout, kind, shape, eps, inputs, variant);
  }

  Selector shape(String other) {
    return new Selector(layout, kind, other, eps, batch, variant);
  }

  Selector variant(String other) {
    return new Selector(layout, kind, shape, eps, batch, other);
  }

  private boolean matches(Measurement one) {
    return one.layout().equals(layout) && one.kind().equals(kind) && one.shape().equals(shape) && one.batch() == batch
        && one.variant().equals(variant) && (Double.isNaN(eps) || one.eps() == eps)
        && one.isProduct() && !Double.isNaN(one.weightsPerNano());
  }

  /** The slowest of what matches: a floor holds for all. */
  Optional<Measurement> slowest(List<Measurement> all) {
    return all.stream().filter(this::matches)
        .min((a, b) -> Double.compare(a.weightsPerNano(), b.weightsPerNano()));
  }

  String text() {
    return Names.layout(layout) + " × " + Names.kind(kind)
        + ", " + shape + (Double.isNaN(eps) ? "" : ", eps " + eps) + (batch == 1 ? "" : ", batch " + batch)
        + (variant.isEmpty() ? "" : ", " + variant);
  }
}
