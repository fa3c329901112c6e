package org.spectern.reports.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Ridge regression of one-hot labels on centred features, by Cholesky.
 *
 * <p>W = (Fᵀ F − N m mᵀ + λ I)⁻¹ (Fᵀ Y − N m ȳᵀ), bias = ȳ − W m, with λ = strength · trace / width: a strength has no
 * units, so one grid serves float features and integer levels.
 */
public final class RidgeTraining {
  /** From nearly none to a tenth of the mean variance; MNIST's optimum lies between 1e-5 and 1e-3 for all our nets. */
  static final double[] STRENGTHS = {1e-6, 1e-5, 3e-5, 1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 1e-1};

  private RidgeTraining() {}

  /** One rung of the search: what {@code strength} scores on images that took no part in the fit. */
  public record Trial(double strength, double validationAccuracy, LinearReadout readout) {}

  /** Fits every strength of the grid and scores it on {@code validation}. */
  static List<Trial> search(NormalEquations sums, Features validation, Team team) {
    final LinearReadout[] readouts = new LinearReadout[STRENGTHS.length];
    try (DoublePointer centred = sums.centredGram()) {
      team.forEach(readouts.length, i -> readouts[i] = fit(sums, centred, STRENGTHS[i]));
    }
    final List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < readouts.length; i++) {
      trials.add(new Trial(STRENGTHS[i], validation.accuracy(readouts[i], team), readouts[i]));
    }
    return trials;
  }

  /** The trial with the highest validation accuracy; the smaller strength wins a tie. */
  static Trial best(List<Trial> trials) {
    Trial best = trials.getFirst();
    for (final Trial trial : trials) {
      if (trial.validationAccuracy() > best.validationAccuracy()) {
        best = trial;
      }
    }
    return best;
  }

  static LinearReadout fit(NormalEquations sums, double strength) {
    try (DoublePointer centred = sums.centredGram()) {
      return fit(sums, centred, strength);
    }
  }

  private static LinearReadout fit(NormalEquations sums, DoublePointer centred, double strength) {
    final int width = sums.width();
    final int classes = sums.classes();
    try (DoublePointer system = new DoublePointer(centred.capacity());
        DoublePointer solution = new DoublePointer((long) width * classes)) {
      org.bytedeco.javacpp.Pointer.memcpy(system, centred, centred.capacity() * Double.BYTES);
      addToDiagonal(system, width, strength);
      solution.put(centredTargets(sums), 0, width * classes);
      OpenBlas.solvePositive(width, classes, system, solution);
      final double[] flat = new double[width * classes];
      solution.get(flat);
      return readout(sums, flat);
    }
  }

  private static void addToDiagonal(DoublePointer system, int width, double strength) {
    final java.nio.DoubleBuffer entries = system.asBuffer();
    double trace = 0;
    for (int i = 0; i < width; i++) {
      trace += entries.get(i * width + i);
    }
    final double lambda = strength * trace / width;
    for (int i = 0; i < width; i++) {
      // A feature that never varies leaves an exact zero on the diagonal: lambda alone must carry it.
      entries.put(i * width + i, entries.get(i * width + i) + lambda);
    }
  }

  private static double[] centredTargets(NormalEquations sums) {
    final int width = sums.width();
    final double[] targets = new double[width * sums.classes()];
    for (int c = 0; c < sums.classes(); c++) {
      final double share = (double) sums.count(c) / sums.count();
      for (int j = 0; j < width; j++) {
        targets[c * width + j] = sums.sum(c, j) - share * sums.sum(j);
      }
    }
    return targets;
  }

  private static LinearReadout readout(NormalEquations sums, double[] flat) {
    final int width = sums.width();
    final double[][] weights = new double[sums.classes()][width];
    final double[] bias = new double[sums.classes()];
    for (int c = 0; c < bias.length; c++) {
      bias[c] = (double) sums.count(c) / sums.count();
      for (int j = 0; j < width; j++) {
        weights[c][j] = flat[c * width + j];
        bias[c] -= weights[c][j] * sums.sum(j) / sums.count();
      }
    }
    return new LinearReadout(weights, bias);
  }
}
