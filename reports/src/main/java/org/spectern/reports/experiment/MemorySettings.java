package org.spectern.reports.experiment;

import java.util.Arrays;
import java.util.List;

/**
 * What {@code reproduce memory} trains.
 *
 * @param preset the name the user gave, for the page
 * @param shapes the nets, shape by shape
 * @param seed first seed of weights and split
 * @param seeds how many seeds, counted up from {@code seed}
 */
public record MemorySettings(String preset, List<ShapePlan> shapes, long seed, int seeds) {
  /** Eight levels reach the original's variance (theory.md, section 4); four are the next cheaper step. */
  public static final List<Integer> LEVELS = List.of(8, 4);
  /** Sixteen levels cost thresholds, some two hundred bytes of a file, and a fourth bit plane in every product. */
  private static final List<Integer> MORE = List.of(8, 16);

  /** Largest absolute integer level: five bits and a sign, which costs ReLU's eight levels no accuracy. */
  public static final int LARGEST_LEVEL = 31;

  /** Share of the training set that chooses lambda and the readout's bits. */
  public static final double VALIDATION_SHARE = 1.0 / 6;

  public MemorySettings {
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("at least one shape is needed: shapes=0");
    }
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds must be at least 1: seeds=" + seeds);
    }
  }

  /** The sparsities of the paper's Figure 3, and one that spares the input layer, which has the least to spare. */
  public static List<double[]> sparsities(int layers) {
    final double[] sparing = new double[layers];
    Arrays.fill(sparing, .99);
    sparing[0] = .9;
    return List.of(all(0), all(.5), all(.9), sparing);
  }

  /** The quick preset: under three minutes on two cores. */
  public static MemorySettings quick() {
    return new MemorySettings("quick", List.of(new ShapePlan(same(1000), sparsities(3), LEVELS, true)), 1, 1);
  }

  /**
   * The full preset, under half an hour: the paper's 1500³ with the sparsities that a search for the smallest file
   * wants, 3000³, and 5000, 5000, 2500, where a thousand times becomes real bytes.
   */
  public static MemorySettings full() {
    return new MemorySettings("full", List.of(
        new ShapePlan(same(1000), List.of(all(.9), each(.9, .99, .99)), List.of(8), true),
        new ShapePlan(same(1500), List.of(all(.9), each(.9, .99, .99), each(.95, .99, .99), each(.97, .995, .995),
            each(.99, .997, .997), each(.99, .998, .998)), List.of(8, 16, 4), true),
        new ShapePlan(same(3000), List.of(each(.9, .99, .99), each(.99, .997, .997), each(.995, .9985, .9985),
            each(.995, .999, .999)), MORE, false),
        new ShapePlan(new int[]{5000, 5000, 2500}, List.of(each(.99, .998, .998), each(.995, .9985, .9985),
            each(.997, .999, .999), each(.997, .9993, .9993), each(.998, .9993, .9993), each(.998, .9995, .9995)),
            MORE, false)),
        1, 3);
  }

  private static double[] all(double eps) {
    return new double[]{eps};
  }

  private static double[] each(double... eps) {
    return eps;
  }

  private static int[] same(int width) {
    return new int[]{width, width, width};
  }
}
