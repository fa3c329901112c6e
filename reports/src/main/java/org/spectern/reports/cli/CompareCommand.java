package org.spectern.reports.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.spectern.reports.experiment.bench.BenchRun;
import org.spectern.reports.experiment.bench.Comparison;
import org.spectern.reports.render.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spectern compare}: two stored runs, benchmark by benchmark. */
@Command(name = "compare", mixinStandardHelpOptions = true, description = {
    "Compares two results of 'spectern bench': how many times better the second is, with 99.9 %% intervals.",
    "What counts as better follows from the score's unit. Differences within the errors are called noise.",
    "Results of different machines are not compared, unless forced."}, footer = {"", "Example:",
        "  spectern compare before/bench.json after/bench.json"})
final class CompareCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A.json", description = "the run to start from")
  private Path before;

  @Parameters(index = "1", paramLabel = "B.json", description = "the run to judge")
  private Path after;

  @Option(names = "--force", description = "compare even if the machines differ")
  private boolean force;

  @Option(names = "--json", description = "print one JSON document")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    final BenchRun first = BenchRun.read(before);
    final BenchRun second = BenchRun.read(after);
    final Comparison comparison = Comparison.of(first, second);
    final PrintWriter err = spec.commandLine().getErr();
    if (!comparison.sameMachine()) {
      err.println("spectern: measured on different machines: " + first.manifest().machine().processor() + " ("
          + first.manifest().machine().id() + ") and " + second.manifest().machine().processor() + " ("
          + second.manifest().machine().id() + ")");
      if (!force) {
        err.println("spectern: no difference can be called; --force compares anyway");
        err.flush();
        return 1;
      }
      err.flush();
    }
    final PrintWriter writer = spec.commandLine().getOut();
    writer.print(json ? Json.of(comparison) + System.lineSeparator() : comparison.asText());
    writer.flush();
    return 0;
  }
}
