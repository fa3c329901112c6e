package org.spectern.jmh.product;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.spectern.jmh.Shape;
import org.spectern.jmh.Workload;
import org.spectern.kernels.Layout;
import org.spectern.kernels.RowBlocks;
import org.spectern.kernels.TernaryMatrix;

/** One product split by rows over threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.VECTOR, Forks.AGRONA, Forks.NATIVE, Forks.UNSAFE, Forks.REQUIRE, Forks.HEAP,
    Forks.HEAP_LIMIT, Forks.TOUCH})
public class ThreadBenchmark {
  /** How weights are stored. */
  @Param({"BIT_PLANES", "SIGNED_LISTS"})
  public Layout layout;

  /** What they are multiplied by. */
  @Param("TERNARY")
  public ActivationKind kind;

  /** Rows x columns. */
  @Param({"4096x4096", "8192x8192"})
  public String shape;

  /** The fraction of zero weights. */
  @Param("0.9")
  public double eps;

  /** Threads that share the rows. */
  @Param({"1", "2", "4"})
  public int threads;

  private TernaryMatrix matrix;
  private Product product;
  private ExecutorService executor;
  private RowBlocks blocks;

  /** Draws weights and input, and checks the result. */
  @Setup
  public void prepare() {
    final Shape sides = Shape.parse(shape);
    matrix = Weights.of(layout, sides, eps);
    final byte[][] inputs = {kind.values(sides.columns(), 1)};
    product = Product.of(matrix, kind, inputs);
    executor = Executors.newFixedThreadPool(threads);
    blocks = new RowBlocks(executor, threads);
    multiply();
    Expected.check(matrix, inputs, product);
    Workload.declare(sides.weights(), matrix.weightBytes());
  }

  /** One product. */
  @Benchmark
  public Object multiply() {
    blocks.forEach(matrix, product::multiply);
    return product;
  }

  /** Frees everything. */
  @TearDown
  public void free() {
    executor.shutdown();
    product.close();
    matrix.close();
  }
}
