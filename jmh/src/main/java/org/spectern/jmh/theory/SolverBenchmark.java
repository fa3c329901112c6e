package org.spectern.jmh.theory;

import java.util.Collections;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;
import org.spectern.jmh.Forks;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.MatchedNetwork;
import org.spectern.theory.matching.NetworkMatching;

/** Solves a ReLU network of three layers, every layer for its own scale. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsPrepend = {Forks.HEAP, Forks.HEAP_LIMIT, Forks.TOUCH})
public class SolverBenchmark {
  private static final double TOLERANCE = 1e-10;

  /** What to match with. */
  @Param
  public MatchingKind kind;

  private final List<Activation> originals = Collections.nCopies(3, Activations.parse("relu"));

  /** Checks that p1² and p2² are met. */
  @Setup
  public void check() {
    for (final MatchedLayer layer : network().layers()) {
      final double left = Math.max(Math.abs(layer.residuals().p1Square()), Math.abs(layer.residuals().p2Square()));
      if (!(left < TOLERANCE)) {
        throw new IllegalStateException("the match is wrong: layer=" + layer.layer() + ", left over=" + left);
      }
    }
  }

  /** A whole network. */
  @Benchmark
  public MatchedNetwork network() {
    return NetworkMatching.match(originals, 1, kind.policy());
  }
}
