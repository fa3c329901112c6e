package org.spectern.reports.experiment;

import java.util.Optional;

/**
 * The smallest file of one shape that loses no more than a given share of the original's accuracy.
 *
 * @param net whose file it is
 * @param variant layout and readout
 * @param factor the original's file over this one
 * @param lost share of test images, the original's accuracy less this one's, both means over the seeds
 */
public record SmallestFile(MemoryResults.Net net, Variant variant, double factor, double lost) {
  /** The losses the search reports, as shares: 0.3, 0.5 and 1 points. */
  static final double[] LIMITS = {.003, .005, .01};

  /** Rounding of a mean of shares of 10,000 must not decide whether a limit is kept. */
  private static final double ROUNDING = 1e-9;

  /**
   * @param weights whether the file must hold the weights; otherwise a seed may stand in their place
   */
  public static Optional<SmallestFile> of(MemoryResults.Shape shape, double limit, boolean weights) {
    SmallestFile best = null;
    for (final MemoryResults.Net net : shape.nets()) {
      for (final Variant variant : net.variants()) {
        final double lost = shape.original().accuracy() - variant.accuracy();
        final boolean fits = lost <= limit + ROUNDING && variant.storesWeights() == weights;
        if (fits && (best == null || variant.fileBytes() < best.variant.fileBytes())) {
          best = new SmallestFile(net, variant,
              (double) shape.original().ledgers().fileBytes() / variant.fileBytes(), lost);
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
