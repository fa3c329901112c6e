package org.spectern.reports.experiment.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The floor of whole nets: answers per second of the compressed net over those of the dense one through OpenBLAS. */
final class NetTargets {
  private static final String DENSE = "DenseAnswerBenchmark.single";
  private static final String COMPRESSED = "AnswerBenchmark.single";
  private static final String WIDTHS = "1500-1500-1500";
  private static final double FLOOR = 20;

  private NetTargets() {}

  static List<Target> of(List<Measurement> all) {
    return List.of(
        Target.of(
            "answers per second, net 1500³, one bit, bit planes in every layer, against dense float32 through OpenBLAS",
            "×", oneBit(all, "same"), FLOOR, false),
        Target.of("the same, the input layer, which takes bytes, in three-trit tables", "×", oneBit(all, "THREE_TRIT"),
            FLOOR, false));
  }

  private static OptionalDouble oneBit(List<Measurement> all, String inputLayout) {
    final Optional<Measurement> dense = all.stream()
        .filter(one -> one.operation().equals(DENSE) && one.param("widths").equals(WIDTHS)).findFirst();
    return all.stream()
        .filter(one -> one.operation().equals(COMPRESSED) && one.param("widths").equals(WIDTHS)
            && one.layout().equals("BIT_PLANES") && one.param("kind").equals("ONE_BIT")
            && one.param("inputLayout").equals(inputLayout))
        .flatMap(one -> dense.stream().map(other -> Ratio.of(one, other))).mapToDouble(Ratio::value).min();
  }
}
