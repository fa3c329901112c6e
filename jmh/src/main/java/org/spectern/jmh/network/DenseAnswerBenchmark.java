package org.spectern.jmh.network;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.spectern.jmh.Workload;
import org.spectern.kernels.network.InputScaling;

/** One answer of the dense float32 original through OpenBLAS sgemv, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.NATIVE, Forks.UNSAFE, Forks.HEAP, Forks.HEAP_LIMIT, Forks.TOUCH})
public class DenseAnswerBenchmark {
  private static final double TOLERANCE = 1e-3;

  /** Widths of the layers. */
  @Param("1500-1500-1500")
  public String widths;

  private DenseNetwork network;
  private byte[] image;
  private float[] scores;

  /** Builds the net and checks it against plain loops. */
  @Setup
  public void build() {
    final int[] all = IntStream.concat(IntStream.of(CompressedKind.PIXELS), IntStream
        .concat(Arrays.stream(AnswerBenchmark.parse(widths)), IntStream.of(CompressedKind.CLASSES))).toArray();
    image = CompressedKind.pixels(1);
    scores = new float[CompressedKind.CLASSES];
    network = new DenseNetwork(InputScaling.of(CompressedKind.pixels(64), CompressedKind.PIXELS), all);
    long weights = 0;
    for (int l = 1; l < all.length; l++) {
      weights += (long) all[l] * all[l - 1];
    }
    Workload.declare(weights, weights * Float.BYTES);
    final double[] expected = network.slowly(image);
    single();
    for (int c = 0; c < expected.length; c++) {
      if (!(Math.abs(scores[c] - expected[c]) < TOLERANCE)) {
        throw new IllegalStateException(
            "the dense net is wrong: class=" + c + ", score=" + scores[c] + ", expected=" + expected[c]);
      }
    }
  }

  /** One image. */
  @Benchmark
  public float[] single() {
    network.infer(image, scores);
    return scores;
  }

  /** Frees the net. */
  @TearDown
  public void free() {
    network.close();
  }
}
