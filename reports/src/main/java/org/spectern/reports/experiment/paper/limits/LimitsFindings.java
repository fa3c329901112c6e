package org.spectern.reports.experiment.paper.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.render.Verdict;

/** The claims that were stressed, each with what was measured and the verdict that follows. */
final class LimitsFindings {
  /** An ensemble matters if it multiplies the error of the mean kernel by more than this. */
  static final double ALIKE = 1.2;
  /** Share of the excess that a correction must explain to count as one: most of it. */
  static final double EXPLAINED = .5;
  /** Accuracies closer than this, one point, count as equal: about what seeds differ by. */
  static final double CLOSE = .01;

  private LimitsFindings() {}

  static List<Finding> of(LimitsNumbers numbers) {
    final List<Finding> findings = new ArrayList<>();
    numbers.accuracies().forEach(sweep -> findings.add(sparsity(sweep)));
    findings.add(laws(numbers));
    findings.add(heavyTails(numbers));
    findings.add(structured(numbers));
    findings.add(accuracy(numbers));
    return findings;
  }

  private static Finding sparsity(LimitsNumbers.SparseAccuracy sweep) {
    final StringBuilder text = new StringBuilder("dense " + sweep.dense().percent());
    double least = Double.POSITIVE_INFINITY;
    boolean kept = true;
    for (int k = sweep.points().size() - 1; k >= 0; k--) {
      final LimitsNumbers.AccuracyPoint point = sweep.points().get(k);
      text.append(
          String.format(Locale.ROOT, "; %s with %s", point.accuracy().percent(), weights(point.kept())));
      kept &= point.accuracy().mean() >= sweep.dense().mean() - CLOSE;
      if (kept) {
        least = point.kept();
      }
    }
    final boolean most = Double.isFinite(least);
    text.append(!most ? ": more than a point is lost throughout"
        : kept ? ": no more than a point is lost down to " + weights(least)
            : ": more than a point is lost below " + weights(least));
    return new Finding("Sparse weights cost nothing in the limit: here, " + sweep.label() + ".", text.toString(),
        most ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED);
  }

  private static String weights(double kept) {
    return String.format(Locale.ROOT, kept == 1 ? "%.0f weight per row" : "%.0f weights per row", kept);
  }

  private static Finding laws(LimitsNumbers numbers) {
    final List<LimitsNumbers.Ensemble> finite = numbers.ensembles().stream()
        .filter(one -> one.independent() && one.cumulants()).toList();
    final boolean alike = finite.stream().allMatch(one -> alike(numbers, one, LimitsNumbers.EnsembleKernel::exact));
    double excess = 0;
    double left = 0;
    for (final LimitsNumbers.Ensemble one : finite) {
      excess += excess(numbers, one, LimitsNumbers.EnsembleKernel::exact);
      left += excess(numbers, one, LimitsNumbers.EnsembleKernel::ofLaw);
    }
    final double explained = excess > 0 ? 1 - left / excess : 0;
    return new Finding("Theorem 1 holds for any law of independent weights with a finite fourth moment.",
        errors(finite) + String.format(Locale.ROOT,
            ": the term p2²/4 · κ4 · Σ x_k² y_k² explains %.0f %% of what the squared errors exceed Gaussian weights' by",
            100 * Math.max(0, explained)),
        alike ? Verdict.REPRODUCED : explained >= EXPLAINED ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED);
  }

  private static Finding structured(LimitsNumbers numbers) {
    final List<LimitsNumbers.Ensemble> dependent = numbers.ensembles().stream().filter(one -> !one.independent())
        .toList();
    final List<String> alike = dependent.stream()
        .filter(one -> alike(numbers, one, LimitsNumbers.EnsembleKernel::ofLaw)).map(LimitsNumbers.Ensemble::label)
        .toList();
    return new Finding("Weights must be independent (assumption of Theorem 1).",
        errors(dependent) + (alike.isEmpty() ? ": the kernel needs it"
            : ": the kernel survives without it under " + String.join(" and ", alike)),
        alike.isEmpty() ? Verdict.REPRODUCED : Verdict.CORRECTED);
  }

  private static String errors(List<LimitsNumbers.Ensemble> ensembles) {
    return "relative error of the mean kernel on the mixture, in brackets with the fourth cumulant: "
        + ensembles.stream()
            .map(one -> one.label() + " " + text(one.mixture().exact()) + " (" + text(one.mixture().ofLaw()) + ")")
            .collect(Collectors.joining("; "));
  }

  /**
   * Whether the ensemble's kernels are as near to the exact ones as Gaussian weights', on both sets of observations.
   */
  private static boolean alike(LimitsNumbers numbers, LimitsNumbers.Ensemble one,
      Function<LimitsNumbers.EnsembleKernel, Summary> error) {
    return error.apply(one.mixture()).mean() <= ALIKE * numbers.gaussian().mixture().exact().mean()
        && error.apply(one.images()).mean() <= ALIKE * numbers.gaussian().images().exact().mean();
  }

  /** What the squared errors exceed those of Gaussian weights by, which are fluctuation alone. */
  private static double excess(LimitsNumbers numbers, LimitsNumbers.Ensemble one,
      Function<LimitsNumbers.EnsembleKernel, Summary> error) {
    return Math.max(0, square(error.apply(one.mixture())) - square(numbers.gaussian().mixture().exact()))
        + Math.max(0, square(error.apply(one.images())) - square(numbers.gaussian().images().exact()));
  }

  private static double square(Summary summary) {
    return summary.mean() * summary.mean();
  }

  private static Finding heavyTails(LimitsNumbers numbers) {
    final LimitsNumbers.Ensemble heavy = numbers.ensembles().stream()
        .filter(one -> Double.isInfinite(one.fourthMoment())).findFirst().orElseThrow();
    final LimitsNumbers.Ensemble gaussian = numbers.gaussian();
    final boolean needed = heavy.mixture().exact().mean() > ALIKE * gaussian.mixture().exact().mean();
    return new Finding("The fourth moment must be finite (assumption of Theorem 1).",
        heavy.label() + ": relative error of the mean kernel " + text(heavy.mixture().exact()) + " on the mixture, "
            + text(heavy.images().exact()) + " on images, where Gaussian weights have "
            + text(gaussian.mixture().exact()) + " and " + text(gaussian.images().exact()) + "; accuracy "
            + heavy.accuracy().percent() + " against " + gaussian.accuracy().percent(),
        needed ? Verdict.REPRODUCED : Verdict.CORRECTED);
  }

  private static Finding accuracy(LimitsNumbers numbers) {
    final List<String> texts = new ArrayList<>();
    boolean close = true;
    for (final LimitsNumbers.Ensemble one : numbers.ensembles()) {
      close &= one.accuracy().mean() >= numbers.gaussian().accuracy().mean() - CLOSE;
      texts.add(one.label() + " " + one.accuracy().percent());
    }
    return new Finding("Accuracy does not depend on the law of the weights.", String.join("; ", texts),
        close ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED);
  }

  static String text(Summary summary) {
    return summary.text(4);
  }
}
