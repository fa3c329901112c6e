package org.spectern.jmh.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Energy per operation from the machine's own meters: {@code -prof org.spectern.jmh.profile.Energy}. The secondary
 * result {@code energy} (µJ/op) counts the whole package, idle cores included. Without meters it says "not available
 * here", once, and adds no result.
 */
public final class Energy implements WithinForks {
  private static final AtomicBoolean SAID = new AtomicBoolean();

  private final PowerCap meters;
  private long[] before = {};

  /** Uses the meters of this machine. */
  public Energy() {
    this(PowerCap.here());
  }

  Energy(PowerCap meters) {
    this.meters = meters;
  }

  @Override
  public String getDescription() {
    return "Spectern: energy per operation from /sys/class/powercap";
  }

  @Override
  public void beforeTrial(BenchmarkParams params) {
    // By the JVM that starts the forks, so that it is said once and not in every fork.
    if (!meters.available() && !SAID.getAndSet(true)) {
      System.out.println("# Energy: " + meters.state());
    }
  }

  @Override
  public void beforeIteration(BenchmarkParams params, IterationParams iteration) {
    try {
      before = meters.read();
    } catch (IOException e) {
      throw new UncheckedIOException("the energy meters cannot be read any more", e);
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(BenchmarkParams params, IterationParams iteration,
      IterationResult result) {
    if (!meters.available()) {
      return List.of();
    }
    try {
      return List.of(perOperation(meters.since(before), result.getMetadata().getAllOps()));
    } catch (IOException e) {
      throw new UncheckedIOException("the energy meters cannot be read any more", e);
    }
  }

  static ScalarResult perOperation(long microjoules, long operations) {
    return new ScalarResult("energy", (double) microjoules / Math.max(1, operations), "uJ/op", AggregationPolicy.AVG);
  }
}
