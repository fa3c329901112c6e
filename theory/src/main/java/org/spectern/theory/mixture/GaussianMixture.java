package org.spectern.theory.mixture;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ejml.data.DMatrixRMaj;

/**
 * The paper's data model: x in class a is N(mu_a/sqrt p, C_a/p), with as many observations in every class, up to one.
 *
 * @param dimension p
 * @param classes mean and covariance of each class, in their own units
 */
public record GaussianMixture(int dimension, List<Component> classes) {
  /** The generator used unless another is named: from java.util.random, the same on every machine. */
  public static final String GENERATOR = "L64X128MixRandom";

  private static final int SPACING = 8;

  /**
   * One class.
   *
   * @param mean mu_a, p entries
   * @param covariance C_a
   */
  public record Component(double[] mean, Covariance covariance) {}

  /** Checks the shapes. */
  public GaussianMixture {
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1: dimension=" + dimension);
    }
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("there must be a class: classes=0");
    }
    for (final Component component : classes) {
      if (component.mean().length != dimension) {
        throw new IllegalArgumentException(
            "means must have p entries: mean=" + component.mean().length + " p=" + dimension);
      }
    }
    classes = List.copyOf(classes);
  }

  /**
   * The mixtures of the paper and its authors' code.
   *
   * @param kind {@code iid}: all classes N(0, I/p); {@code means}: mu_a = separation · e_{8(a-1)}; {@code variances}:
   *        C_a = (1 + separation (a-1)/sqrt p) I; {@code mixed}: both
   * @param classes number of classes
   * @param separation 8 in the paper's figure 2
   */
  public static GaussianMixture named(String kind, int dimension, int classes, double separation) {
    if (!List.of("iid", "means", "variances", "mixed").contains(kind)) {
      throw new IllegalArgumentException("mixture must be one of iid, means, variances, mixed: mixture=" + kind);
    }
    final boolean means = kind.equals("means") || kind.equals("mixed");
    final boolean variances = kind.equals("variances") || kind.equals("mixed");
    final List<Component> components = new ArrayList<>();
    for (int a = 0; a < classes; a++) {
      final double scale = variances ? 1 + separation * a / Math.sqrt(dimension) : 1;
      components.add(new Component(means ? axis(dimension, a, separation) : new double[dimension],
          new Covariance.Isotropic(scale)));
    }
    return new GaussianMixture(dimension, components);
  }

  /** The two-class mixture of the convergence table: mu_a = 4 e_{8a}, C_1 = I, C_2 = (1 + 4/sqrt p) (0.4^|i-j|). */
  public static GaussianMixture correlated(int dimension) {
    return new GaussianMixture(dimension, List.of(new Component(axis(dimension, 1, 4), new Covariance.Isotropic(1)),
        new Component(axis(dimension, 2, 4), new Covariance.Toeplitz(1 + 4 / Math.sqrt(dimension), 0.4))));
  }

  private static double[] axis(int dimension, int number, double length) {
    if (SPACING * number >= dimension) {
      throw new IllegalArgumentException("dimension must exceed " + SPACING * number + ": dimension=" + dimension);
    }
    final double[] mean = new double[dimension];
    mean[SPACING * number] = length;
    return mean;
  }

  /** Draws from the default generator. */
  public MixtureSample sample(int count, long seed) {
    return sample(count, GENERATOR, seed);
  }

  /**
   * Draws observations, class after class.
   *
   * @param count n, at least the number of classes
   * @param generator a name of java.util.random
   * @param seed the generator's seed
   */
  public MixtureSample sample(int count, String generator, long seed) {
    if (count < classes.size()) {
      throw new IllegalArgumentException(
          "there must be an observation of every class: n=" + count + " classes=" + classes.size());
    }
    final NormalStream normals = new NormalStream(generator(generator, seed));
    final DMatrixRMaj rows = new DMatrixRMaj(count, dimension);
    final int[] labels = new int[count];
    final double[] x = new double[dimension];
    final double scale = 1 / Math.sqrt(dimension);
    for (int i = 0; i < count; i++) {
      labels[i] = (int) ((long) i * classes.size() / count);
      final Component component = classes.get(labels[i]);
      normals.fill(x);
      component.covariance().colour(x);
      for (int k = 0; k < dimension; k++) {
        rows.data[i * dimension + k] = (x[k] + component.mean()[k]) * scale;
      }
    }
    return new MixtureSample(rows, labels, classes.size());
  }

  private static RandomGenerator generator(String name, long seed) {
    try {
      return RandomGeneratorFactory.of(name).create(seed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("generator must be a name of java.util.random: generator=" + name, e);
    }
  }
}
