package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.experiment.accuracy.RecipeCell;
import org.spectern.reports.experiment.sweep.CellResults;
import org.spectern.reports.render.Quantity;

/**
 * The experiment behind published points that a readout trained to its end misses: the same nets under the recipe of the authors' code.
 *
 * @param sorted whether images come class after class
 * @param epochs passes, several to show what stopping does
 */
record RecipeTask(Dataset data, List<Integer> widths, List<NetSpec> nets, boolean sorted, List<Integer> epochs) {
  /** Adam's learning rate in the authors' code for nets like these. */
  private static final double RATE = .01;

  /**
   * A net under the recipe, over all seeds.
   *
   * @param epochs passes at most
   * @param accuracies on the test set, seed by seed
   * @param accuracy their mean
   */
  record Row(NetSpec net, String label, List<Integer> widths, int epochs, List<Double> accuracies, Summary accuracy) {

    /** Whether a value lies between the least and the greatest accuracy, or at most so far outside. */
    boolean spans(double value, double tolerance) {
      return value >= Collections.min(accuracies) - tolerance && value <= Collections.max(accuracies) + tolerance;
    }

    /** "49.50 % to 73.74 %". */
    String range() {
      return Quantity.percent(Collections.min(accuracies)) + " to " + Quantity.percent(Collections.max(accuracies));
    }
  }

  List<RecipeCell> cells(PaperSettings settings) {
    final List<RecipeCell> cells = new ArrayList<>();
    epochs.forEach(passes -> cells.addAll(cells(settings, passes)));
    return cells;
  }

  private List<RecipeCell> cells(PaperSettings settings, int passes) {
    final List<RecipeCell> cells = new ArrayList<>();
    for (final long seed : settings.each()) {
      cells.add(new RecipeCell(data, new RecipeCell.Settings(widths, nets, sorted, RATE, passes, seed)));
    }
    return cells;
  }

  List<Row> rows(PaperSettings settings, CellResults results) {
    final List<Row> rows = new ArrayList<>();
    for (final int passes : epochs) {
      final List<RecipeCell.Result> found = cells(settings, passes).stream().map(results::of).toList();
      for (int i = 0; i < nets.size(); i++) {
        final int net = i;
        final List<Double> accuracies = found.stream().map(one -> one.accuracies().get(net)).toList();
        rows.add(new Row(nets.get(i), nets.get(i).label(), widths, passes, accuracies, Summary.of(accuracies)));
      }
    }
    return rows;
  }
}
