package org.spectern.jmh.baseline;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ejml.data.FMatrixRMaj;
import org.ejml.data.FMatrixSparseCSC;
import org.ejml.sparse.csc.CommonOps_FSCC;
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
import org.openjdk.jmh.annotations.Warmup;
import org.spectern.jmh.Forks;
import org.spectern.jmh.Shape;
import org.spectern.jmh.Workload;

/** y = W x for a sparse float32 W with values, as libraries store it: EJML's compressed columns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.VECTOR, Forks.NATIVE, Forks.UNSAFE, Forks.HEAP, Forks.HEAP_LIMIT, Forks.TOUCH})
public class SparseBenchmark {
  private static final int ENTRY_BYTES = Float.BYTES + Integer.BYTES;

  /** Who multiplies. */
  @Param("EJML_CSR")
  public String library;

  /** Rows x columns. */
  @Param({"1024x1024", "4096x4096"})
  public String shape;

  /** The fraction of zero weights. */
  @Param({"0.9", "0.99"})
  public double eps;

  /** Inputs per operation. */
  @Param({"1", "64"})
  public int batch;

  private FMatrixSparseCSC w;
  private FMatrixRMaj x;
  private FMatrixRMaj y;

  /** Draws weights and inputs, and checks the result. */
  @Setup
  public void prepare() {
    final Shape sides = Shape.parse(shape);
    w = draw(sides);
    x = FMatrixRMaj.wrap(sides.columns(), batch, Floats.random(sides.columns() * batch, 2));
    y = new FMatrixRMaj(sides.rows(), batch);
    multiply();
    check(sides);
    Workload.declare(sides.weights() * batch,
        (long) w.nz_length * ENTRY_BYTES + (sides.columns() + 1L) * Integer.BYTES);
  }

  private FMatrixSparseCSC draw(Shape sides) {
    final SplittableRandom random = new SplittableRandom(1);
    final FMatrixSparseCSC drawn = new FMatrixSparseCSC(sides.rows(), sides.columns(),
        (int) (sides.weights() * (1 - eps) * 1.1) + 64);
    for (int column = 0; column < sides.columns(); column++) {
      for (int row = 0; row < sides.rows(); row++) {
        if (random.nextDouble() >= eps) {
          drawn.nz_rows[drawn.nz_length] = row;
          drawn.nz_values[drawn.nz_length++] = random.nextBoolean() ? 1 : -1;
        }
      }
      drawn.col_idx[column + 1] = drawn.nz_length;
    }
    drawn.indicesSorted = true;
    return drawn;
  }

  private void check(Shape sides) {
    final double[] expected = new double[sides.rows()];
    for (int column = 0; column < sides.columns(); column++) {
      for (int at = w.col_idx[column]; at < w.col_idx[column + 1]; at++) {
        expected[w.nz_rows[at]] += w.nz_values[at] * x.get(column, batch - 1);
      }
    }
    for (int row = 0; row < expected.length; row++) {
      if (y.get(row, batch - 1) != expected[row]) {
        throw new IllegalStateException(
            "a product is wrong: row=" + row + " expected=" + expected[row] + " found=" + y.get(row, batch - 1));
      }
    }
  }

  /** One product with the whole batch. */
  @Benchmark
  public Object multiply() {
    return CommonOps_FSCC.mult(w, x, y);
  }
}
