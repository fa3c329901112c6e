package org.spectern.reports.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
  private static final int A_THOUSAND = 1000;
  private static final String THOUSAND = "A thousand times less, in real bytes.";

  /** Every claim once, as the last shape tells that has the nets for it; shapes go from narrow to wide. */
  public static List<MemoryClaims> of(List<MemoryResults.Shape> shapes) {
    final Map<String, MemoryClaims> claims = new LinkedHashMap<>();
    for (final MemoryResults.Shape shape : shapes) {
      for (final MemoryClaims claim : of(shape)) {
        claims.put(claim.claim, shapes.size() == 1 || claim.claim.equals(THOUSAND) ? claim : claim.at(shape));
      }
    }
    return List.copyOf(claims.values());
  }

  private MemoryClaims at(MemoryResults.Shape shape) {
    return new MemoryClaims(verdict, claim, "Widths " + Shapes.text(shape.widths()) + ". " + measured);
  }

  /** The claims that the nets of a shape say something about. */
  public static List<MemoryClaims> of(MemoryResults.Shape shape) {
    final List<MemoryClaims> claims = new ArrayList<>();
    find(shape, NetKind.TERNARY_RELU, .9).ifPresent(net -> claims.add(ternaryWeights(shape, net)));
    find(shape, NetKind.ONE_BIT, .9).ifPresent(net -> {
      claims.add(oneBit(shape, net));
      claims.add(count(shape, net));
      claims.add(entropy(shape, net));
    });
    if (shape.nets().stream().anyMatch(net -> !net.variants().isEmpty())) {
      claims.add(SmallestFile.of(shape, LOSSLESS, true).map(found -> thousand(shape, found))
          .orElseGet(
              () -> new MemoryClaims(Verdict.NOT_REPRODUCED, THOUSAND, format(
                  "No net of widths %s with its weights in the file loses as little as 0.5 points.",
                  Shapes.text(shape.widths())))));
    }
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
    final Optional<MemoryResults.Net> levels = shape.nets().stream()
        .filter(one -> one.kind() == NetKind.LEVELS && uniform(one.eps(), .9))
        .max(Comparator.comparingInt(MemoryResults.Net::levels));
    return new MemoryClaims(lost <= LOSSLESS ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED,
        "One-bit activations σ_T in every layer are asymptotically lossless.", format(
            "Measured at eps 0.9: %s, %s. The last layer would have to meet one equation more than the others, that of the "
                + "variance, and no activation of one bit can. What is too much, τ~² − τ² = %.3f, lands on the diagonal of the "
                + "kernel, where it works like a ridge that nobody asked for and drowns part of what the features say of the classes.",
            Quantity.percent(net.accuracy()), points(lost), net.ridge())
            + levels.map(one -> format(" Steps of %d levels, which can meet it closely, give %s.", one.levels(),
                Quantity.percent(one.accuracy()))).orElse(""));
  }

  private static MemoryClaims count(MemoryResults.Shape shape, MemoryResults.Net net) {
    final double factor = (double) shape.original().ledgers().paperBits() / net.ledgers().paperBits();
    return new MemoryClaims(factor >= A_THOUSAND ? Verdict.REPRODUCED : Verdict.CORRECTED,
        "A thousand times less memory, by the paper's own count.", format(
            "It gives %s at eps 0.9 and equal widths; the factor of 10³ compares a compressed net with a wider original. The "
                + "count is a formula: 2 bits for every nonzero weight, nothing for its position, and 2 bits for every "
                + "weight of the readout, too.",
            Quantity.factor(factor)));
  }

  private static MemoryClaims entropy(MemoryResults.Shape shape, MemoryResults.Net net) {
    final double counted = (double) net.ledgers().paperBits() / shape.weights();
    final double bound = net.entropyBits() / shape.weights();
    return new MemoryClaims(counted >= bound ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED,
        "What is counted is what must be stored.", format(
            "The paper counts %.3f bits per weight at eps 0.9; the Shannon entropy of such weights, positions and signs, is "
                + "%.3f bits, and no file that holds them can be smaller. The file of this one-bit net, stored for speed, is "
                + "%s, %s less than the original's %s.",
            counted, bound, Quantity.bytes(net.ledgers().fileBytes()), Quantity.factor(fileFactor(shape, net)),
            Quantity.bytes(shape.original().ledgers().fileBytes())));
  }

  private static MemoryClaims thousand(MemoryResults.Shape shape, SmallestFile found) {
    final boolean reached = found.factor() >= A_THOUSAND;
    return new MemoryClaims(reached ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED, THOUSAND, format(
        "The smallest file that loses at most 0.5 points at widths %s, weights, positions, readout and header counted, is "
            + "%s, %s less than the original's %s: %s, eps %s, stored as %s, readout of %d bits, %s, %s.",
        Shapes.text(shape.widths()), Quantity.bytes(found.variant().fileBytes()), Quantity.factor(found.factor()),
        Quantity.bytes(shape.original().ledgers().fileBytes()), found.net().family(), found.net().sparsity(),
        MemoryTable.words(found.variant().layout()), found.variant().readoutBits(),
        Quantity.percent(found.variant().accuracy()), points(found.lost()))
        + (reached ? ""
            : " The factor grows with the widths, since wider nets bear more zeros; --preset full goes up to "
                + "5000, 5000, 2500."));
  }

  /** The original's file without its frozen weights is what a seed would leave of it. */
  private static MemoryClaims seed(MemoryResults.Shape shape, SmallestFile found) {
    final long dense = shape.original().ledgers().fileBytes();
    final long left = dense - Float.BYTES * shape.weights();
    return new MemoryClaims(found.factor() >= A_THOUSAND ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED,
        "A thousand times less, with a seed in place of the frozen weights.",
        format("The file is then %s, %s less, at %s, %s. "
            + "The paper does not use this, and it is no merit of ternary weights: a seed would leave a dense Gaussian net, too, "
            + "with %s, %s less, or with as little as this one if its readout had as few bits. But it would have to draw every "
            + "one of its %s normal weights again for every image or batch.",
            Quantity.bytes(found.variant().fileBytes()), Quantity.factor(found.factor()),
            Quantity.percent(found.variant().accuracy()), points(found.lost()), Quantity.bytes(left),
            Quantity.factor((double) dense / left), Quantity.count(shape.weights())));
  }

  private static String points(double lost) {
    return lost >= 0 ? format("%.2f points lost", 100 * lost) : format("%.2f points gained", -100 * lost);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
