package org.spectern.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spectern.reports.data.AtomicFile;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.experiment.MemoryExperiment;
import org.spectern.reports.experiment.MemoryPage;
import org.spectern.reports.experiment.MemoryResults;
import org.spectern.reports.experiment.MemorySettings;
import org.spectern.reports.experiment.MemorySummary;
import org.spectern.reports.pipeline.Team;
import org.spectern.reports.render.Json;
import picocli.CommandLine;

/** One run of {@code reproduce memory}: load, train, measure, write, tell. */
final class MemoryRun {
  private final MemorySettings settings;
  private final String data;
  private final Path folder;
  private final int threads;
  private final boolean json;
  private final CommandLine command;

  MemoryRun(MemorySettings settings, String data, Path folder, int threads, boolean json, CommandLine command) {
    this.settings = settings;
    this.data = data;
    this.folder = folder.toAbsolutePath().normalize();
    this.threads = threads;
    this.json = json;
    this.command = command;
  }

  int call() throws IOException {
    OutputFolder.requireWritable(folder);
    final PrintWriter err = command.getErr();
    final Dataset dataset = Dataset.load(data, notice -> {
      err.println("spectern: " + notice);
      err.flush();
    });
    Files.createDirectories(folder);
    final MemoryResults results;
    try (Team team = new Team(threads); TerminalWatcher watcher = new TerminalWatcher(err)) {
      results = new MemoryExperiment(settings, dataset, team, watcher).run(typed(), folder);
    }
    AtomicFile.write(folder.resolve("results.json"), Json.of(results));
    final MemoryPage page = new MemoryPage(results);
    page.page().write(folder.resolve("index.html"), page.origin());
    final PrintWriter out = command.getOut();
    if (json) {
      out.println(Json.of(results));
    } else {
      out.print(MemorySummary.text(results));
      out.println();
      out.println("page: " + folder.resolve("index.html"));
    }
    out.flush();
    return 0;
  }

  private String typed() {
    return "bin/spectern " + String.join(" ", command.getParent().getParseResult().originalArgs());
  }
}
