package org.spectern.reports.experiment.paper.spectra;

import java.util.List;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Images;
import org.spectern.reports.data.Split;
import org.spectern.reports.experiment.SpectrumData;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;

/**
 * A kernel of an experiment: observations and a net.
 *
 * @param data {@link #IMAGES}, {@link #UNIT_IMAGES}, or a mixture as {@link SpectrumData#mixture} names it
 * @param count n, or the most that the images allow
 * @param dimension p of a mixture
 * @param stack activations, as {@link Activations#parseList} reads them
 * @param widths of the layers of nets that are drawn; empty where only infinitely wide ones are looked at
 * @param seed of the observations, and of the nets
 */
public record KernelSetting(String data, int count, int dimension, String stack, int[] widths, long seed) {
  /** Two classes of images: {@link PaperData#pair}. */
  public static final String IMAGES = "images";
  /** The same, each scaled to length 1. */
  public static final String UNIT_IMAGES = "images of length 1";

  private static final double SEPARATION = 8;
  /** Of MNIST; an estimate for other images. */
  private static final int PIXELS = 784;
  private static final long DRAWS_APART = 1_000_000;

  /** The observations: draws of the mixture, or images of the two classes chosen at random. */
  public Observed observed(PaperData paper) {
    if (!ofImages()) {
      return Observed.mixture(SpectrumData.mixture(data, count, dimension, 2, SEPARATION, seed));
    }
    final Dataset images = paper.images();
    final Images two = images.train().only(paper.pair().stream().mapToInt(Integer::intValue).toArray());
    final int kept = Math.min(count, two.count() - 1);
    final int[] chosen = Split.of(two.count(), (double) kept / two.count(), seed).validation();
    final SpectrumData loaded = SpectrumData.images(
        new Dataset(paper.pairName(), two.subset(chosen), two, images.provenance()), new int[]{0, 1}, kept);
    return data.equals(IMAGES) ? Observed.images(loaded) : Observed.unitImages(loaded);
  }

  private boolean ofImages() {
    return data.equals(IMAGES) || data.equals(UNIT_IMAGES);
  }

  /** What the key of a result must know of the data beside this setting. */
  public String inputs(PaperData paper) {
    return ofImages() ? paper.images().provenance().fingerprint() : "";
  }

  public List<Activation> activations() {
    return Activations.parseList(stack);
  }

  /** Seed of the net of one draw, its own for every seed. */
  public long draw(int number) {
    return seed * DRAWS_APART + number;
  }

  /** Weights of a drawn net times observations: what a draw costs. */
  double products() {
    double weights = 0;
    int columns = ofImages() ? PIXELS : dimension;
    for (final int width : widths) {
      weights += (double) width * columns;
      columns = width;
    }
    return weights * count;
  }

  /** For progress. */
  public String label() {
    return (ofImages() ? data : "mixture '" + data + "'") + ", n = " + count + ", seed " + seed;
  }
}
