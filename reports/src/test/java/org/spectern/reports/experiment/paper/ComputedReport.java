package org.spectern.reports.experiment.paper;

import java.io.IOException;
import java.nio.file.Path;
import org.spectern.reports.experiment.Watcher;
import org.spectern.reports.experiment.sweep.CellStore;
import org.spectern.reports.experiment.sweep.Shard;
import org.spectern.reports.experiment.sweep.Sweep;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.render.BrowserCheck;
import org.spectern.reports.render.Json;
import org.spectern.reports.render.Origin;

/** Computes all cells of a result and reports on them, as the command does. */
public final class ComputedReport {
  private static final Watcher SILENT = new Watcher() {
    @Override
    public void start(String part, int images) {}

    @Override
    public void done(String result) {}

    @Override
    public void step(int images) {}
  };

  private ComputedReport() {}

  /** @param store where the cells' results are kept */
  public static PaperReport of(PaperResult result, Path store) throws IOException {
    try (Team team = new Team(2)) {
      final Sweep sweep = new Sweep(new CellStore(store), team, SILENT);
      sweep.fill(result.cells(), Shard.ALL, false);
      return result.report(sweep.results(result.cells()));
    }
  }

  /** Opens the page in a browser, wide and on a phone; its numbers must become JSON. */
  public static void assertSound(PaperReport report, Path folder, int plots) throws IOException {
    Json.of(report.numbers());
    final Path page = folder.resolve("index.html");
    report.page().write(page, new Origin("a test", "no data", "a machine"));
    BrowserCheck.assertSound(page, plots);
  }
}
