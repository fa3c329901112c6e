package org.spectern.jmh.network;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.spectern.jmh.Forks;
import org.spectern.jmh.Workload;
import org.spectern.kernels.Layout;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.HiddenLayer;
import org.spectern.kernels.network.Scratch;

/**
 * One answer of a compressed 1500³ net, pixels in, scores out, one thread; to be held against
 * {@link DenseAnswerBenchmark} of the same run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.VECTOR, Forks.AGRONA, Forks.NATIVE, Forks.UNSAFE, Forks.REQUIRE, Forks.HEAP,
    Forks.HEAP_LIMIT, Forks.TOUCH})
public class AnswerBenchmark {
  static final int BATCH = 64;

  /** Widths of the layers. */
  @Param("1500-1500-1500")
  public String widths;

  /** What passes between layers. */
  @Param({"ONE_BIT", "EIGHT_LEVELS"})
  public CompressedKind kind;

  /** How weights are stored. */
  @Param({"BIT_PLANES", "RICE", "SEEDED"})
  public Layout layout;

  /** How those of the first layer are, which takes bytes: a layout, or "same". */
  @Param({"same", "THREE_TRIT"})
  public String inputLayout;

  /** The fraction of zero weights. */
  @Param("0.9")
  public double eps;

  private CompressedNetwork network;
  private Scratch scratch;
  private byte[] image;
  private byte[] images;
  private float[] scores;
  private float[] manyScores;

  /** Builds the net and checks that a batch, single images and signed lists agree. */
  @Setup
  public void build() {
    Forks.announce();
    network = kind.network(inputLayout.equals("same") ? layout : Layout.valueOf(inputLayout), layout, parse(widths),
        eps);
    scratch = network.scratch(BATCH);
    images = CompressedKind.pixels(BATCH);
    image = Arrays.copyOf(images, CompressedKind.PIXELS);
    scores = new float[CompressedKind.CLASSES];
    manyScores = new float[BATCH * CompressedKind.CLASSES];
    single();
    batch();
    requireEqual(manyScores);
    try (CompressedNetwork lists = kind.network(Layout.SIGNED_LISTS, Layout.SIGNED_LISTS, parse(widths), eps);
        Scratch other = lists.scratch(1)) {
      final float[] expected = new float[scores.length];
      lists.infer(image, other, expected);
      requireEqual(expected);
    }
    Workload.declare(weights(), network.offHeapBytes());
  }

  private void requireEqual(float[] expected) {
    if (!Arrays.equals(scores, 0, scores.length, expected, 0, scores.length)) {
      throw new IllegalStateException("two ways to the same scores disagree: layout=" + layout + ", kind=" + kind);
    }
  }

  private long weights() {
    long weights = (long) network.readout().width() * network.classes();
    for (final HiddenLayer layer : network.layers().layers()) {
      weights += (long) layer.width() * layer.columns();
    }
    return weights;
  }

  static int[] parse(String widths) {
    return Arrays.stream(widths.split("-")).mapToInt(Integer::parseInt).toArray();
  }

  /** One image. */
  @Benchmark
  public float[] single() {
    network.infer(image, scratch, scores);
    return scores;
  }

  /** {@value #BATCH} images at once; the score is for one of them. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public float[] batch() {
    network.infer(images, 0, BATCH, scratch, manyScores);
    return manyScores;
  }

  /** Frees the net. */
  @TearDown
  public void free() {
    scratch.close();
    network.close();
  }
}
