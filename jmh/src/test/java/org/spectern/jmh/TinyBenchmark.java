package org.spectern.jmh;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Benchmarks that the suite's own tests run: one that works and one whose fork dies. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "-Xmx64m"})
public class TinyBenchmark {
  @Param({"1000", "2000"})
  int size;

  private int[] values;

  /** Declares one weight of four bytes per value. */
  @Setup(Level.Trial)
  public void declare() {
    values = new int[size];
    Arrays.setAll(values, i -> i);
    Workload.declare(size, 4L * size);
  }

  /** Works. */
  @Benchmark
  public int works() {
    int sum = 0;
    for (final int value : values) {
      sum += value;
    }
    return sum;
  }

  /** Ends its JVM. */
  @Benchmark
  public int dies() {
    Runtime.getRuntime().halt(7);
    return size;
  }
}
