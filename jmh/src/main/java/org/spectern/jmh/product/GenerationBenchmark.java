package org.spectern.jmh.product;

import java.util.Arrays;
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

/** The rows of a matrix in plain bytes: drawn from a seed, or decoded from the other layouts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.VECTOR, Forks.AGRONA, Forks.NATIVE, Forks.UNSAFE, Forks.REQUIRE, Forks.HEAP,
    Forks.HEAP_LIMIT, Forks.TOUCH})
public class GenerationBenchmark {
  /** Where the rows come from. */
  @Param({"SEEDED", "RICE", "FIVE_TRIT", "THREE_TRIT", "BIT_PLANES", "SIGNED_LISTS"})
  public Layout layout;

  /** Rows x columns. */
  @Param("1024x1024")
  public String shape;

  /** The fraction of zero weights. */
  @Param({"0.5", "0.875", "0.9", "0.99"})
  public double eps;

  private TernaryMatrix matrix;
  private byte[] row;

  /** Draws the weights, and checks that the rows are those of the seed. */
  @Setup
  public void prepare() {
    final Shape sides = Shape.parse(shape);
    matrix = Weights.of(layout, sides, eps);
    row = new byte[sides.columns()];
    final byte[] expected = new byte[sides.columns()];
    try (TernaryMatrix drawn = Weights.of(Layout.SEEDED, sides, eps)) {
      for (int i = 0; i < sides.rows(); i++) {
        drawn.row(i, expected);
        matrix.row(i, row);
        if (!Arrays.equals(expected, row)) {
          throw new IllegalStateException("a layout lost a row: layout=" + layout + " row=" + i);
        }
      }
    }
    Workload.declare(sides.weights(), matrix.weightBytes());
  }

  /** All rows, one after the other. */
  @Benchmark
  public byte[] rows() {
    for (int i = 0; i < matrix.rows(); i++) {
      matrix.row(i, row);
    }
    return row;
  }

  /** Frees the weights. */
  @TearDown
  public void free() {
    matrix.close();
  }
}
