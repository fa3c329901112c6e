package org.spectern.jmh.product;

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
import org.spectern.kernels.TernaryMatrix;

/**
 * y = W x: every layout, kind of activation, shape, sparsity and batch, one thread; to be held against
 * {@link org.spectern.jmh.baseline.DenseBenchmark} of the same run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.VECTOR, Forks.AGRONA, Forks.NATIVE, Forks.UNSAFE, Forks.REQUIRE, Forks.HEAP,
    Forks.HEAP_LIMIT, Forks.TOUCH})
public class ProductBenchmark {
  /** How weights are stored. */
  @Param({"BIT_PLANES", "FIVE_TRIT", "THREE_TRIT", "SIGNED_LISTS", "RICE", "SEEDED"})
  public Layout layout;

  /** What they are multiplied by. */
  @Param({"BINARY", "TERNARY", "INT8", "FLOAT32"})
  public ActivationKind kind;

  /** Rows x columns: the paper's layers, powers of two, and odd ones. */
  @Param({"1500x784", "1500x1500", "2000x5000", "512x784", "1024x1024", "4096x4096", "1023x1021"})
  public String shape;

  /** The fraction of zero weights. */
  @Param({"0.5", "0.9"})
  public double eps;

  /** Inputs per operation. */
  @Param({"1", "64"})
  public int batch;

  private TernaryMatrix matrix;
  private Product product;

  /** Draws weights and inputs, and checks the result. */
  @Setup
  public void prepare() {
    Forks.announce();
    final Shape sides = Shape.parse(shape);
    matrix = Weights.of(layout, sides, eps);
    final byte[][] inputs = new byte[batch][];
    for (int input = 0; input < batch; input++) {
      inputs[input] = kind.values(sides.columns(), input + 1);
    }
    product = Product.of(matrix, kind, inputs);
    product.multiply();
    Expected.check(matrix, inputs, product);
    Workload.declare(sides.weights() * batch, matrix.weightBytes());
  }

  /** One product with the whole batch. */
  @Benchmark
  public Object multiply() {
    product.multiply();
    return product;
  }

  /** Frees everything. */
  @TearDown
  public void free() {
    product.close();
    matrix.close();
  }
}
