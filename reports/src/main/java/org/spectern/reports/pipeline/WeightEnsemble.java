package org.spectern.reports.pipeline;

import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.spectern.kernels.Seed;
import org.spectern.kernels.SeededMatrix;
import org.spectern.kernels.TernaryMatrix;
import org.spectern.theory.kernel.FourthCumulants;

/**
 * How the weights of a layer are drawn. Entries have mean 0 and variance 1, as Theorem 1 asks; whether they are
 * independent, and whether their fourth moment is finite, is the ensemble's own affair.
 */
public sealed interface WeightEnsemble {

  /** Draws a matrix; seed and layer name it. */
  WeightRows draw(long seed, int layer, int rows, int columns);

  /** What {@link #parse} reads. */
  String name();

  /** The ensemble in words. */
  String label();

  /** E[w⁴] of an entry: infinite where the theorem does not apply, 3 for a Gaussian. */
  double fourthMoment();

  /** Whether all entries are independent. */
  default boolean independent() {
    return true;
  }

  /** Cumulants that the conjugate kernel feels; empty where they are infinite. */
  default Optional<FourthCumulants> cumulants() {
    return Double.isFinite(fourthMoment()) ? Optional.of(new FourthCumulants(fourthMoment() - 3, 0)) : Optional.empty();
  }

  /**
   * Finds an ensemble by its name: gaussian, uniform, student, heavy_tailed, sign, ternary:0.9, hadamard or orthogonal.
   *
   * @throws IllegalArgumentException when there is no such ensemble
   */
  static WeightEnsemble parse(String name) {
    final String[] parts = name.split(":", 2);
    return switch (parts[0]) {
      case "gaussian" -> new Independent(WeightLaw.GAUSSIAN);
      case "uniform" -> new Independent(WeightLaw.UNIFORM);
      case "student" -> new Independent(WeightLaw.STUDENT);
      case "heavy_tailed" -> new Independent(WeightLaw.HEAVY_TAILED);
      case "sign" -> new Ternary(0);
      case "ternary" -> new Ternary(Double.parseDouble(parts[1]));
      case "hadamard" -> new Hadamard();
      case "orthogonal" -> new Orthogonal();
      default -> throw new IllegalArgumentException("there are no such weights: weights=" + name);
    };
  }

  /** Independent entries of one law; row i from a stream of its own, the same as {@link DenseWeights} has. */
  record Independent(WeightLaw law) implements WeightEnsemble {
    @Override
    public WeightRows draw(long seed, int layer, int rows, int columns) {
      return (row, into, at) -> {
        final SplittableRandom random = new SplittableRandom(Seeds.row(seed, layer, row));
        for (int j = 0; j < columns; j++) {
          into[at + j] = (float) law.draw(random);
        }
      };
    }

    @Override
    public String name() {
      return law.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String label() {
      return law.label();
    }

    @Override
    public double fourthMoment() {
      return law.fourthMoment();
    }
  }

  /**
   * The paper's weights, eq. (16), over √(1 − eps): the same matrices as {@link Weights}. Without zeros they are ±1.
   *
   * @param eps probability of a zero, in [0, 1)
   */
  record Ternary(double eps) implements WeightEnsemble {
    public Ternary {
      if (!(eps >= 0 && eps < 1)) {
        throw new IllegalArgumentException("eps must lie in [0, 1): eps=" + eps);
      }
    }

    @Override
    public WeightRows draw(long seed, int layer, int rows, int columns) {
      final byte[][] trits = new byte[rows][columns];
      final float scale;
      try (SeededMatrix matrix = matrix(seed, layer, rows, columns)) {
        for (int i = 0; i < rows; i++) {
          matrix.row(i, trits[i]);
        }
        scale = (float) (1 / Math.sqrt(matrix.nonzeroProbability()));
      }
      return (row, into, at) -> {
        for (int j = 0; j < columns; j++) {
          into[at + j] = scale * trits[row][j];
        }
      };
    }

    /**
     * The matrix itself, for the kernels; its entries times (1 − eps)^(−1/2) are the weights. To be closed by the
     * caller.
     */
    SeededMatrix matrix(long seed, int layer, int rows, int columns) {
      return TernaryMatrix.seeded(new Seed(0, seed), layer, rows, columns, eps);
    }

    @Override
    public String name() {
      return eps == 0 ? "sign" : "ternary:" + eps;
    }

    @Override
    public String label() {
      return eps == 0 ? "±1" : "ternary, ε = " + eps;
    }

    @Override
    public double fourthMoment() {
      return 1 / (1 - eps);
    }
  }

  /**
   * Rows of ±1 that are orthogonal to each other within a block: H D, H the Hadamard matrix of the next power of two,
   * of which the first columns are kept, D random signs. Every block has signs of its own.
   */
  record Hadamard() implements WeightEnsemble {
    @Override
    public WeightRows draw(long seed, int layer, int rows, int columns) {
      final int block = columns == 1 ? 1 : Integer.highestOneBit(columns - 1) << 1;
      return (row, into, at) -> {
        final SplittableRandom random = new SplittableRandom(Seeds.row(seed, layer, row / block));
        for (int j = 0; j < columns; j++) {
          final boolean minus = (Integer.bitCount(row % block & j) & 1) == 1;
          into[at + j] = random.nextBoolean() == minus ? 1 : -1;
        }
      };
    }

    @Override
    public String name() {
      return "hadamard";
    }

    @Override
    public String label() {
      return "Hadamard, random signs";
    }

    @Override
    public boolean independent() {
      return false;
    }

    @Override
    public double fourthMoment() {
      return 1;
    }
  }

  /**
   * Rows of length √columns that are orthogonal within blocks of {@code columns}: factors Q of Gaussian matrices,
   * uniform on the sphere.
   */
  record Orthogonal() implements WeightEnsemble {
    @Override
    public WeightRows draw(long seed, int layer, int rows, int columns) {
      final WeightRows gaussian = new Independent(WeightLaw.GAUSSIAN).draw(seed, layer, rows, columns);
      final float[] all = new float[Math.multiplyExact(rows, columns)];
      for (int i = 0; i < rows; i++) {
        gaussian.row(i, all, i * columns);
      }
      for (int from = 0; from < rows; from += columns) {
        OpenBlas.orthogonaliseRows(Math.min(columns, rows - from), columns, all, from * columns,
            (float) Math.sqrt(columns));
      }
      return (row, into, at) -> System.arraycopy(all, row * columns, into, at, columns);
    }

    @Override
    public String name() {
      return "orthogonal";
    }

    @Override
    public String label() {
      return "orthogonal rows";
    }

    @Override
    public boolean independent() {
      return false;
    }

    /** That of a coordinate of a point on the sphere of many dimensions. */
    @Override
    public double fourthMoment() {
      return 3;
    }

    @Override
    public Optional<FourthCumulants> cumulants() {
      return Optional.of(new FourthCumulants(0, -2));
    }
  }
}
