package org.spectern.reports.experiment.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.spectern.reports.render.Quantity;
import org.spectern.reports.render.Table;

/**
 * One product beside the fastest dense float product of the same shape and batch in the same run.
 *
 * @param product the ternary product
 * @param dense the fastest dense one
 * @param ratio how many times faster the ternary product is
 * @param toOpenBlas the same against OpenBLAS, empty if it was not measured
 */
public record Headline(Measurement product, Measurement dense, Ratio ratio, OptionalDouble toOpenBlas) {
  private static final List<String> LEADING = List.of("1024x1024", "4096x4096");

  /**
   * All products with a dense partner, by shape, batch and ratio; those of the leading shapes only, if there are any.
   */
  public static List<Headline> of(BenchRun run) {
    final Baselines baselines = new Baselines(run.measurements());
    final List<Headline> all = new ArrayList<>();
    for (final Measurement one : run.measurements()) {
      if (one.isProduct() && one.variant().isEmpty()) {
        of(one, baselines).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparingDouble((Headline line) -> line.product.size())
        .thenComparing(line -> line.product.shape()).thenComparingInt(line -> line.product.batch())
        .thenComparing(line -> -line.ratio.value()));
    final List<Headline> leading = all.stream().filter(line -> LEADING.contains(line.product.shape())).toList();
    return leading.isEmpty() ? all : leading;
  }

  private static Optional<Headline> of(Measurement one, Baselines baselines) {
    return baselines.best(one).map(dense -> new Headline(one, dense, Ratio.of(one, dense),
        baselines.library("OPENBLAS", one).map(blas -> OptionalDouble.of(Ratio.of(one, blas).value()))
            .orElse(OptionalDouble.empty())));
  }

  /** The rows as a table. */
  static Table table(List<Headline> lines) {
    final Table table = new Table().words("layout").words("activations").words("shape").numbers("eps").numbers("batch")
        .numbers("times faster").words("than the best dense").numbers("than OpenBLAS").numbers("weights/ns")
        .numbers("dense weights/ns").numbers("time");
    for (final Headline line : lines) {
      table.row(Names.layout(line.product.layout()), Names.kind(line.product.kind()), line.product.shape(),
          Names.eps(line.product.eps()), Integer.toString(line.product.batch()), Names.ratio(line.ratio),
          Names.library(line.dense.library()), Quantity.factor(line.toOpenBlas.orElse(Double.NaN)),
          Quantity.number(line.product.weightsPerNano()), Quantity.number(line.dense.weightsPerNano()),
          Names.score(line.product));
    }
    return table;
  }
}
