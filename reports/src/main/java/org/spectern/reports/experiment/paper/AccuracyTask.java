package org.spectern.reports.experiment.paper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.accuracy.AccuracyCell;
import org.spectern.reports.experiment.accuracy.AccuracyResult;
import org.spectern.reports.experiment.accuracy.AccuracySettings;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.experiment.sweep.CellResults;

/**
 * One panel of Figure 3 or 4: nets of several widths on one classification task.
 *
 * @param title as the page names it
 * @param classes the classes kept; empty for all
 * @param shapes widths, each with the nets compared there
 * @param published the paper's points of this panel
 */
record AccuracyTask(String title, Dataset data, List<Integer> classes, List<Shape> shapes,
    List<PublishedPoint> published) {

  /**
   * Nets of the same widths.
   *
   * @param seeds how many seeds at most, where one net takes minutes
   */
  record Shape(List<Integer> widths, List<NetSpec> nets, int seeds) {
    Shape(List<Integer> widths, List<NetSpec> nets) {
      this(widths, nets, Integer.MAX_VALUE);
    }
  }

  /** One cell for every net and seed. */
  List<AccuracyCell> cells(PaperSettings settings) {
    final List<AccuracyCell> cells = new ArrayList<>();
    for (final Shape shape : shapes) {
      for (final NetSpec net : shape.nets) {
        cells.addAll(cells(shape, net, settings));
      }
    }
    return cells;
  }

  private List<AccuracyCell> cells(Shape shape, NetSpec net, PaperSettings settings) {
    final List<AccuracyCell> cells = new ArrayList<>();
    Arrays.stream(settings.each()).limit(shape.seeds)
        .forEach(seed -> cells.add(new AccuracyCell(data, AccuracySettings.of(classes, shape.widths, net, seed))));
    return cells;
  }

  /** Means and intervals over seeds. */
  AccuracyPanel panel(PaperSettings settings, CellResults results) {
    final List<AccuracyRow> rows = new ArrayList<>();
    for (final Shape shape : shapes) {
      for (final NetSpec net : shape.nets) {
        final List<AccuracyResult> found = cells(shape, net, settings).stream().map(results::of).toList();
        rows.add(AccuracyRow.of(shape.widths, net, found, published(shape, net).orElse(null)));
      }
    }
    return new AccuracyPanel(title, rows, published);
  }

  private Optional<PublishedPoint> published(Shape shape, NetSpec net) {
    return published.stream().filter(point -> point.net().equals(net) && point.widths().equals(shape.widths))
        .findFirst();
  }
}
