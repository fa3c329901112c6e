package org.spectern.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long a benchmark is measured.
 *
 * @param forks fresh JVMs
 * @param warmups iterations that are not counted, in each fork
 * @param warmupMillis length of one of them
 * @param iterations iterations that are counted, in each fork
 * @param millis length of one of them
 */
public record Timing(int forks, int warmups, int warmupMillis, int iterations, int millis) {
  /** Start of a JVM, set-up of matrices and expected results, and what JMH does between: a typical fork's, measured. */
  static final double START_SECONDS = 1.3;

  /** Checks that something is measured. */
  public Timing {
    if (forks < 1 || warmups < 0 || warmupMillis < 0 || iterations < 1 || millis < 1) {
      throw new IllegalArgumentException(
          "a benchmark takes at least one fork and one iteration: forks=" + forks + " warmups=" + warmups
              + " warmupMillis=" + warmupMillis + " iterations=" + iterations + " millis=" + millis);
    }
  }

  /**
   * The same with four seconds of warm-up at least: kernels that decode or draw weights, or look many codes up, are
   * long methods, which the compiler takes seconds for, and interpreted vectors are a hundred times slower.
   */
  Timing longWarmUp() {
    return new Timing(forks, Math.max(warmups, 10), Math.max(warmupMillis, 400), iterations, millis);
  }

  /** Wall-clock time of one benchmark with one set of parameters. */
  public double seconds() {
    return forks * (START_SECONDS + (warmups * (double) warmupMillis + iterations * (double) millis) / 1000);
  }

  void apply(ChainedOptionsBuilder options) {
    options.forks(forks).warmupForks(0).warmupIterations(warmups)
        .warmupTime(new TimeValue(Math.max(1, warmupMillis), TimeUnit.MILLISECONDS)).measurementIterations(iterations)
        .measurementTime(new TimeValue(millis, TimeUnit.MILLISECONDS));
  }
}
