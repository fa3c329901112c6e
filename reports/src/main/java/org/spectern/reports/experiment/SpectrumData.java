package org.spectern.reports.experiment;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Images;
import org.spectern.theory.mixture.GaussianMixture;
import org.spectern.theory.mixture.MixtureSample;
import org.spectern.theory.mixture.MixtureStatistics;

/**
 * Observations whose kernel is looked at, with what the asymptotic equivalent must know of them.
 *
 * @param description which data, for titles
 * @param statistics exact for a mixture, estimated for images
 */
public record SpectrumData(String description, MixtureSample sample, MixtureStatistics statistics) {

  /** A Gaussian mixture: iid, means, variances or mixed; {@code correlated} is the one of the convergence table. */
  public static SpectrumData mixture(String kind, int count, int dimension, int classes, double separation, long seed) {
    final GaussianMixture mixture = kind.equals("correlated")
        ? GaussianMixture.correlated(dimension)
        : GaussianMixture.named(kind, dimension, classes, separation);
    final MixtureSample sample = mixture.sample(count, seed);
    return new SpectrumData("Gaussian mixture '" + kind + "', " + mixture.classes().size() + " classes, n = " + count
        + ", p = " + dimension + ", seed " + seed, sample, MixtureStatistics.exact(mixture, sample));
  }

  /**
   * The first training images of some classes, class after class, less the mean image and with mean squared norm 1.
   *
   * @throws IllegalArgumentException when there are fewer images
   */
  public static SpectrumData images(Dataset dataset, int[] digits, int count) {
    final Images chosen = dataset.train().only(digits);
    if (count > chosen.count()) {
      throw new IllegalArgumentException(
          "there are fewer images of these classes: n=" + count + " images=" + chosen.count());
    }
    final Images first = chosen.first(count);
    final int[] order = IntStream.range(0, count).boxed()
        .sorted((i, j) -> Integer.compare(first.label(i), first.label(j))).mapToInt(Integer::intValue).toArray();
    final Images images = first.subset(order);
    final DMatrixRMaj rows = new DMatrixRMaj(count, images.size());
    for (int k = 0; k < rows.data.length; k++) {
      rows.data[k] = images.pixels()[k] & 0xff;
    }
    normalise(rows);
    final MixtureSample sample = new MixtureSample(rows, IntStream.range(0, count).map(images::label).toArray(),
        digits.length);
    final String classes = digits.length == dataset.train().classes() ? "" : ", classes "
        + IntStream.of(digits).mapToObj(Integer::toString).collect(Collectors.joining(" and "));
    return new SpectrumData(dataset.name() + classes + ", n = " + count + ", p = " + images.size(), sample,
        MixtureStatistics.estimated(sample));
  }

  private static void normalise(DMatrixRMaj rows) {
    final int p = rows.numCols;
    final double[] mean = new double[p];
    for (int k = 0; k < rows.data.length; k++) {
      mean[k % p] += rows.data[k] / rows.numRows;
    }
    double square = 0;
    for (int k = 0; k < rows.data.length; k++) {
      rows.data[k] -= mean[k % p];
      square += rows.data[k] * rows.data[k];
    }
    final double scale = Math.sqrt(rows.numRows / square);
    for (int k = 0; k < rows.data.length; k++) {
      rows.data[k] *= scale;
    }
  }
}
