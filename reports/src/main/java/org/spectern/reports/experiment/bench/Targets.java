package org.spectern.reports.experiment.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The floors and goals of kernels and memory, as far as the suite can measure them. */
final class Targets {
  private static final String RATE = "weights/ns";
  private static final List<String> SQUARE_PRODUCTS = List.of("BIT_PLANES BINARY", "BIT_PLANES TERNARY",
      "FIVE_TRIT TERNARY", "THREE_TRIT INT8", "THREE_TRIT FLOAT32");

  private final List<Measurement> all;
  private final List<Manifest.Rung> ladder;
  private final List<Target> targets = new ArrayList<>();

  private Targets(BenchRun run) {
    all = run.measurements();
    ladder = run.manifest().ladder();
  }

  /** Every floor and goal with what a run measured. */
  static List<Target> of(BenchRun run) {
    final Targets made = new Targets(run);
    made.products();
    made.batches();
    made.tallShare();
    made.widths();
    made.generated();
    made.targets.addAll(NetTargets.of(made.all));
    made.targets.add(made.allocation());
    made.targets.addAll(ByteTargets.of(run.manifest().memory()));
    made.targets.addAll(FileTargets.of(run.file()));
    return List.copyOf(made.targets);
  }

  private void products() {
    for (final String kind : List.of("BINARY", "TERNARY")) {
      targets.add(rate(Selector.of("BIT_PLANES", kind, "1024x1024"), 400, 450));
      targets.add(rate(Selector.of("BIT_PLANES", kind, "4096x4096"), 330, 370));
    }
    targets.add(rate(Selector.of("FIVE_TRIT", "TERNARY", "4096x4096"), 200, 380));
    targets.add(rate(Selector.of("FIVE_TRIT", "TERNARY", "8192x8192"), 150, 270));
    for (final String shape : List.of("1024x1024", "4096x4096")) {
      targets.add(rate(Selector.of("THREE_TRIT", "INT8", shape), 140, 190));
      targets.add(rate(Selector.of("THREE_TRIT", "FLOAT32", shape), 60, 95));
    }
    targets.add(rate(Selector.of("SIGNED_LISTS", "FLOAT32", "1024x1024").eps(.9), 38, 45));
    targets.add(rate(Selector.of("SIGNED_LISTS", "FLOAT32", "1024x1024").eps(.99), 300, 380));
  }

  private void batches() {
    for (final int batch : new int[]{8, 64}) {
      for (final String kind : List.of("BINARY", "TERNARY")) {
        targets.add(rate(Selector.of("BIT_PLANES", kind, "1024x1024").batch(batch), 450, 540));
      }
    }
    final Selector lists = Selector.of("SIGNED_LISTS", "FLOAT32", "1024x1024").batch(64);
    targets.add(rate(lists.eps(.9), 200, 300));
    targets.add(rate(lists.eps(.99), 1800, 2500));
  }

  /** 784 inputs to 512 outputs, as a share of the same product's rate at 1024². */
  private void tallShare() {
    for (final String product : SQUARE_PRODUCTS) {
      final String[] parts = product.split(" ");
      tallShare(Selector.of(parts[0], parts[1], "1024x1024"));
    }
    tallShare(Selector.of("SIGNED_LISTS", "FLOAT32", "1024x1024").eps(.9));
  }

  private void tallShare(Selector square) {
    final Selector tall = square.shape("512x784");
    targets.add(Target.of(tall.text() + ", share of its rate at 1024x1024", "%",
        quotient(rateOf(tall), rateOf(square), 100), 85, false));
  }

  private void widths() {
    final Baselines baselines = new Baselines(all);
    final String[] variants = {"256 bits", "128 bits", "scalar"};
    final double[] floors = {3, 2, 1.5};
    for (int i = 0; i < variants.length; i++) {
      for (final String product : SQUARE_PRODUCTS) {
        final String[] parts = product.split(" ");
        final Selector selector = Selector.of(parts[0], parts[1], "4096x4096").variant(variants[i]);
        final OptionalDouble times = selector.slowest(all)
            .flatMap(one -> baselines.sameVectors(one).map(dense -> Ratio.of(one, dense).value()))
            .map(OptionalDouble::of).orElse(OptionalDouble.empty());
        targets.add(Target.of(selector.text() + ", against dense float32 with the same vectors", "×", times, floors[i],
            false));
      }
    }
  }

  private void generated() {
    final Selector rice = Selector.of("RICE", "TERNARY", "1024x1024");
    targets.add(rate(rice.eps(.9), 20, Double.NaN));
    targets.add(rate(rice.eps(.99), 150, Double.NaN));
    targets.add(rate(rice.eps(.99).batch(64), 200, Double.NaN));
    final Selector seeded = Selector.of("SEEDED", "TERNARY", "1024x1024");
    targets.add(rate(seeded.eps(.875), 90, Double.NaN));
    targets.add(rate(seeded.eps(.9), 40, Double.NaN));
    targets.add(rate(seeded.eps(.998), 100, Double.NaN));
    targets.add(rate(seeded.eps(.998).batch(64), 350, Double.NaN));
  }

  private Target allocation() {
    return Target.of("most bytes allocated by one product of any layout, above JMH's own 0.25 MB/s", "B/op",
        all.stream().filter(Measurement::isProduct).mapToDouble(Measurement::allocated)
            .filter(Double::isFinite).max(),
        1, true);
  }

  private Target rate(Selector selector, double floor, double goal) {
    final OptionalDouble ceiling = selector.slowest(all).map(this::ceiling).orElse(OptionalDouble.empty());
    return new Target(selector.text(), RATE, rateOf(selector), floor,
        Double.isNaN(goal) ? OptionalDouble.empty() : OptionalDouble.of(goal), false, ceiling);
  }

  /** The rate at which stored weights could be read from the cache that they fit in, if each is used once. */
  private OptionalDouble ceiling(Measurement one) {
    final double bits = one.bitsPerWeight();
    if (one.batch() > 1 || !(bits > 0) || one.layout().equals("SEEDED")) {
      return OptionalDouble.empty();
    }
    final double bytes = bits / 8 * one.size();
    return ladder.stream().filter(rung -> bytes <= rung.reach())
        .mapToDouble(rung -> 8 * rung.gigabytesPerSecond() / bits).findFirst();
  }

  private OptionalDouble rateOf(Selector selector) {
    return selector.slowest(all).map(one -> OptionalDouble.of(one.weightsPerNano())).orElse(OptionalDouble.empty());
  }

  private static OptionalDouble quotient(OptionalDouble over, OptionalDouble under, double factor) {
    return over.isPresent() && under.isPresent() ? OptionalDouble.of(factor * over.getAsDouble() / under.getAsDouble())
        : OptionalDouble.empty();
  }
}
