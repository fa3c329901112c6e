package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.List;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.accuracy.NetMethod;
import org.spectern.reports.render.Page;

/** What the pages of Figures 3 and 4 have in common. */
final class AccuracyPage {
  private final Page page;

  AccuracyPage(Page page) {
    this.page = page;
  }

  void findings(List<Finding> findings) {
    page.section("What the paper says, and what holds");
    for (final Finding finding : findings) {
      page.callout(finding.verdict(), finding.paper(), finding.measured());
    }
  }

  void panel(AccuracyPanel panel) {
    final AccuracyCharts charts = new AccuracyCharts(panel);
    page.section(panel.title());
    page.figure(charts.paperCount(),
        "Readout by ridge regression. "
            + (panel.repeated() ? "Error bars are 95 % intervals over seeds; " : "One seed; ")
            + "hollow markers are the paper's own points. "
            + "The count is a formula: 2 bits for every nonzero ternary weight, none for its place.");
    page.paragraph(
        "Nets by magnitude pruning and the naive ones are stored as dense float32, zeros included: in bytes they stand where "
            + "the original does.");
    page.figures(charts.others());
    page.table(AccuracyTables.accuracy(panel));
    page.details("Memory in the three ledgers", AccuracyTables.memory(panel));
  }

  void method(PaperSettings settings, List<AccuracyPanel> panels, List<String> more) {
    page.section("How it was measured");
    final List<String> texts = new ArrayList<>(List.of(
        "Three layers of frozen random weights under ReLU, only the readout trained, on the whole training set. Inputs are centred "
            + "by the mean of the training images and divided by the root of their mean squared norm, so τ0 = 1.",
        "Ridge: one-hot labels, Cholesky, lambda chosen on a sixth of the training set, then fitted to all of it. Softmax: Adam, "
            + "batches of 250 drawn anew in each of five passes over five sixths of the training set, learning rate and pass chosen on the "
            + "other sixth. The test set was used once.",
        "Paper's count: 2 bits for every nonzero ternary weight, readout included, 32 for a float32 one; 2 bits for an activation of "
            + "two or three levels, 3 for eight, 32 for ReLU.",
        "File: everything the net needs to answer. Nets of steps are stored as Golomb–Rice codes with a readout of the fewest bits "
            + "that validation images allow; ternary weights under ReLU as signed lists; dense nets as float32, zeros included.",
        "Resident: off-heap memory by the allocator's counters, objects on the heap by JOL, and the scratch of one thread.",
        "Seeds: " + settings.seeds() + ", from " + settings.seed() + "; accuracies are "
            + Summary.over(settings.seeds())
            + "."));
    if (panels.stream().flatMap(panel -> panel.rows().stream())
        .anyMatch(row -> row.net().method() == NetMethod.AUTHORS)) {
      texts.add(
          "NTK-LC as published: σ_T in the hidden layers; in the last the σ_Q with b1 = b2 that the authors' code ends "
              + "at, whose p1, the part in the direction of the data, is nearly zero. The best three levels: of all activations of three "
              + "values that carry p1 and p2, those of least variance.");
    }
    texts.addAll(more);
    texts.add("All figures of this page are in results.json beside it.");
    page.bullets(texts);
  }
}
