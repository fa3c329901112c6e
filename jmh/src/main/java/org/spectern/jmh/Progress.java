package org.spectern.jmh;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * One line per finished benchmark with its score and the time left, JMH's own words to a log, and every finished result
 * to its file at once.
 */
final class Progress implements OutputFormat {
  private final OutputFormat log;
  private final PrintStream out;
  private final ResultFile results;
  private final int planned;
  private final double plannedSeconds;
  private final Runnable afterEach;
  private final long start = System.nanoTime();

  /**
   * @param log takes what JMH says
   * @param out takes the lines for people
   * @param results takes the results
   * @param plan what is to come
   * @param afterEach runs when a result has been written
   */
  Progress(OutputFormat log, PrintStream out, ResultFile results, Plan plan, Runnable afterEach) {
    this.log = log;
    this.out = out;
    this.results = results;
    this.planned = plan.runs();
    this.plannedSeconds = plan.seconds();
    this.afterEach = afterEach;
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {
    log.endBenchmark(result);
    if (result == null) {
      // JMH ends a benchmark without a result when its forks have died; the exception that follows ends the run.
      return;
    }
    try {
      results.add(result);
    } catch (IOException e) {
      throw new UncheckedIOException("the results cannot be written", e);
    }
    afterEach.run();
    final double elapsed = (System.nanoTime() - start) / 1e9;
    out.printf(Locale.ROOT, "[%3d/%d] %s  %s  %s left%n", results.finished(), planned, name(result.getParams()),
        score(result.getPrimaryResult()), duration(left(elapsed, results.finished(), planned, plannedSeconds)));
  }

  /** Seconds left: the plan's at first, more and more what the finished part took. */
  static double left(double elapsed, int finished, int planned, double plannedSeconds) {
    final double done = (double) finished / planned;
    final double total = done * (elapsed / done) + (1 - done) * plannedSeconds;
    return (1 - done) * total;
  }

  static String duration(double seconds) {
    final long whole = Math.round(seconds);
    return whole < 60 ? whole + " s" : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
  }

  private static String name(BenchmarkParams params) {
    final String full = params.getBenchmark();
    final String owner = full.substring(0, full.lastIndexOf('.'));
    final StringBuilder name = new StringBuilder(full.substring(owner.lastIndexOf('.') + 1));
    for (final Object key : params.getParamsKeys()) {
      name.append(' ').append(params.getParam((String) key));
    }
    return name.toString();
  }

  private static String score(Result<?> result) {
    final double error = result.getScoreError();
    final String score = String.format(Locale.ROOT, "%,.4g", result.getScore());
    return (Double.isNaN(error) ? score : score + String.format(Locale.ROOT, " ± %,.2g", error)) + ' '
        + result.getScoreUnit();
  }

  @Override
  public void startBenchmark(BenchmarkParams params) {
    log.startBenchmark(params);
  }

  @Override
  public void iteration(BenchmarkParams params, IterationParams iteration, int number) {
    log.iteration(params, iteration, number);
  }

  @Override
  public void iterationResult(BenchmarkParams params, IterationParams iteration, int number, IterationResult result) {
    log.iterationResult(params, iteration, number, result);
  }

  @Override
  public void startRun() {
    log.startRun();
  }

  @Override
  public void endRun(Collection<RunResult> all) {
    log.endRun(all);
  }

  @Override
  public void print(String text) {
    log.print(text);
  }

  @Override
  public void println(String text) {
    log.println(text);
  }

  @Override
  public void verbosePrintln(String text) {
    log.verbosePrintln(text);
  }

  @Override
  public void flush() {
    log.flush();
  }

  @Override
  public void close() {
    log.flush();
  }

  @Override
  public void write(int b) {
    log.write(b);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    log.write(bytes);
  }
}
