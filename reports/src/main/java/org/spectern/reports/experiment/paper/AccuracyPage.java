package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.spectern.reports.experiment.accuracy.NetMethod;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;

/** What the pages of Figures 3 and 4 have in common. */
final class AccuracyPage {
  private final Page page;

  AccuracyPage(Page page) {
    this.page = page;
  }

  void findings(List<Finding> findings) {
    page.section("What the paper says, and what holds");
    for (final Finding finding : findings) {
      page.callout(finding.verdict(), finding.paper() + ". Measured: " + finding.measured() + ".");
    }
  }

  void panel(AccuracyPanel panel) {
    final AccuracyCharts charts = new AccuracyCharts(panel);
    page.section(panel.title());
    page.figure(charts.paperCount(),
        "Readout by ridge regression. Bars are 95 % intervals over seeds; hollow markers are the paper's own points. "
            + "The count is a formula: 2 bits for every nonzero ternary weight, none for its place.");
    page.figures(charts.others());
    page.table(AccuracyTables.accuracy(panel));
    page.details("Memory in the three ledgers", AccuracyTables.memory(panel));
  }

  /** The experiment that shows why published points are off, and what nothing tried here explains. */
  void recipe(AccuracyFindings findings, List<RecipeTask.Row> recipe) {
    final List<AccuracyRow> off = findings.off();
    page.section("Where a published point is off, and why");
    if (off.isEmpty()) {
      page.paragraph("None: every published point lies within " + Math.round(100 * AccuracyFindings.NEAR)
          + " points of an accuracy measured here.");
    }
    if (recipe.isEmpty()) {
      return;
    }
    page.paragraph(
        "The readouts here are trained to their end. The authors' published code trains otherwise, and what it gives "
            + "depends on when one stops: its nets end in a softmax, and the loss applies another one; images are never shuffled, MNIST's "
            + "coming class after class; there is no bias; training stops by the loss on the test set; weights are set to zero without "
            + "scaling up the others, while the means that are taken away stay those of the original. The table trains the same nets that "
            + "way: batches of 128, Adam at 0.01, stopped by validation images or after so many passes; both 200 and 500 are limits in "
            + "their scripts. Seeds differ widely, since training has not ended.");
    page.table(recipeTable(off, recipe));
    final List<AccuracyRow> unexplained = findings.unexplained();
    if (!unexplained.isEmpty()) {
      page.paragraph("Nothing tried here gives " + unexplained.stream()
          .map(row -> Quantity.percent(row.published().accuracy()) + " for " + row.label() + " at " + row.shape())
          .collect(Collectors.joining(", ")) + ".");
    }
  }

  private static Table recipeTable(List<AccuracyRow> off, List<RecipeTask.Row> recipe) {
    final Table table = new Table().words("widths").words("net").numbers("published").numbers("passes")
        .numbers("the authors' recipe").numbers("seed by seed").numbers("ridge").numbers("softmax, trained to its end");
    for (final RecipeTask.Row row : recipe) {
      final AccuracyRow known = off.stream()
          .filter(one -> one.net().equals(row.net()) && one.widths().equals(row.widths())).findFirst().orElse(null);
      table.row(AccuracyRow.shape(row.widths()), row.label(),
          known == null ? "" : Quantity.percent(known.published().accuracy()), Integer.toString(row.epochs()),
          AccuracyTables.percent(row.accuracy()), row.range(),
          known == null ? "" : AccuracyTables.percent(known.ridge()),
          known == null ? "" : AccuracyTables.percent(known.softmax()));
    }
    return table;
  }

  void method(PaperSettings settings, List<AccuracyPanel> panels, List<String> more) {
    page.section("How it was measured");
    final List<String> texts = new ArrayList<>(List.of(
        "Three layers of frozen random weights under ReLU, only the readout trained, on the whole training set. Inputs are centred "
            + "by the mean of the training images and divided by the root of their mean squared norm, so tau_0 = 1.",
        "Ridge: one-hot labels, Cholesky, lambda chosen on a sixth of the training set, then fitted to all of it. Softmax: Adam, "
            + "batches of 250 drawn anew in each of five passes over five sixths of the training set, learning rate and pass chosen on the "
            + "other sixth. The test set was used once.",
        "Paper's count: 2 bits for every nonzero ternary weight, readout included, 32 for a float32 one; 2 bits for an activation of "
            + "two or three levels, 3 for eight, 32 for ReLU.",
        "File: everything the net needs to answer. Nets of steps are stored as Golomb–Rice codes with a readout of the fewest bits "
            + "that validation images allow; ternary weights under ReLU as signed lists; dense nets as float32, zeros included.",
        "Resident: off-heap memory by the allocator's counters, objects on the heap by JOL, and the scratch of one thread.",
        "Seeds: " + settings.seeds() + ", from " + settings.seed() + "; intervals are 95 % t-intervals of the mean."));
    if (panels.stream().flatMap(panel -> panel.rows().stream())
        .anyMatch(row -> row.net().method() == NetMethod.AUTHORS)) {
      texts.add(
          "NTK-LC as published: sigma_T in the hidden layers; in the last the sigma_Q with b1 = b2 that the authors' code ends "
              + "at, whose p1, the part in the direction of the data, is nearly zero. The best three levels: of all activations of three "
              + "values that carry p1 and p2, those of least variance.");
    }
    texts.addAll(more);
    texts.add("All figures of this page are in results.json beside it.");
    page.bullets(texts);
  }
}
