package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.accuracy.NetMethod;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Verdict;

/** What one panel says of the paper's claims. Every verdict follows from measured figures. */
final class AccuracyFindings {
  /** How far a published accuracy may lie from a measured one. */
  static final double NEAR = .02;
  /** What counts as lossless. */
  static final double LOSSLESS = .005;

  private final AccuracyPanel panel;
  private final List<RecipeTask.Row> recipe;

  /** @param recipe the authors' recipe on nets of the panel; empty where it was not run */
  AccuracyFindings(AccuracyPanel panel, List<RecipeTask.Row> recipe) {
    this.panel = panel;
    this.recipe = recipe;
  }

  /** Rows whose published point lies further than {@link #NEAR} from the accuracy with either readout. */
  List<AccuracyRow> off() {
    return panel.rows().stream().filter(row -> row.published() != null && !near(row)).toList();
  }

  /** Rows that are off and that nothing tried here explains. */
  List<AccuracyRow> unexplained() {
    return off().stream().filter(row -> !explains(row) && otherwise(row).isEmpty()).toList();
  }

  private static boolean near(AccuracyRow row) {
    return near(row.ridge(), row.published()) || near(row.softmax(), row.published());
  }

  private static boolean near(Summary measured, PublishedPoint point) {
    return Math.abs(measured.mean() - point.accuracy()) <= NEAR;
  }

  /** One finding per published net: all widths that were run. */
  List<Finding> published() {
    final List<Finding> findings = new ArrayList<>();
    for (final NetSpec net : panel.published().stream().map(PublishedPoint::net).distinct().toList()) {
      final List<AccuracyRow> rows = panel.rows().stream()
          .filter(row -> row.net().equals(net) && row.published() != null).toList();
      if (!rows.isEmpty()) {
        findings.add(published(net, rows));
      }
    }
    return findings;
  }

  private Finding published(NetSpec net, List<AccuracyRow> rows) {
    final String paper = panel.title() + ", " + net.label() + ": " + rows.stream()
        .map(row -> Quantity.percent(row.published().accuracy()) + " at " + row.shape())
        .collect(Collectors.joining(", "));
    final StringBuilder measured = new StringBuilder();
    boolean allNear = true;
    boolean allExplained = true;
    for (final AccuracyRow row : rows) {
      measured.append(measured.isEmpty() ? "" : "; ").append("at ").append(row.shape()).append(": ridge ")
          .append(row.ridge().percent()).append(", softmax ")
          .append(row.softmax().percent());
      final Optional<RecipeTask.Row> explained = explained(row);
      final Optional<AccuracyRow> other = otherwise(row);
      other.filter(_ -> !near(row)).ifPresent(one -> measured.append(", and ridge ")
          .append(one.ridge().percent()).append(", softmax ")
          .append(one.softmax().percent()).append(" for ").append(one.label()));
      explained.filter(_ -> !near(row)).ifPresent(one -> measured.append(", but ")
          .append(one.accuracy().percent())
          .append(one.accuracies().size() > 1 ? " (" + one.range() + ", seed by seed)" : "")
          .append(" by the authors' recipe: ").append(one.recipe()));
      allNear &= near(row);
      // Seeds that span the point are told; only their mean near it is an explanation.
      allExplained &= near(row) || explains(row) || other.isPresent();
    }
    return new Finding(paper, measured.toString(),
        allNear ? Verdict.REPRODUCED : allExplained ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED);
  }

  /**
   * For NTK-LC: the row of the same widths and eps that meets the published point with sigma_T in the last layer, too.
   */
  private Optional<AccuracyRow> otherwise(AccuracyRow row) {
    return panel.rows().stream()
        .filter(one -> row.net().method() == NetMethod.AUTHORS && one.net().method() == NetMethod.ONE_BIT)
        .filter(one -> one.widths().equals(row.widths()) && one.net().eps().equals(row.net().eps()))
        .filter(one -> near(one.ridge(), row.published()) || near(one.softmax(), row.published())).findFirst();
  }

  private boolean explains(AccuracyRow row) {
    return explained(row).filter(one -> near(one.accuracy(), row.published())).isPresent();
  }

  /** Of the recipes under which seeds span the published point of a row, the one whose mean is nearest. */
  private Optional<RecipeTask.Row> explained(AccuracyRow row) {
    return recipe.stream().filter(one -> one.isOf(row))
        .filter(one -> one.spans(row.published().accuracy(), NEAR))
        .min(Comparator.comparingDouble(one -> one.distance(row.published().accuracy())));
  }

  /**
   * Whether a compressed net keeps the original's accuracy at given widths and wider ones, and what it then saves.
   *
   * @param paper the claim
   * @param from the narrowest widths that count
   */
  Optional<Finding> lossless(String paper, NetSpec net, List<Integer> from) {
    final List<String> measured = new ArrayList<>();
    boolean kept = true;
    for (final List<Integer> widths : panel.widths()) {
      final Optional<AccuracyRow> found = panel.find(widths, net);
      final Optional<AccuracyRow> original = panel.find(widths, NetSpec.original());
      if (found.isPresent() && original.isPresent() && widths.getFirst() >= from.getFirst()) {
        final double lost = original.get().ridge().mean() - found.get().stored().mean();
        kept &= lost <= LOSSLESS;
        measured.add("at " + found.get().shape() + " " + found.get().stored().percent() + " against "
            + original.get().ridge().percent() + ", "
            + Quantity.bytes(found.get().fileBytes()) + " of file against "
            + Quantity.bytes(original.get().fileBytes()) + " ("
            + Quantity.factor(original.get().fileBytes() / found.get().fileBytes()) + ", "
            + Quantity.factor(original.get().paperBits() / found.get().paperBits()) + " by the paper's count)");
      }
    }
    return measured.isEmpty() ? Optional.empty()
        : Optional.of(new Finding(panel.title() + ": " + paper, net.label() + ": " + String.join("; ", measured),
            kept ? Verdict.CORRECTED : Verdict.NOT_REPRODUCED));
  }

  /** Whether activations of at most three levels keep the original's accuracy, at the widest widths run with them. */
  Optional<Finding> threeLevels(NetSpec best, NetSpec authors) {
    for (final List<Integer> widths : panel.widths().reversed()) {
      final Optional<AccuracyRow> three = panel.find(widths, best);
      final Optional<AccuracyRow> published = panel.find(widths, authors);
      final Optional<AccuracyRow> original = panel.find(widths, NetSpec.original());
      if (three.isPresent() && published.isPresent() && original.isPresent()) {
        final double lost = original.get().ridge().mean() - three.get().ridge().mean();
        return Optional.of(new Finding(
            panel.title() + ": activations of three levels lose nothing asymptotically",
            "at " + three.get().shape() + " " + three.get().ridge().percent()
                + " with the best three levels in every layer, "
                + published.get().ridge().percent() + " with the authors' optimum, "
                + original.get().ridge().percent()
                + " for the original: no three levels can carry p1, p2 and the variance of a ReLU",
            lost <= LOSSLESS ? Verdict.REPRODUCED : Verdict.NOT_REPRODUCED));
      }
    }
    return Optional.empty();
  }
}
