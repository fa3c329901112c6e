package org.spectern.reports.experiment.paper.spectra;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Verdict;

/** The claims behind Figure 2, each with what was measured and the verdict that follows. */
final class Figure2Findings {
  /** An error that vanishes falls at least like n^(−1/2) (theory.md, section 2); one that keeps a constant does not. */
  static final double VANISHING = -.5;
  /**
   * A law of weights matters if it multiplies the error of the mean kernel by more than this, beyond the seeds'
   * intervals.
   */
  static final double ALIKE = 1.2;
  /** Leading eigenvectors closer than this are the same for the eye. */
  static final double ALIGNED = .95;
  /** Relative errors above this are seen in a histogram: the bulk is another. */
  static final double MATCHED = .15;
  /** Kernels whose difference is below this share of the norm are called equal. */
  static final double SAME = .05;

  private Figure2Findings() {}

  static List<Finding> of(Figure2Numbers numbers) {
    final List<Finding> findings = new ArrayList<>();
    findings.add(converges(numbers, "conjugate kernel", "Theorem 1, eq. (8)", Figure2Numbers.Growth::conjugate));
    findings.add(converges(numbers, "NTK", "Theorem 2", Figure2Numbers.Growth::tangent));
    for (final Figure2Numbers.Subject subject : numbers.subjects()) {
      findings.add(spectra(subject));
      if (!subject.laws().isEmpty()) {
        findings.add(laws(subject));
      }
      findings.add(compressed(subject, subject.oneBit(), "σ_T in every layer, one bit"));
      findings.add(compressed(subject, subject.levels(),
          subject.levels().levels() + " levels" + (subject.exact() ? ", all four equations met" : "")));
    }
    return findings;
  }

  private static Finding converges(Figure2Numbers numbers, String kernel, String source,
      Function<Figure2Numbers.Growth, Figure2Numbers.Forms> forms) {
    final Figure2Numbers.Growth small = numbers.growth().getFirst();
    final Figure2Numbers.Growth large = numbers.growth().getLast();
    final double correct = slope(small, large, growth -> forms.apply(growth).correct());
    final double printed = slope(small, large, growth -> forms.apply(growth).printed());
    final Figure2Numbers.Forms last = forms.apply(large);
    return new Finding("The " + kernel + " approaches its equivalent in operator norm (" + source + ").",
        String.format(Locale.ROOT,
            "with one layer and n = p = %d … %d the relative error falls like n^(%s), to %s, with the correct coefficients "
                + "and like n^(%s), to %s, with the printed ones",
            small.size(), large.size(), two(correct), text(last.correct()), two(printed), text(last.printed())),
        printed <= VANISHING ? Verdict.REPRODUCED : correct <= VANISHING ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED);
  }

  static double slope(Figure2Numbers.Growth small, Figure2Numbers.Growth large,
      Function<Figure2Numbers.Growth, Summary> error) {
    return Math.log(error.apply(large).mean() / error.apply(small).mean())
        / Math.log((double) large.size() / small.size());
  }

  private static Finding spectra(Figure2Numbers.Subject subject) {
    final EquivalentCell.Compared kernel = subject.first().conjugate();
    final double overlap = kernel.kernel().planeOverlap(kernel.correctSpectrum());
    final boolean aligned = overlap >= ALIGNED;
    final boolean better = subject.conjugate().correct().mean() < subject.conjugate().printed().mean();
    return new Finding(
        subject.name() + ": eigenvalues and leading eigenvectors of K_CK are those of the equivalent (Figure 2).",
        String.format(Locale.ROOT,
            "the relative error is %s with the correct diagonal, %s with the printed one; the cosine between the planes of the two leading eigenvectors is %.4f",
            text(subject.conjugate().correct()), text(subject.conjugate().printed()), overlap),
        !aligned || subject.conjugate().correct().mean() > MATCHED ? Verdict.NOT_REPRODUCED
            : better ? Verdict.CORRECTED : Verdict.REPRODUCED);
  }

  private static Finding laws(Figure2Numbers.Subject subject) {
    final Summary gauss = subject.laws().getFirst().last().exact();
    final List<String> texts = new ArrayList<>();
    boolean alike = true;
    boolean explained = true;
    for (final Figure2Numbers.Law law : subject.laws()) {
      final Figure2Numbers.MeanOfDraws last = law.last();
      alike &= alike(last.exact(), gauss);
      explained &= alike(last.ofLaw(), gauss);
      texts.add(law.label() + " " + text(last.exact()) + " (" + text(last.ofLaw()) + ")");
    }
    return new Finding(subject.name() + ": the law of the weights does not matter (universality).",
        "relative distance of the mean kernel of " + subject.laws().getFirst().last().draws()
            + " drawn nets from the exact one, in brackets with the law's fourth cumulant: " + String.join("; ", texts),
        alike ? Verdict.REPRODUCED : explained ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED);
  }

  /** Not much larger than under Gaussian weights, or no more than the seeds' intervals leave open. */
  private static boolean alike(Summary error, Summary gauss) {
    return error.mean() <= ALIKE * gauss.mean()
        || error.low() <= gauss.high();
  }

  private static Finding compressed(Figure2Numbers.Subject subject, Figure2Numbers.Compressed compressed, String net) {
    final boolean same = compressed.kernel().mean() <= SAME;
    return new Finding(subject.name() + ": a compressed net has the original's conjugate kernel.",
        String.format(Locale.ROOT,
            "%s: the kernels lie %s apart, relative to the norm; the diagonal shifts by %s where theory predicts a ridge of %s, "
                + "and without that ridge they lie %s apart",
            net, text(compressed.kernel()), four(compressed.shift().mean()), four(compressed.ridge().mean()),
            text(compressed.lessRidge())),
        !same ? Verdict.NOT_REPRODUCED : compressed.levels() <= 3 ? Verdict.REPRODUCED : Verdict.CORRECTED);
  }

  /** With its interval, unless that is below the last digit shown: predicted ridges do not vary. */
  static String text(Summary summary) {
    return summary.halfWidth().orElse(0) < 5e-5 ? four(summary.mean())
        : four(summary.mean()) + " ± " + four(summary.halfWidth().getAsDouble());
  }

  private static String two(double exponent) {
    return Quantity.fixed(exponent, 2);
  }

  static String four(double value) {
    return Quantity.fixed(value, 4);
  }
}
