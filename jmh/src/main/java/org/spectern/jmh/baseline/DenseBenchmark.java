package org.spectern.jmh.baseline;

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

/** y = W x for dense float32 W, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.VECTOR, Forks.NATIVE, Forks.UNSAFE, Forks.HEAP, Forks.HEAP_LIMIT, Forks.TOUCH})
public class DenseBenchmark {
  /** Who multiplies. */
  @Param({"PLAIN", "EJML", "NETLIB", "OPENBLAS", "VECTOR"})
  public DenseLibrary library;

  /** Rows x columns. */
  @Param({"1500x784", "1500x1500", "2000x5000", "512x784", "1024x1024", "4096x4096", "1023x1021"})
  public String shape;

  /** Inputs per operation. */
  @Param({"1", "64"})
  public int batch;

  private DenseProduct product;

  /** Draws weights and inputs, and checks the result. */
  @Setup
  public void prepare() {
    final Shape sides = Shape.parse(shape);
    final float[] w = Floats.random(Math.toIntExact(sides.weights()), 1);
    final float[] x = Floats.random(sides.columns() * batch, 2);
    product = library.product(sides.rows(), sides.columns(), batch, w, x);
    product.multiply();
    Floats.check(w, x, sides.rows(), sides.columns(), batch, product);
    System.out.println("# Dense: " + DenseLibrary.descriptions().get(library.name())
        + (library == DenseLibrary.NETLIB ? "; " + NetlibProduct.implementation() : ""));
    Workload.declare(sides.weights() * batch, sides.weights() * Float.BYTES);
  }

  /** One product with the whole batch. */
  @Benchmark
  public Object multiply() {
    product.multiply();
    return product;
  }

  /** Frees what lies outside the heap. */
  @TearDown
  public void free() {
    product.close();
  }
}
