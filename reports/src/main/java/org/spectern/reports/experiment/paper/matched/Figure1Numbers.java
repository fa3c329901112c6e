package org.spectern.reports.experiment.paper.matched;

import java.util.List;
import java.util.Locale;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Verdict;

/**
 * What Figure 1 shows.
 *
 * @param counts how the variance of the first original's last layer falls with the number of levels
 */
record Figure1Numbers(double tau0, List<Original> originals, List<Count> counts) {
  /** Residuals below this are rounding. */
  static final double EXACT = 1e-10;
  /** A variance this close to the original's leaves a ridge that no figure of this project can show. */
  static final double CLOSE = .01;

  /** The matches of one original. */
  record Original(String name, Matching sigmaT, Matching sigmaQ, Matching levels, Matching exact) {}

  /** @param ratio tau~² over tau² of the last layer */
  record Count(int levels, double ratio) {}

  Original first() {
    return originals.getFirst();
  }

  /** The paper's claims on activations, each with what came out for the first original. */
  List<Finding> findings() {
    return List.of(hidden(), last(), lossless());
  }

  private Finding hidden() {
    final int hidden = first().sigmaT.layers().size() - 1;
    final double residual = first().sigmaT.shapeResidual(hidden);
    return new Finding(
        "σ_T, three numbers and one bit, meets p1², p2² and d3 of the original in the hidden layers (Section 3.2).",
        "For " + first().name + " the equations are left with a largest residual of " + Quantity.number(residual),
        residual < EXACT ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED);
  }

  private Finding last() {
    final Matching.Layer layer = first().sigmaQ.last();
    final double variance = layer.target().variance();
    return new Finding("σ_Q meets the last layer's variance τ² as well (Algorithm 1), so that nothing is lost.",
        String.format(Locale.ROOT,
            "For %s no function at all with these p1 and p2 has a variance below %.4f (Parseval), and τ² is %.4f. "
                + "The best σ_Q has %.4f: the difference, %.4f, is added to the kernel's diagonal like a ridge",
            first().name, layer.lowerBound(), variance, layer.matched().variance(), layer.residuals().variance()),
        layer.residuals().largest() < EXACT ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED);
  }

  private Finding lossless() {
    final Original original = first();
    final double ratio = original.levels.last().varianceRatio();
    final StringBuilder measured = new StringBuilder(String.format(Locale.ROOT,
        "For %s, with %d levels per layer τ² is exceeded by %.2f %%", original.name,
        original.levels.last().levels().length, 100 * (ratio - 1)));
    final boolean exact = original.exact.found() && original.exact.residual() < EXACT;
    if (exact) {
      measured.append(String.format(Locale.ROOT, "; with %d all four equations hold, with a largest residual of ",
          original.exact.last().levels().length)).append(Quantity.number(original.exact.residual()));
    }
    final boolean reached = exact || Math.abs(ratio - 1) < CLOSE;
    return new Finding("An activation of a few values can stand for the original without any loss.",
        measured.toString(), reached ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED);
  }
}
