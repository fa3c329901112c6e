package org.spectern.reports.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Verdict;

/**
 * What the paper claims about memory, and what this run says of it. Every verdict follows from measured figures.
 *
 * @param verdict what became of the claim
 * @param claim what the paper says, in plain words
 * @param measured what this run says of it
 */
public record MemoryClaims(Verdict verdict, String claim, String measured) {
  /** What counts as lossless: the accuracy that two training runs of one net differ by anyway. */
  private static final double LOSSLESS = .005;

  /** The claims that the nets of a shape say something about. */
  public static List<MemoryClaims> of(MemoryResults.Shape shape) {
    final List<MemoryClaims> claims = new ArrayList<>();
    find(shape, NetKind.TERNARY_RELU, .9).ifPresent(net -> claims.add(ternaryWeights(shape, net)));
    find(shape, NetKind.ONE_BIT, .9).ifPresent(net -> {
      claims.add(oneBit(shape, net));
      claims.add(count(shape, net));
      claims.add(entropy(shape, net));
    });
    SmallestFile.of(shape, LOSSLESS, true).ifPresent(found -> claims.add(thousand(shape, found)));
    SmallestFile.of(shape, LOSSLESS, false).ifPresent(found -> claims.add(seed(shape, found)));
    return claims;
  }

  /** Claim and measurement in one paragraph. */
  public String text() {
    return claim + " " + measured;
  }

  private static Optional<MemoryResults.Net> find(MemoryResults.Shape shape, NetKind kind, double eps) {
    return shape.nets().stream().filter(net -> net.kind() == kind && uniform(net.eps(), eps)).findFirst();
  }

  private static boolean uniform(double[] all, double eps) {
    for (final double one : all) {
      if (one != eps) {
        return false;
      }
    }
    return all.length > 0;
  }

  private static double lost(MemoryResults.Shape shape, MemoryResults.Net net) {
    return shape.original().accuracy() - net.accuracy();
  }

  private static double fileFactor(MemoryResults.Shape shape, MemoryResults.Net net) {
    return (double) shape.original().ledgers().fileBytes() / net.ledgers().fileBytes();
  }

  private static MemoryClaims ternaryWeights(MemoryResults.Shape shape, MemoryResults.Net net) {
    final double lost = lost(shape, net);
    return new MemoryClaims(lost <= LOSSLESS ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED,
        "Sparse ternary weights alone cost nothing.", format(
            "At eps 0.9 with ReLU kept: %s against %s for the original, %s.",
            Quantity.percent(net.accuracy()), Quantity.percent(shape.original().accuracy()), points(lost)));
  }

  private static MemoryClaims oneBit(MemoryResults.Shape shape, MemoryResults.Net net) {
    final double lost = lost(shape, net);
    return new MemoryClaims(lost <= LOSSLESS ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED,
        "One-bit activations sigma_T in every layer are asymptotically lossless.", format(
            "Measured at eps 0.9: %s, %s. The last "
                + "layer has no exact solution: matching p1 and p2 leaves tau~² − tau² = %.3f on the kernel's diagonal, an "
                + "implicit ridge that costs the accuracy.",
            Quantity.percent(net.accuracy()), points(lost), net.ridge()));
  }

  private static MemoryClaims count(MemoryResults.Shape shape, MemoryResults.Net net) {
    return new MemoryClaims(Verdict.CORRECTED, "A thousand times less memory.", format(
        "The paper's own count gives %s at eps 0.9 and equal widths; its factor of 10³ "
            + "compares nets of different widths. It counts no positions of the nonzero weights and a readout of 2 bits.",
        Quantity.factor((double) shape.original().ledgers().paperBits() / net.ledgers().paperBits())));
  }

  private static MemoryClaims entropy(MemoryResults.Shape shape, MemoryResults.Net net) {
    return new MemoryClaims(Verdict.NOT_REPRODUCED, "The count as bytes.", format(
        "The paper counts %.3f bits per weight at eps 0.9; the Shannon entropy of such weights is %.3f "
            + "bits, so no file can be that small. The file measured here is %s, %s less than the original's %s.",
        (double) net.ledgers().paperBits() / shape.weights(), net.entropyBits() / shape.weights(),
        Quantity.bytes(net.ledgers().fileBytes()), Quantity.factor(fileFactor(shape, net)),
        Quantity.bytes(shape.original().ledgers().fileBytes())));
  }

  private static MemoryClaims thousand(MemoryResults.Shape shape, SmallestFile found) {
    return new MemoryClaims(found.factor() >= 1000 ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED,
        "A thousand times less, in real bytes.", format(
            "The smallest file that loses at most 0.5 points at widths %s, weights, "
                + "positions, readout and header counted: %s, %s less than the original's %s. %s, eps %s, %s, readout of %d "
                + "bits: %s, %s.",
            Shapes.text(shape.widths()), Quantity.bytes(found.variant().fileBytes()), Quantity.factor(found.factor()),
            Quantity.bytes(shape.original().ledgers().fileBytes()), found.net().family(), found.net().sparsity(),
            MemoryTable.words(found.variant().layout()), found.variant().readoutBits(),
            Quantity.percent(found.variant().accuracy()), points(found.lost())));
  }

  private static MemoryClaims seed(MemoryResults.Shape shape, SmallestFile found) {
    return new MemoryClaims(found.factor() >= 1000 ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED,
        "Frozen random weights need not be stored at all.",
        format("With a seed in their place the file is %s, %s less, at %s, %s. "
            + "The paper does not use this; a dense Gaussian net could be seeded as well, but would have to draw every one "
            + "of its %s weights again for every image or batch.",
            Quantity.bytes(found.variant().fileBytes()), Quantity.factor(found.factor()),
            Quantity.percent(found.variant().accuracy()), points(found.lost()), Quantity.count(shape.weights())));
  }

  private static String points(double lost) {
    return lost >= 0 ? format("%.2f points lost", 100 * lost) : format("%.2f points gained", -100 * lost);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
