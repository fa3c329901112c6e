package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.spectern.reports.render.Axis;
import org.spectern.reports.render.NumberStyle;
import org.spectern.reports.render.Page;
import org.spectern.reports.render.Point;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Series;
import org.spectern.reports.render.Table;
import org.spectern.reports.render.XyChart;

/**
 * The part of a page that says why published points are off, with the experiment that shows it, and what nothing tried
 * here explains.
 *
 * @param findings of the panel with published points
 * @param recipe the same nets under recipes of the authors' code; may be empty
 */
record RecipeSection(AccuracyFindings findings, List<RecipeTask.Row> recipe) {

  void addTo(Page page) {
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
        "The readouts here are trained to their end. The authors' published code trains otherwise, and what it gives depends on how fast "
            + "and how long: its nets end in a softmax, and the loss applies another one; images are never shuffled, MNIST's coming class "
            + "after class, the first 5,000 of each, in batches of 128; the test set, the first 800 of each class, is normalised by itself; "
            + "there is no bias; training stops by the loss on the test set, or after so many passes; weights "
            + "are set to zero without scaling up the others, while the means that are taken away stay those of the original. Features then "
            + "are small, and a readout that starts near zero moves slowly: the accuracy is that of a training cut short. Its scripts differ "
            + "in method, rate and passes; the table has the nets under those that fit, stopped here by validation images.");
    page.table(table(off));
    page.figure(curves(),
        "A training that has not ended: accuracy on validation images after each pass, mean over seeds; rules at the published accuracies.");
    final List<AccuracyRow> unexplained = findings.unexplained();
    if (!unexplained.isEmpty()) {
      page.paragraph("Nothing tried here gives " + unexplained.stream()
          .map(row -> Quantity.percent(row.published().accuracy()) + " for " + row.label() + " at " + row.shape())
          .collect(Collectors.joining(", ")) + ".");
    }
  }

  private Table table(List<AccuracyRow> off) {
    final Table table = new Table().words("widths").words("net").words("the authors' recipe").numbers("published")
        .numbers("by the recipe").numbers("seed by seed").numbers("ridge").numbers("softmax");
    for (final RecipeTask.Row row : recipe) {
      final AccuracyRow known = off.stream().filter(row::isOf).findFirst().orElse(null);
      table.row(AccuracyRow.shape(row.widths()), row.label(), row.recipe(),
          known == null ? "" : Quantity.percent(known.published().accuracy()), row.accuracy().percent(),
          row.range(), known == null ? "" : known.ridge().percent(),
          known == null ? "" : known.softmax().percent());
    }
    return table;
  }

  private XyChart curves() {
    final XyChart chart = new XyChart("Accuracy pass by pass",
        "Validation accuracy of each net against passes over the training set under the authors' recipe.",
        Axis.log("passes over the training set"),
        Axis.linear("validation accuracy").style(NumberStyle.PERCENT));
    for (final RecipeTask.Row row : recipe) {
      final List<Point> points = new ArrayList<>();
      for (int pass = 0; pass < row.curve().size(); pass++) {
        points.add(Point.of(pass + 1, row.curve().get(pass)));
      }
      chart.add(Series.line(AccuracyRow.shape(row.widths()) + ", " + row.label(), points));
    }
    for (final AccuracyRow row : findings.off()) {
      if (recipe.stream().anyMatch(one -> one.isOf(row))) {
        chart.horizontal(row.published().accuracy(), row.label() + ", published");
      }
    }
    return chart;
  }
}
