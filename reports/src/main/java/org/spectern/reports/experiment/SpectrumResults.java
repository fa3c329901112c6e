package org.spectern.reports.experiment;

import java.util.List;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.TextTable;

/**
 * A kernel's spectrum beside that of its asymptotic equivalent.
 *
 * @param command as typed
 * @param kernel {@code ck} or {@code ntk}
 * @param diagonal false for an NTK of steps: both matrices then have a zero diagonal
 * @param norm operator norm of the kernel
 * @param error operator norm of kernel less equivalent
 * @param eigenvalues of the kernel, increasing
 * @param equivalentEigenvalues of the equivalent, increasing
 * @param leading largest first
 * @param solver which library decomposed them, and how long both took
 */
public record SpectrumResults(String command, String data, String kernel, List<String> activations, double tau0,
    boolean diagonal, double norm, double error, double[] eigenvalues, double[] equivalentEigenvalues,
    List<Leading> leading, String solver, double solverSeconds) {

  /**
   * One of the largest eigenvalues.
   *
   * @param overlap |cosine| of the two unit eigenvectors
   * @param vector of the kernel
   * @param equivalentVector of the equivalent, with the sign that makes the cosine positive
   */
  public record Leading(double value, double equivalentValue, double overlap, double[] vector,
      double[] equivalentVector) {}

  /** The kernel's name in words. */
  public String kernelName() {
    return (kernel.equals("ck") ? "conjugate kernel" : "neural tangent kernel")
        + (diagonal ? "" : " (off the diagonal: its diagonal is infinite)");
  }

  /** For a terminal. */
  public String asText() {
    final Table table = new Table().numbers("eigenvalue").numbers("exact").numbers("equivalent")
        .numbers("eigenvectors' |cos|");
    for (int k = 0; k < leading.size(); k++) {
      table.row(Integer.toString(k + 1), Digits.of(leading.get(k).value), Digits.of(leading.get(k).equivalentValue),
          String.format(java.util.Locale.ROOT, "%.4f", leading.get(k).overlap));
    }
    return data + "\n" + kernelName() + " of " + String.join(", ", activations) + ", tau0 = "
        + Quantity.number(tau0) + "\n\n" + TextTable.of(table) + "\noperator norm of the kernel: " + Digits.of(norm)
        + "\noperator norm of kernel − equivalent: " + Digits.of(error) + "\ndecomposed by " + solver + " in "
        + Quantity.seconds(solverSeconds) + "\n";
  }
}
