package org.spectern.reports.experiment;

import java.util.Arrays;
import java.util.List;

/**
 * What {@code reproduce memory} trains.
 *
 * @param preset the name the user gave, for the page
 * @param widths one net shape d_1 … d_L per entry
 * @param sparsities per shape and kind of net: eps for every layer, or one for each
 * @param levels numbers of levels of the N-level nets
 * @param seed first seed of weights and split
 * @param seeds how many seeds, counted up from {@code seed}
 */
public record MemorySettings(String preset, List<int[]> widths, List<double[]> sparsities, List<Integer> levels,
    long seed, int seeds) {
  /** The sparsities of the paper's Figure 3, and one that spares the input layer, which is the one with little to spare. */
  public static final List<double[]> SPARSITIES = List.of(new double[]{0}, new double[]{.5}, new double[]{.9},
      new double[]{.9, .99, .99});

  /** Largest absolute integer level: five bits and a sign, which costs ReLU's eight levels no accuracy. */
  public static final int LARGEST_LEVEL = 31;

  /** Share of the training set that chooses lambda and the readout's bits. */
  public static final double VALIDATION_SHARE = 1.0 / 6;

  public MemorySettings {
    if (widths.isEmpty() || sparsities.isEmpty()) {
      throw new IllegalArgumentException(
          "at least one shape and one sparsity are needed: widths=" + widths.size() + " eps=" + sparsities.size());
    }
    for (final int[] shape : widths) {
      requirePositive(shape);
    }
    for (final double[] eps : sparsities) {
      requireSparsity(eps);
      for (final int[] shape : widths) {
        if (eps.length != 1 && eps.length != shape.length) {
          throw new IllegalArgumentException("eps needs one value, or one for each layer: eps=" + Arrays.toString(eps)
              + " widths=" + Arrays.toString(shape));
        }
      }
    }
    if (seeds < 1) {
      throw new IllegalArgumentException("seeds must be at least 1: seeds=" + seeds);
    }
  }

  private static void requirePositive(int[] shape) {
    if (shape.length == 0) {
      throw new IllegalArgumentException("widths must name at least one layer");
    }
    for (final int width : shape) {
      if (width < 1) {
        throw new IllegalArgumentException("widths must be at least 1: " + width);
      }
    }
  }

  private static void requireSparsity(double[] eps) {
    for (final double one : eps) {
      if (!(one >= 0 && one < 1)) {
        throw new IllegalArgumentException("eps must lie in [0, 1): " + one);
      }
    }
  }

  /** The quick preset: under three minutes on two cores. */
  public static MemorySettings quick() {
    return new MemorySettings("quick", List.of(new int[]{1000, 1000, 1000}), SPARSITIES, List.of(8, 4), 1, 1);
  }

  /** The full preset adds the paper's 1500³ and a net of 3000³. */
  public static MemorySettings full() {
    return new MemorySettings("full",
        List.of(new int[]{1000, 1000, 1000}, new int[]{1500, 1500, 1500}, new int[]{3000, 3000, 3000}), SPARSITIES,
        List.of(8, 4), 1, 1);
  }
}
