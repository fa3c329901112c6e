package org.spectern.jmh.product;

import java.util.SplittableRandom;
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
import org.spectern.kernels.BinaryVector;
import org.spectern.kernels.Int8Vector;
import org.spectern.kernels.Layout;
import org.spectern.kernels.LayerStep;
import org.spectern.kernels.RowThresholds;
import org.spectern.kernels.TernaryMatrix;

/** One hidden layer, bits in and bits out: product, thresholds and packing, fused and apart; and the packing alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.VECTOR, Forks.AGRONA, Forks.NATIVE, Forks.UNSAFE, Forks.REQUIRE, Forks.HEAP,
    Forks.HEAP_LIMIT, Forks.TOUCH})
public class LayerBenchmark {
  /** How weights are stored. */
  @Param({"BIT_PLANES", "FIVE_TRIT", "SIGNED_LISTS"})
  public Layout layout;

  /** Rows x columns. */
  @Param({"1500x1500", "1024x1024"})
  public String shape;

  /** The fraction of zero weights. */
  @Param("0.9")
  public double eps;

  private TernaryMatrix matrix;
  private LayerStep step;
  private RowThresholds bits;
  private RowThresholds levels;
  private BinaryVector x;
  private BinaryVector out;
  private Int8Vector bytes;
  private float[] floats;
  private int[] y;

  /** Draws weights, thresholds and input, and checks that fused and apart agree. */
  @Setup
  public void prepare() {
    final Shape sides = Shape.parse(shape);
    matrix = Weights.of(layout, sides, eps);
    bits = thresholds(sides.rows(), new byte[]{1, 0, 1});
    levels = thresholds(sides.rows(), new byte[]{-20, -8, -3, 0, 2, 7, 19, 44});
    step = new LayerStep(matrix, bits);
    x = BinaryVector.allocate(sides.columns());
    x.copyFrom(ActivationKind.BINARY.values(sides.columns(), 1));
    out = BinaryVector.allocate(sides.rows());
    bytes = Int8Vector.allocate(sides.rows());
    y = new int[sides.rows()];
    floats = new float[sides.rows()];
    apart();
    final int[] expected = new int[sides.rows()];
    for (int row = 0; row < expected.length; row++) {
      expected[row] = out.get(row);
      floats[row] = y[row];
    }
    fused();
    for (int row = 0; row < expected.length; row++) {
      final boolean inside = y[row] > bits.threshold(row, 0) && y[row] <= bits.threshold(row, 1);
      if (out.get(row) != expected[row] || expected[row] != (inside ? 0 : 1)) {
        throw new IllegalStateException("a layer is wrong: row=" + row + " y=" + y[row] + " bit=" + out.get(row));
      }
    }
    Workload.declare(sides.weights(), matrix.weightBytes());
  }

  private static RowThresholds thresholds(int rows, byte[] levels) {
    final SplittableRandom random = new SplittableRandom(7);
    final int[][] thresholds = new int[rows][];
    for (int row = 0; row < rows; row++) {
      thresholds[row] = random.ints(levels.length - 1, -9, 10).sorted().toArray();
    }
    return new RowThresholds(thresholds, levels);
  }

  /** Block by block, each packed while its results are near. */
  @Benchmark
  public Object fused() {
    step.apply(x, y, out);
    return out;
  }

  /** The whole product, then the whole packing. */
  @Benchmark
  public Object apart() {
    matrix.multiply(x, y);
    bits.pack(y, out);
    return out;
  }

  /** Integers to bits by thresholds. */
  @Benchmark
  public Object packBits() {
    bits.pack(y, out);
    return out;
  }

  /** Integers to eight levels by thresholds. */
  @Benchmark
  public Object packLevels() {
    levels.pack(y, bytes);
    return bytes;
  }

  /** Floats to bytes by rounding. */
  @Benchmark
  public Object quantise() {
    bytes.quantise(floats, .5f);
    return bytes;
  }

  /** Frees everything. */
  @TearDown
  public void free() {
    x.close();
    out.close();
    bytes.close();
    matrix.close();
  }
}
