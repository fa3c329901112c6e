package org.spectern.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.spectern.reports.experiment.bench.BenchPage;
import org.spectern.reports.experiment.bench.BenchRun;
import org.spectern.reports.experiment.bench.BenchSummary;
import org.spectern.reports.render.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spectern report}: a page from stored results. */
@Command(name = "report", mixinStandardHelpOptions = true, description = {
    "Makes a page from results that 'spectern bench' stored: JMH's JSON with its manifest beside it.",
    "Several files, measured on the same machine, share a page."}, footer = {"", "Example:",
        "  spectern report reports/out/bench/bench.json --out /tmp/page"})
final class ReportCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "results: bench.json with bench.manifest.json beside it")
  private List<Path> files;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "folder for the page")
  private Path out;

  @Option(names = "--json", description = "print the results as one JSON document")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    final Path folder = out.toAbsolutePath().normalize();
    OutputFolder.requireWritable(folder);
    final List<BenchRun> runs = new ArrayList<>();
    for (final Path file : files) {
      runs.add(BenchRun.read(file));
    }
    final BenchRun run = BenchRun.joined(runs);
    final BenchPage page = new BenchPage(run);
    Files.createDirectories(folder);
    page.page().write(folder.resolve("index.html"), page.origin());
    final PrintWriter writer = spec.commandLine().getOut();
    writer.println(json ? Json.of(BenchSummary.of(run)) : "page: " + folder.resolve("index.html"));
    writer.flush();
    return 0;
  }
}
