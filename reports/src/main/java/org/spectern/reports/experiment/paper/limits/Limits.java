package org.spectern.reports.experiment.paper.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.paper.PaperReport;
import org.spectern.reports.experiment.paper.PaperResult;
import org.spectern.reports.experiment.paper.PaperSettings;
import org.spectern.reports.experiment.paper.spectra.DrawsCell;
import org.spectern.reports.experiment.sweep.CellResults;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.WeightEnsemble;

/** Where the claim ends: sparsity, laws beyond the theorem, and weights that are not independent. */
public final class Limits implements PaperResult {
  /** Stands for images among the dimensions of mixtures. */
  private static final int IMAGES = 0;

  private final PaperData data;
  private final LimitsPlan plan;

  public Limits(PaperSettings settings, PaperData data) {
    this(LimitsPlan.of(settings), data);
  }

  Limits(LimitsPlan plan, PaperData data) {
    this.plan = plan;
    this.data = data;
  }

  @Override
  public String name() {
    return "limits";
  }

  @Override
  public String title() {
    return "Where the claim ends";
  }

  @Override
  public List<? extends SweepCell<?>> cells() {
    final List<SweepCell<?>> cells = new ArrayList<>();
    for (final long seed : plan.seeds()) {
      dimensions().forEach(dimension -> {
        cells.add(draws(dimension, LimitsPlan.DENSE, seed));
        kept().forEach(kept -> cells.add(draws(dimension, sparse(dimension, kept), seed)));
      });
      for (final int width : plan.widths()) {
        cells.add(readout(plan.everywhere(LimitsPlan.DENSE), width, seed));
        kept().forEach(kept -> cells.add(readout(plan.sparseHidden(kept, width), width, seed)));
      }
      kept().forEach(kept -> cells.add(readout(plan.sparseInput(kept, pixels()), plan.widths()[0], seed)));
      for (final String ensemble : LimitsPlan.ENSEMBLES) {
        cells.add(draws(plan.lawDimension(), ensemble, seed));
        cells.add(draws(IMAGES, ensemble, seed));
        cells.add(readout(plan.everywhere(ensemble), plan.lawWidth(), seed));
      }
    }
    return cells;
  }

  private DoubleStream kept() {
    return Arrays.stream(plan.kept());
  }

  private IntStream dimensions() {
    return IntStream.concat(Arrays.stream(plan.mixtures()), IntStream.of(IMAGES));
  }

  private int pixels() {
    return data.images().train().size();
  }

  private int columns(int dimension) {
    return dimension == IMAGES ? pixels() : dimension;
  }

  private String sparse(int dimension, double kept) {
    return LimitsPlan.ternary(kept, columns(dimension));
  }

  private DrawsCell draws(int dimension, String weights, long seed) {
    return new DrawsCell(data,
        new DrawsCell.Settings(plan.kernel(dimension, seed), weights, new int[]{plan.draws()}, false));
  }

  private ReadoutCell readout(List<String> weights, int width, long seed) {
    return new ReadoutCell(data,
        new ReadoutCell.Settings(weights, plan.widths(width), plan.train(), plan.test(), seed));
  }

  @Override
  public PaperReport report(CellResults results) {
    final LimitsNumbers numbers = new LimitsNumbers(
        dimensions().mapToObj(dimension -> kernel(dimension, results)).toList(), accuracies(results),
        LimitsPlan.ENSEMBLES.stream().map(ensemble -> ensemble(ensemble, results)).toList(), plan.draws(),
        plan.kernelWidth(), plan.lawWidth(), Math.min(plan.train(), data.images().train().count()),
        plan.seeds().length);
    return new PaperReport(new LimitsPage(numbers).page(), numbers, LimitsFindings.of(numbers));
  }

  private LimitsNumbers.SparseKernel kernel(int dimension, CellResults results) {
    final double concentration = concentration(dimension, results);
    final List<LimitsNumbers.KernelPoint> points = kept().mapToObj(kept -> {
      final double eps = 1 - kept / columns(dimension);
      final LimitsNumbers.EnsembleKernel measured = measured(dimension, sparse(dimension, kept), results);
      return new LimitsNumbers.KernelPoint(kept, eps, criterion(eps, concentration), measured.exact(),
          measured.ofLaw());
    }).toList();
    return new LimitsNumbers.SparseKernel(
        dimension == IMAGES ? data.pairName() : "mixture, p = " + dimension, columns(dimension),
        concentration, measured(dimension, LimitsPlan.DENSE, results).exact(), points);
  }

  private double concentration(int dimension, CellResults results) {
    return results.of(draws(dimension, LimitsPlan.DENSE, plan.seeds()[0])).concentration();
  }

  private static double criterion(double eps, double concentration) {
    return (1 / (1 - eps) - 3) * concentration;
  }

  private LimitsNumbers.EnsembleKernel measured(int dimension, String weights, CellResults results) {
    final List<DrawsCell.Mean> means = perSeed(seed -> results.of(draws(dimension, weights, seed)).last());
    return new LimitsNumbers.EnsembleKernel(
        Summary.of(means.stream().map(mean -> mean.exact().relative()).toList()),
        Summary.of(means.stream().map(mean -> mean.ofLaw().relative()).toList()),
        Summary.of(means.stream().map(mean -> mean.equivalent().relative()).toList()));
  }

  private List<LimitsNumbers.SparseAccuracy> accuracies(CellResults results) {
    final int narrow = plan.widths()[0];
    final double images = concentration(IMAGES, results);
    final LimitsNumbers.SparseAccuracy input = new LimitsNumbers.SparseAccuracy(false, narrow,
        accuracy(plan.everywhere(LimitsPlan.DENSE), narrow, results),
        kept().mapToObj(kept -> point(kept, pixels(), images,
            accuracy(plan.sparseInput(kept, pixels()), narrow, results))).toList());
    final Stream<LimitsNumbers.SparseAccuracy> hidden = Arrays.stream(plan.widths())
        .mapToObj(width -> new LimitsNumbers.SparseAccuracy(true, width,
            accuracy(plan.everywhere(LimitsPlan.DENSE), width, results),
            kept().mapToObj(kept -> point(kept, width, LimitsPlan.RELU_KURTOSIS / width,
                accuracy(plan.sparseHidden(kept, width), width, results))).toList()));
    return Stream.concat(Stream.of(input), hidden).toList();
  }

  private static LimitsNumbers.AccuracyPoint point(double kept, int columns, double concentration, Summary accuracy) {
    final double eps = 1 - kept / columns;
    return new LimitsNumbers.AccuracyPoint(kept, eps, criterion(eps, concentration), accuracy);
  }

  private Summary accuracy(List<String> weights, int width, CellResults results) {
    return Summary.of(perSeed(seed -> results.of(readout(weights, width, seed)).accuracy()));
  }

  private LimitsNumbers.Ensemble ensemble(String name, CellResults results) {
    final WeightEnsemble weights = WeightEnsemble.parse(name);
    return new LimitsNumbers.Ensemble(weights.label(), weights.fourthMoment(), weights.independent(),
        weights.cumulants().isPresent(), measured(plan.lawDimension(), name, results), measured(IMAGES, name, results),
        accuracy(plan.everywhere(name), plan.lawWidth(), results));
  }

  private <R> List<R> perSeed(LongFunction<R> result) {
    return Arrays.stream(plan.seeds()).mapToObj(result).toList();
  }
}
