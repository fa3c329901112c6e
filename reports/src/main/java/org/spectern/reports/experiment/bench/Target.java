package org.spectern.reports.experiment.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A figure that the project set itself, and what this run measured.
 *
 * @param what which figure
 * @param unit of measured, floor and goal
 * @param measured in this run, empty if the run did not measure it
 * @param floor what must be reached
 * @param goal what was hoped for, if more than the floor
 * @param most whether floor and goal are limits from above
 */
public record Target(String what, String unit, OptionalDouble measured, double floor, OptionalDouble goal,
    boolean most) {
  private static final String RATE = "weights/ns";
  private static final List<String> SQUARE_PRODUCTS = List.of("BIT_PLANES BINARY", "BIT_PLANES TERNARY",
      "FIVE_TRIT TERNARY", "THREE_TRIT INT8", "THREE_TRIT FLOAT32");

  /** How far it got. */
  public enum Standing {
    /** At least the goal. */
    GOAL("goal reached"),
    /** At least the floor. */
    FLOOR("floor reached"),
    /** Less than the floor. */
    BELOW("below the floor"),
    /** Not part of this run. */
    NOT_MEASURED("not in this run");

    private final String text;

    Standing(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /** How far the measured figure got. */
  @JsonProperty
  public Standing standing() {
    if (measured.isEmpty()) {
      return Standing.NOT_MEASURED;
    }
    if (!reaches(floor)) {
      return Standing.BELOW;
    }
    return goal.isPresent() && reaches(goal.getAsDouble()) ? Standing.GOAL : Standing.FLOOR;
  }

  private boolean reaches(double bar) {
    return most ? measured.getAsDouble() <= bar : measured.getAsDouble() >= bar;
  }

  /** Every floor and goal of kernels and memory that the suite can measure. */
  public static List<Target> of(BenchRun run) {
    final List<Measurement> all = run.measurements();
    final Baselines baselines = new Baselines(all);
    final List<Target> targets = new ArrayList<>();
    products(all, targets);
    batches(all, targets);
    tallShare(all, targets);
    widths(all, baselines, targets);
    generated(all, targets);
    targets.addAll(NetTargets.of(all));
    targets.add(allocation(all));
    targets.addAll(ByteTargets.of(run.manifest().memory()));
    return targets;
  }

  private static void products(List<Measurement> all, List<Target> targets) {
    for (final String kind : List.of("BINARY", "TERNARY")) {
      targets.add(rate(all, Selector.of("BIT_PLANES", kind, "1024x1024"), 400, 450));
      targets.add(rate(all, Selector.of("BIT_PLANES", kind, "4096x4096"), 330, 370));
    }
    targets.add(rate(all, Selector.of("FIVE_TRIT", "TERNARY", "4096x4096"), 200, 380));
    targets.add(rate(all, Selector.of("FIVE_TRIT", "TERNARY", "8192x8192"), 150, 270));
    for (final String shape : List.of("1024x1024", "4096x4096")) {
      targets.add(rate(all, Selector.of("THREE_TRIT", "INT8", shape), 140, 190));
      targets.add(rate(all, Selector.of("THREE_TRIT", "FLOAT32", shape), 60, 95));
    }
    targets.add(rate(all, Selector.of("SIGNED_LISTS", "FLOAT32", "1024x1024").eps(.9), 38, 45));
    targets.add(rate(all, Selector.of("SIGNED_LISTS", "FLOAT32", "1024x1024").eps(.99), 300, 380));
  }

  private static void batches(List<Measurement> all, List<Target> targets) {
    for (final int batch : new int[]{8, 64}) {
      for (final String kind : List.of("BINARY", "TERNARY")) {
        targets.add(rate(all, Selector.of("BIT_PLANES", kind, "1024x1024").batch(batch), 450, 540));
      }
    }
    final Selector lists = Selector.of("SIGNED_LISTS", "FLOAT32", "1024x1024").batch(64);
    targets.add(rate(all, lists.eps(.9), 200, 300));
    targets.add(rate(all, lists.eps(.99), 1800, 2500));
  }

  /** 784 inputs to 512 outputs, as a share of the same product's rate at 1024². */
  private static void tallShare(List<Measurement> all, List<Target> targets) {
    for (final String product : SQUARE_PRODUCTS) {
      final String[] parts = product.split(" ");
      tallShare(all, Selector.of(parts[0], parts[1], "1024x1024"), targets);
    }
    tallShare(all, Selector.of("SIGNED_LISTS", "FLOAT32", "1024x1024").eps(.9), targets);
  }

  private static void tallShare(List<Measurement> all, Selector square, List<Target> targets) {
    final Selector tall = square.shape("512x784");
    targets.add(new Target(tall.text() + ", share of its rate at 1024x1024", "%",
        quotient(rateOf(all, tall), rateOf(all, square), 100), 85, OptionalDouble.empty(), false));
  }

  private static void widths(List<Measurement> all, Baselines baselines, List<Target> targets) {
    final String[] variants = {"256 bits", "128 bits", "scalar"};
    final double[] floors = {3, 2, 1.5};
    for (int i = 0; i < variants.length; i++) {
      for (final String product : SQUARE_PRODUCTS) {
        final String[] parts = product.split(" ");
        final Selector selector = Selector.of(parts[0], parts[1], "4096x4096").variant(variants[i]);
        final OptionalDouble times = selector.slowest(all)
            .flatMap(one -> baselines.sameVectors(one).map(dense -> Ratio.of(one, dense).value()))
            .map(OptionalDouble::of).orElse(OptionalDouble.empty());
        targets.add(new Target(selector.text() + ", against dense float32 with the same vectors", "×", times, floors[i],
            OptionalDouble.empty(), false));
      }
    }
  }

  private static void generated(List<Measurement> all, List<Target> targets) {
    final Selector rice = Selector.of("RICE", "TERNARY", "1024x1024");
    targets.add(rate(all, rice.eps(.9), 20, Double.NaN));
    targets.add(rate(all, rice.eps(.99), 150, Double.NaN));
    targets.add(rate(all, rice.eps(.99).batch(64), 200, Double.NaN));
    final Selector seeded = Selector.of("SEEDED", "TERNARY", "1024x1024");
    targets.add(rate(all, seeded.eps(.875), 90, Double.NaN));
    targets.add(rate(all, seeded.eps(.9), 40, Double.NaN));
    targets.add(rate(all, seeded.eps(.998), 100, Double.NaN));
    targets.add(rate(all, seeded.eps(.998).batch(64), 350, Double.NaN));
  }

  private static Target allocation(List<Measurement> all) {
    return new Target("most bytes allocated by one product of any layout, above JMH's own 0.1 MB/s", "B/op",
        all.stream().filter(one -> !one.layout().isEmpty() && !one.shape().isEmpty())
            .mapToDouble(Measurement::allocated)
            .filter(Double::isFinite).max(),
        1, OptionalDouble.empty(), true);
  }

  private static Target rate(List<Measurement> all, Selector selector, double floor, double goal) {
    return new Target(selector.text(), RATE, rateOf(all, selector), floor,
        Double.isNaN(goal) ? OptionalDouble.empty() : OptionalDouble.of(goal), false);
  }

  private static OptionalDouble rateOf(List<Measurement> all, Selector selector) {
    return selector.slowest(all).map(one -> OptionalDouble.of(one.weightsPerNano())).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble quotient(OptionalDouble over, OptionalDouble under, double factor) {
    return over.isPresent() && under.isPresent() ? OptionalDouble.of(factor * over.getAsDouble() / under.getAsDouble())
        : OptionalDouble.empty();
  }
}
