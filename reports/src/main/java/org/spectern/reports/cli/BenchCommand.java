package org.spectern.reports.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.spectern.reports.experiment.bench.BenchPage;
import org.spectern.reports.experiment.bench.BenchRun;
import org.spectern.reports.experiment.bench.BenchSummary;
import org.spectern.reports.experiment.bench.SuiteRun;
import org.spectern.reports.render.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code spectern bench}: runs the benchmark suite in fresh JVMs and leaves a page. */
@Command(name = "bench", mixinStandardHelpOptions = true, sortOptions = false, description = {
    "Measures products, nets and memory in fresh JVMs beside the best dense float32 libraries, and leaves a page.",
    "Says how long it will take before it starts. Ctrl-C keeps what has been measured."}, footer = {"", "Examples:",
        "  spectern bench                               at most 6 minutes",
        "  spectern bench --preset standard             at most 40 minutes",
        "  spectern bench --include 'Product'           benchmarks of the preset whose name matches",
        "  spectern bench --list --preset full          what would run, and how long"})
final class BenchCommand implements Callable<Integer> {
  /** Sizes of a run. */
  enum Preset {
    QUICK, STANDARD, FULL
  }

  @Spec
  private CommandSpec spec;

  @Option(names = "--preset", defaultValue = "quick", paramLabel = "P", description = "quick (at most 6 minutes), standard (at most 40) or full (hours); default: ${DEFAULT-VALUE}")
  private Preset preset;

  @Option(names = "--include", defaultValue = "", paramLabel = "REGEX", description = "only benchmarks of the preset whose name has a match: package, class and method")
  private String include;

  @Option(names = "--out", paramLabel = "DIR", description = "folder for results and page; default: reports/out/bench")
  private Path out;

  @Option(names = "--list", description = "only say what would run, and how long it would take")
  private boolean list;

  @Option(names = "--json", description = "print the results as one JSON document; progress goes to standard error")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    requirePattern();
    final Path home = Path.of(System.getProperty("spectern.home", ".")).toAbsolutePath().normalize();
    final Path folder = out == null ? home.resolve("reports").resolve("out").resolve("bench")
        : out.toAbsolutePath().normalize();
    final Path results = folder.resolve("bench.json");
    if (list) {
      return plan(SuiteRun.start(home, arguments(results)));
    }
    OutputFolder.requireWritable(folder);
    final PrintWriter err = spec.commandLine().getErr();
    final SuiteRun suite = SuiteRun.start(home, arguments(results));
    final Thread onInterrupt = new Thread(() -> interrupted(suite, results), "interrupted");
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    final int exit = suite.await(line -> {
      err.println(line);
      err.flush();
    });
    if (exit == 0 || exit == 1 || exit == 2) {
      // Any other code means that the suite was ended from outside, and then this process is ending too.
      Runtime.getRuntime().removeShutdownHook(onInterrupt);
    }
    if (exit != 2 && Files.exists(results)) {
      show(BenchRun.read(results), folder);
    }
    return exit;
  }

  /** The plan is what was asked for, so it goes to standard output; that nothing matches does not. */
  private int plan(SuiteRun suite) throws IOException, InterruptedException {
    final List<String> lines = new ArrayList<>();
    final int exit = suite.await(lines::add);
    final PrintWriter writer = exit == 0 ? spec.commandLine().getOut() : spec.commandLine().getErr();
    if (exit == 0 && json) {
      writer.println(Json.of(Map.of("plan", lines.stream().map(String::strip).toList())));
    } else {
      lines.forEach(writer::println);
    }
    writer.flush();
    return exit;
  }

  private void requirePattern() {
    try {
      Pattern.compile(include);
    } catch (PatternSyntaxException e) {
      throw new ParameterException(spec.commandLine(), "--include takes a regular expression: " + include + ": "
          + e.getDescription(), e);
    }
  }

  private List<String> arguments(Path results) {
    final List<String> arguments = new ArrayList<>(List.of("--preset", preset.name().toLowerCase(Locale.ROOT),
        "--include", include, "--out", results.toString(), "--command",
        "bin/spectern " + String.join(" ", spec.commandLine().getParent().getParseResult().originalArgs())));
    if (list) {
      arguments.add("--list");
    }
    return arguments;
  }

  private void show(BenchRun run, Path folder) throws IOException {
    final BenchPage page = new BenchPage(run);
    page.page().write(folder.resolve("index.html"), page.origin());
    final PrintWriter writer = spec.commandLine().getOut();
    final BenchSummary summary = BenchSummary.of(run);
    if (json) {
      writer.println(Json.of(summary));
    } else {
      writer.print(summary.asText());
      writer.println("page: " + folder.resolve("index.html"));
    }
    writer.flush();
  }

  /** The finished part of an interrupted run is worth its page. */
  private void interrupted(SuiteRun suite, Path results) {
    suite.interrupt();
    if (!Files.exists(results)) {
      return;
    }
    try {
      show(BenchRun.read(results), results.getParent());
    } catch (IOException e) {
      spec.commandLine().getErr().println("spectern: no page for the finished part: " + e.getMessage());
    }
  }
}
