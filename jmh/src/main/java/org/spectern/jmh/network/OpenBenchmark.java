package org.spectern.jmh.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.spectern.jmh.Forks;
import org.spectern.kernels.Layout;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.ModelFile;

/**
 * From a model file to a net that can answer: mapping, every check and checksum, the thresholds of every row. The file
 * is in the cache of the operating system.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.VECTOR, Forks.AGRONA, Forks.NATIVE, Forks.UNSAFE, Forks.REQUIRE, Forks.HEAP,
    Forks.HEAP_LIMIT, Forks.TOUCH})
public class OpenBenchmark {
  /** Widths of the layers. */
  @Param("1500-1500-1500")
  public String widths;

  /** How weights are stored. */
  @Param({"BIT_PLANES", "SIGNED_LISTS", "RICE", "SEEDED"})
  public Layout layout;

  private Path file;

  /** Writes the file. */
  @Setup
  public void write() throws IOException {
    file = Files.createTempFile("open", ".spectern");
    try (
        CompressedNetwork network = CompressedKind.ONE_BIT.network(layout, layout, AnswerBenchmark.parse(widths), .9)) {
      ModelFile.write(file, network);
    }
  }

  /** Opens and closes it. */
  @Benchmark
  public long open() throws IOException {
    try (CompressedNetwork network = ModelFile.open(file)) {
      return network.offHeapBytes();
    }
  }

  /** Deletes the file. */
  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }
}
