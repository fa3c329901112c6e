package org.spectern.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spectern.kernels.Provider;
import org.spectern.reports.experiment.Machine;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.paper.PaperResult;
import org.spectern.reports.experiment.paper.ResultFolders;
import org.spectern.reports.experiment.sweep.CellStore;
import org.spectern.reports.experiment.sweep.Shard;
import org.spectern.reports.experiment.sweep.Sweep;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.render.Json;
import org.spectern.reports.render.Origin;

/** One run of {@code reproduce} for figures and tables: compute what is missing, write pages, tell. */
final class PaperRun {
  private final List<PaperResult> results;
  private final Optional<MemoryRun> memory;
  private final PaperData data;
  private final ReproduceRequest request;

  /**
   * @param results figures and tables
   * @param memory the claim of memory, where it is wanted as well
   */
  PaperRun(List<PaperResult> results, Optional<MemoryRun> memory, PaperData data, ReproduceRequest request) {
    this.results = results;
    this.memory = memory;
    this.data = data;
    this.request = request;
  }

  /** What is told about a run. */
  private record Outcome(String command, int computed, List<ResultFolders.Summary> results) {}

  int call() throws IOException {
    final List<SweepCell<?>> cells = new ArrayList<>();
    results.forEach(result -> cells.addAll(result.cells()));
    final CellStore store = new CellStore(request.folders().cells());
    final int computed;
    final List<ResultFolders.Summary> summaries = new ArrayList<>();
    try (Team team = new Team(request.threads()); TerminalWatcher watcher = new TerminalWatcher(request.err())) {
      final Sweep sweep = new Sweep(store, team, watcher);
      computed = sweep.fill(cells, request.shard(), request.again());
      if (request.shard().count() == 1) {
        for (final PaperResult result : results) {
          summaries.add(request.folders().write(result, result.report(sweep.results(result.cells())), origin()));
        }
      }
    }
    // Last, so that the hours of the sweep are told first, and its speeds are measured with nothing beside them.
    if (memory.isPresent() && request.shard().count() == 1 && (request.again() || !memory.get().show())) {
      memory.get().make();
    }
    tell(new Outcome(request.typed(), computed, summaries));
    return 0;
  }

  private Origin origin() {
    final String images = data.images().provenance().description();
    return new Origin(request.typed(),
        data.features().map(features -> images + "; " + features.provenance().description()).orElse(images),
        Machine.here().line() + "; kernels: " + Provider.current().reason());
  }

  private void tell(Outcome outcome) {
    final PrintWriter out = request.out();
    if (request.json()) {
      out.println(Json.of(outcome));
    } else if (request.shard().count() > 1) {
      out.println("shard " + request.shard() + " is done: " + outcome.computed() + " cells computed into "
          + request.folders().cells() + "; when all are done, run the same command without --shard to make the pages");
    } else {
      for (final ResultFolders.Summary result : outcome.results()) {
        out.println(result.title());
        for (final Finding finding : result.findings()) {
          out.println("  [" + finding.verdict().text() + "] " + finding.paper());
          out.println("      measured: " + finding.measured());
        }
        out.println();
      }
      outcome.results()
          .forEach(result -> out.println("page: " + request.folders().of(result.name()).resolve("index.html")));
      if (!request.folders().single()) {
        out.println("overview: " + request.folders().overview());
      }
    }
    out.flush();
  }
}
