package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.experiment.accuracy.RecipeCell;
import org.spectern.reports.experiment.sweep.CellResults;
import org.spectern.reports.pipeline.Recipe;
import org.spectern.reports.render.Quantity;

/**
 * The experiment behind published points that a readout trained to its end misses: the same nets under a recipe of the
 * authors' code.
 *
 * @param nets of the same widths, trained side by side
 * @param sorted whether images come class after class
 */
record RecipeTask(Dataset data, List<Integer> widths, List<NetSpec> nets, boolean sorted, Recipe recipe) {

  /**
   * A net under the recipe, over all seeds.
   *
   * @param recipe in words
   * @param accuracies on the test set, seed by seed
   * @param accuracy their mean
   * @param curve mean share of the validation images classified rightly after each pass that all seeds made
   */
  record Row(NetSpec net, String label, List<Integer> widths, String recipe, List<Double> accuracies, Summary accuracy,
      List<Double> curve) {

    /** Whether another row is of the same net. */
    boolean isOf(AccuracyRow row) {
      return net.equals(row.net()) && widths.equals(row.widths());
    }

    /** Whether a value lies between the least and the greatest accuracy, or at most so far outside. */
    boolean spans(double value, double tolerance) {
      return value >= Collections.min(accuracies) - tolerance && value <= Collections.max(accuracies) + tolerance;
    }

    /** How far the mean is from a value. */
    double distance(double value) {
      return Math.abs(accuracy.mean() - value);
    }

    /** "49.50 % to 73.74 %"; empty for a single seed. */
    String range() {
      return accuracies.size() == 1 ? ""
          : Quantity.percent(Collections.min(accuracies)) + " to " + Quantity.percent(Collections.max(accuracies));
    }
  }

  List<RecipeCell> cells(PaperSettings settings) {
    final List<RecipeCell> cells = new ArrayList<>();
    for (final long seed : settings.each()) {
      cells.add(new RecipeCell(data, new RecipeCell.Settings(widths, nets, sorted, recipe, seed)));
    }
    return cells;
  }

  List<Row> rows(PaperSettings settings, CellResults results) {
    final List<RecipeCell.Result> found = cells(settings).stream().map(results::of).toList();
    final List<Row> rows = new ArrayList<>();
    for (int i = 0; i < nets.size(); i++) {
      final int net = i;
      final List<Double> accuracies = found.stream().map(one -> one.accuracies().get(net)).toList();
      rows.add(new Row(nets.get(i), nets.get(i).label(), widths, recipe.label(), accuracies, Summary.of(accuracies),
          mean(found.stream().map(one -> one.curves().get(net)).toList())));
    }
    return rows;
  }

  private static List<Double> mean(List<List<Double>> curves) {
    final List<Double> means = new ArrayList<>();
    for (int pass = 0; pass < curves.stream().mapToInt(List::size).min().orElse(0); pass++) {
      final int at = pass;
      means.add(curves.stream().mapToDouble(curve -> curve.get(at)).average().orElseThrow());
    }
    return means;
  }
}
