package org.spectern.reports.experiment.paper;

import java.util.List;
import java.util.Optional;
import org.spectern.reports.experiment.accuracy.NetSpec;

/**
 * What came out of one task.
 *
 * @param title of the task
 * @param rows one per net and widths
 * @param published the paper's points, those of widths that were not run included
 */
record AccuracyPanel(String title, List<AccuracyRow> rows, List<PublishedPoint> published) {

  Optional<AccuracyRow> find(List<Integer> widths, NetSpec net) {
    return rows.stream().filter(row -> row.widths().equals(widths) && row.net().equals(net)).findFirst();
  }

  /** Whether means are over more than one seed, and so have intervals. */
  boolean repeated() {
    return rows.stream().anyMatch(row -> row.ridge().halfWidth().isPresent());
  }

  /** Widths that were run, narrowest first. */
  List<List<Integer>> widths() {
    return rows.stream().map(AccuracyRow::widths).distinct().toList();
  }
}
