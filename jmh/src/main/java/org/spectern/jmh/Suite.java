package org.spectern.jmh;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.spectern.jmh.memory.FootprintTable;
import org.spectern.jmh.profile.Energy;
import org.spectern.jmh.profile.WeightTraffic;

/**
 * Runs a preset: says how long it will take, measures, and leaves JMH's JSON, a manifest and JMH's log. Ends with 0
 * when all of it was measured, 1 when a fork died or the run failed, 2 for wrong arguments. Whatever is finished by
 * then stays readable.
 */
public final class Suite {
  /** What measuring the read bandwidths takes. */
  static final double LADDER_SECONDS = 3;

  private final SuiteArguments arguments;
  private final List<Part> parts;
  private final PrintStream out;

  /**
   * @param arguments what is asked for
   * @param parts what the preset consists of
   * @param out takes progress and messages
   */
  Suite(SuiteArguments arguments, List<Part> parts, PrintStream out) {
    this.arguments = arguments;
    this.parts = parts;
    this.out = out;
  }

  /** Runs what the arguments ask for. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.out));
  }

  static int run(String[] words, PrintStream out) throws IOException {
    final SuiteArguments arguments;
    try {
      arguments = SuiteArguments.parse(words);
    } catch (IllegalArgumentException e) {
      out.println("spectern bench: " + e.getMessage());
      return 2;
    }
    return new Suite(arguments, arguments.preset().parts(), out).run();
  }

  /** All benchmarks in the jar. */
  static SortedSet<BenchmarkListEntry> known() {
    final OutputFormat silent = OutputFormatFactory
        .createFormatInstance(new PrintStream(OutputStream.nullOutputStream()), VerboseMode.SILENT);
    return BenchmarkList.defaultList().find(silent, List.of(".*"), List.of());
  }

  int run() throws IOException {
    final Plan plan = Plan.of(parts, known(), arguments.include());
    final boolean memory = arguments.include().matcher(FootprintTable.NAME).find();
    if (plan.runs() == 0 && !memory) {
      out.printf("spectern bench: no benchmark of preset %s matches --include %s; there are:%n",
          arguments.preset().label(), arguments.include());
      Plan.of(parts, known(), Pattern.compile("")).steps().stream()
          .flatMap(step -> step.benchmarks().stream()).distinct().forEach(name -> out.println("  " + name));
      return 2;
    }
    announce(plan, memory ? arguments.preset().extent().seconds() : 0);
    if (arguments.list()) {
      plan.steps().forEach(step -> out.printf("  %3d × %s%n", step.runs(), String.join(" ", step.benchmarks())));
      return 0;
    }
    Files.createDirectories(arguments.out().getParent());
    try (Journal journal = Journal.begin(arguments, plan, out)) {
      return measure(plan, memory, journal);
    }
  }

  private void announce(Plan plan, double further) {
    out.printf("preset %s: %d benchmarks, about %s, at most %d min%n", arguments.preset().label(), plan.runs(),
        Progress.duration(plan.seconds() + LADDER_SECONDS + further), arguments.preset().minutes());
    out.flush();
  }

  private int measure(Plan plan, boolean memory, Journal journal) throws IOException {
    final Path log = arguments.out().resolveSibling(arguments.out().getFileName() + ".log");
    // What forks print comes out of the standard output of the JVM that started them: it belongs in the log too.
    final PrintStream standard = System.out;
    try (PrintStream said = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
      System.setOut(said);
      benchmarks(plan, journal, said);
      if (memory) {
        out.println("memory of layouts and nets, and of fresh JVMs …");
        journal.memory(FootprintTable.measure(arguments.preset().extent()));
      }
      journal.complete();
      out.println("results: " + arguments.out());
      return 0;
    } catch (RunnerException e) {
      journal.failed(e.getMessage());
      out.println("spectern bench: failed: " + e.getMessage() + "; JMH's own words are in " + log);
      return 1;
    } finally {
      System.setOut(standard);
    }
  }

  private void benchmarks(Plan plan, Journal journal, PrintStream said) throws RunnerException {
    final ResultFile results = new ResultFile(arguments.out());
    final Progress progress = new Progress(OutputFormatFactory.createFormatInstance(said, VerboseMode.NORMAL), out,
        results, plan, () -> journal.finished(results.finished()));
    for (final Plan.Step step : plan.steps()) {
      new Runner(options(step).build(), progress).run();
    }
  }

  private static ChainedOptionsBuilder options(Plan.Step step) {
    final ChainedOptionsBuilder options = new OptionsBuilder().shouldFailOnError(true).shouldDoGC(false);
    for (final String name : new TreeSet<>(step.benchmarks())) {
      options.include('^' + Pattern.quote(name) + '$');
    }
    for (final Map.Entry<String, List<String>> param : step.part().params().entrySet()) {
      options.param(param.getKey(), param.getValue().toArray(String[]::new));
    }
    if (!step.part().jvmArgs().isEmpty()) {
      options.jvmArgsAppend(step.part().jvmArgs().toArray(String[]::new));
    }
    step.part().timing().apply(options);
    return options.addProfiler(GCProfiler.class).addProfiler(WeightTraffic.class).addProfiler(Energy.class);
  }
}
