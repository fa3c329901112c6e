package org.spectern.jmh.theory;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
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
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.kernel.ExactKernels;
import org.spectern.theory.kernel.TangentKernel;
import org.spectern.theory.mixture.GaussianMixture;
import org.spectern.theory.oracle.KernelOracle;

/** Exact kernels of three layers, n = p, on all processors: relu has a closed form, tanh a Hermite series. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.HEAP, Forks.HEAP_LIMIT, Forks.TOUCH})
public class KernelBenchmark {
  private static final double TOLERANCE = 1e-9;

  /** Observations, and as many dimensions. */
  @Param({"300", "1000"})
  public int size;

  /** In every layer. */
  @Param({"relu", "tanh"})
  public String activation;

  private DMatrixRMaj samples;
  private List<Activation> stack;

  /** Draws the data and checks one pair against double integrals. */
  @Setup
  public void draw() {
    samples = GaussianMixture.correlated(size).sample(size, 1).rows();
    stack = Collections.nCopies(3, Activations.parse(activation));
    final double[][] pair = {Arrays.copyOf(samples.data, size), Arrays.copyOfRange(samples.data, size, 2 * size)};
    final KernelOracle.Kernels expected = KernelOracle.of(pair, stack, 1);
    require("conjugate", conjugate().get(1, 0), expected.conjugate()[1][0]);
    require("tangent", tangent().get(1, 0), expected.tangent()[1][0]);
  }

  private static void require(String kernel, double actual, double expected) {
    if (!(Math.abs(actual - expected) < TOLERANCE)) {
      throw new IllegalStateException("the kernel is wrong: " + kernel + "=" + actual + ", expected=" + expected);
    }
  }

  /** The conjugate kernel. */
  @Benchmark
  public DMatrixRMaj conjugate() {
    return ExactKernels.conjugate(samples, stack, 1);
  }

  /** The neural tangent kernel. */
  @Benchmark
  public TangentKernel tangent() {
    return ExactKernels.tangent(samples, stack, 1);
  }
}
