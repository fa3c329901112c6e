package org.spectern.jmh.theory;

import java.util.Collections;
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
import org.spectern.theory.activation.Activations;
import org.spectern.theory.kernel.ExactKernels;
import org.spectern.theory.mixture.GaussianMixture;
import org.spectern.theory.spectrum.Lanczos;
import org.spectern.theory.spectrum.SymmetricOperator;

/** All eigenvalues and eigenvectors of a conjugate kernel, and its operator norm without them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.NATIVE, Forks.HEAP, Forks.HEAP_LIMIT, Forks.TOUCH})
public class EigenBenchmark {
  private static final double TOLERANCE = 1e-7;

  /** Order of the matrix. */
  @Param({"400", "800"})
  public int size;

  /** Who decomposes; the norm is always Lanczos'. */
  @Param
  public EigenLibrary library;

  private DMatrixRMaj kernel;

  /** Computes the kernel and checks that both methods agree on its norm. */
  @Setup
  public void prepare() {
    kernel = ExactKernels.conjugate(GaussianMixture.correlated(size).sample(size, 1).rows(),
        Collections.nCopies(3, Activations.parse("relu")), 1);
    final double largest = decompose()[size - 1];
    if (!(Math.abs(norm() / largest - 1) < TOLERANCE)) {
      throw new IllegalStateException("the decomposition is wrong: largest=" + largest + ", norm=" + norm());
    }
  }

  /** Everything. */
  @Benchmark
  public double[] decompose() {
    return library.values(kernel);
  }

  /** The operator norm to 1e-8. */
  @Benchmark
  public double norm() {
    return Lanczos.operatorNorm(SymmetricOperator.of(kernel), 1e-8);
  }
}
