package org.spectern.jmh.profile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.spectern.jmh.Workload;

/**
 * Weights per nanosecond, bytes of weights per second, and the share of the measured read bandwidth that this is:
 * {@code -prof org.spectern.jmh.profile.WeightTraffic}.
 *
 * <p>Secondary results of every iteration of a benchmark that declares its {@link Workload}: {@code weights.rate}
 * (weights/ns), {@code weights.bits} (stored bits per weight applied), {@code weights.traffic} (GB/s),
 * {@code weights.bandwidth} (traffic over the bandwidth of the ladder's rung on which the weights live, in percent).
 * The ladder is measured once by the JVM that starts the forks and handed to them; without forks it is measured in
 * place.
 */
public final class WeightTraffic implements WithinForks {
  /** System property with the ladder, as {@link ReadLadder#text()}. */
  public static final String LADDER = "spectern.ladder";

  private static ReadLadder measured;

  private String benchmark = "";

  /** The ladder of this JVM: handed over, or measured at first use. */
  public static synchronized ReadLadder ladder() {
    if (measured == null) {
      final String handed = System.getProperty(LADDER);
      measured = handed == null ? ReadLadder.measure() : ReadLadder.parse(handed);
    }
    return measured;
  }

  @Override
  public String getDescription() {
    return "Spectern: weights per nanosecond and weight traffic against measured read bandwidths";
  }

  @Override
  public Collection<String> addJVMOptions(BenchmarkParams params) {
    return List.of("-D" + LADDER + "=" + ladder().text());
  }

  @Override
  public void beforeIteration(BenchmarkParams params, IterationParams iteration) {
    // Profilers start before set-up declares the workload; without forks another trial's may still be there.
    if (!benchmark.equals(params.id())) {
      benchmark = params.id();
      Workload.clear();
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(BenchmarkParams params, IterationParams iteration,
      IterationResult result) {
    final Optional<Workload> workload = Workload.current();
    if (workload.isEmpty()) {
      return List.of();
    }
    return results(workload.get(), nanosPerOperation(params, result.getPrimaryResult().getScore()), ladder());
  }

  /** Time of one operation from a score in any mode. */
  static double nanosPerOperation(BenchmarkParams params, double score) {
    final double unit = params.getTimeUnit().toNanos(1);
    return params.getMode() == Mode.Throughput ? unit / score : unit * score;
  }

  static List<ScalarResult> results(Workload workload, double nanos, ReadLadder ladder) {
    final double bytesPerNano = workload.weightBytes() / nanos;
    final List<ScalarResult> results = new ArrayList<>();
    results.add(mean("weights.rate", workload.weights() / nanos, "weights/ns"));
    results.add(mean("weights.bits", 8.0 * workload.weightBytes() / workload.weights(), "bits"));
    results.add(mean("weights.traffic", bytesPerNano, "GB/s"));
    results.add(mean("weights.bandwidth",
        100 * bytesPerNano / ladder.of(workload.weightBytes()).gigabytesPerSecond(), "%"));
    return results;
  }

  private static ScalarResult mean(String name, double value, String unit) {
    return new ScalarResult(name, value, unit, AggregationPolicy.AVG);
  }
}
