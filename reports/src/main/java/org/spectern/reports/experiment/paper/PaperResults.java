package org.spectern.reports.experiment.paper;

import java.util.List;
import org.spectern.reports.experiment.paper.limits.Limits;
import org.spectern.reports.experiment.paper.matched.Figure1;
import org.spectern.reports.experiment.paper.spectra.Figure2;
import org.spectern.reports.experiment.paper.table.ActivationTable;

/** The results of the paper that can be made again. */
public final class PaperResults {
  private PaperResults() {}

  /** All of them, in the order of the overview. */
  public static List<PaperResult> all(PaperSettings settings, PaperData data) {
    return List.of(new Figure1(), new Figure2(settings, data), new Figure3(settings, data), new Figure4(settings, data),
        ActivationTable.first(settings, data), ActivationTable.second(settings), new Limits(settings, data));
  }
}
