package org.spectern.reports.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spectern.reports.data.AtomicFile;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.Machine;
import org.spectern.reports.experiment.MemoryClaims;
import org.spectern.reports.experiment.MemoryExperiment;
import org.spectern.reports.experiment.MemoryPage;
import org.spectern.reports.experiment.MemoryResults;
import org.spectern.reports.experiment.MemorySettings;
import org.spectern.reports.experiment.MemorySummary;
import org.spectern.reports.experiment.paper.Finding;
import org.spectern.reports.experiment.paper.ResultFolders;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.render.Json;

/** One run of {@code reproduce memory}: load, train, measure, write, tell. */
final class MemoryRun {
  static final String NAME = "memory";
  private static final String NUMBERS = "results.json";
  private static final String PAGE = "index.html";

  private final MemorySettings settings;
  private final Dataset data;
  private final ReproduceRequest request;
  private final Path folder;

  MemoryRun(MemorySettings settings, Dataset data, ReproduceRequest request) {
    this.settings = settings;
    this.data = data;
    this.request = request;
    this.folder = request.folders().of(NAME);
  }

  /**
   * Writes the page anew where the folder holds the numbers of this very run: speeds and resident bytes are of this
   * machine. The words on the page are those of this version.
   *
   * @return false when there is nothing to show
   */
  boolean show() throws IOException {
    final Path file = folder.resolve(NUMBERS);
    if (!Files.exists(file)) {
      return false;
    }
    final MemoryResults results;
    try {
      results = Json.read(Files.readString(file), MemoryResults.class);
    } catch (IllegalArgumentException _) {
      return false;
    }
    final boolean same = Json.of(results.settings()).equals(Json.of(settings))
        && results.machine().equals(Machine.here()) && results.fingerprint().equals(data.provenance().fingerprint());
    if (same) {
      write(results);
    }
    return same;
  }

  /** Makes the result and writes its page. */
  MemoryResults make() throws IOException {
    Files.createDirectories(folder);
    final MemoryResults results;
    try (Team team = new Team(request.threads()); TerminalWatcher watcher = new TerminalWatcher(request.err())) {
      results = new MemoryExperiment(settings, data, team, watcher).run(request.typed(), folder);
    }
    AtomicFile.write(folder.resolve(NUMBERS), Json.of(results));
    write(results);
    return results;
  }

  private void write(MemoryResults results) throws IOException {
    final MemoryPage page = new MemoryPage(results);
    request.folders().linked(page.page()).write(folder.resolve(PAGE), page.origin());
    request.folders().tell(new ResultFolders.Summary(NAME, "A thousand times less memory", findings(results)));
  }

  private static List<Finding> findings(MemoryResults results) {
    return MemoryClaims.of(results.shapes()).stream()
        .map(claim -> new Finding(claim.claim(), claim.measured(), claim.verdict())).toList();
  }

  int call() throws IOException {
    final MemoryResults results = make();
    if (request.json()) {
      request.out().println(Json.of(results));
    } else {
      request.out().print(MemorySummary.text(results));
      request.out().println();
      request.out().println("page: " + folder.resolve(PAGE));
    }
    request.out().flush();
    return 0;
  }
}
