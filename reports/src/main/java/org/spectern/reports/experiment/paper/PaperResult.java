package org.spectern.reports.experiment.paper;

import java.util.List;
import org.spectern.reports.experiment.sweep.CellResults;
import org.spectern.reports.experiment.sweep.SweepCell;

/** A figure, a table or a claim of the paper that can be made again. */
public interface PaperResult {

  /** As the command line names it, and the folder of its page: {@code "fig3"}. */
  String name();

  /** For the overview: {@code "Figure 3: accuracy against memory, MNIST"}. */
  String title();

  /** Everything that must be computed; a cell that another result has, too, is computed once. */
  List<? extends SweepCell<?>> cells();

  /** What came out. Computes nothing but means and intervals of the cells' results. */
  PaperReport report(CellResults results);
}
