package org.spectern.reports.experiment.paper.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.paper.PaperReport;
import org.spectern.reports.experiment.paper.PaperResult;
import org.spectern.reports.experiment.paper.PaperSettings;
import org.spectern.reports.experiment.sweep.CellResults;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.WeightEnsemble;

/**
 * Figure 2: spectra of kernels, exact and of nets that are drawn, against the asymptotic equivalents and the compressed
 * nets.
 */
public final class Figure2 implements PaperResult {
  private final PaperData data;
  private final Figure2Plan plan;

  public Figure2(PaperSettings settings, PaperData data) {
    this(Figure2Plan.of(settings, data), data);
  }

  Figure2(Figure2Plan plan, PaperData data) {
    this.plan = plan;
    this.data = data;
  }

  @Override
  public String name() {
    return "fig2";
  }

  @Override
  public String title() {
    return "Figure 2: spectra of kernels";
  }

  @Override
  public List<? extends SweepCell<?>> cells() {
    final List<SweepCell<?>> cells = new ArrayList<>();
    for (final Figure2Plan.Subject subject : plan.subjects()) {
      for (final long seed : plan.seeds()) {
        cells.add(equivalent(subject, seed));
        subject.laws().forEach(law -> cells.add(draws(subject, law, seed)));
        cells.add(compressed(subject, true, seed));
        cells.add(compressed(subject, false, seed));
      }
    }
    for (final int size : plan.sizes()) {
      for (final long seed : plan.seeds()) {
        cells.add(growing(size, seed));
      }
    }
    return cells;
  }

  private boolean drawn(long seed) {
    return seed == plan.seeds()[0];
  }

  private EquivalentCell equivalent(Figure2Plan.Subject subject, long seed) {
    return new EquivalentCell(data, new EquivalentCell.Settings(subject.at(seed), drawn(seed)));
  }

  private DrawsCell draws(Figure2Plan.Subject subject, String law, long seed) {
    return new DrawsCell(data, new DrawsCell.Settings(subject.at(seed), law,
        drawn(seed) ? plan.firstDraws() : plan.draws(), drawn(seed)));
  }

  private CompressedCell compressed(Figure2Plan.Subject subject, boolean oneBit, long seed) {
    return new CompressedCell(data, new CompressedCell.Settings(subject.at(seed), oneBit ? 2 : subject.levels(),
        !oneBit && subject.exact(), Figure2Plan.LAWS.getLast(), plan.compressedDraws(), drawn(seed)));
  }

  private EquivalentCell growing(int size, long seed) {
    return new EquivalentCell(data, new EquivalentCell.Settings(plan.growing(size, seed), false));
  }

  @Override
  public PaperReport report(CellResults results) {
    final Figure2Numbers numbers = new Figure2Numbers(
        plan.subjects().stream().map(subject -> subject(subject, results)).toList(), convergence(results),
        plan.seeds().length, plan.compressedDraws());
    return new PaperReport(new Figure2Page(numbers).page(), numbers, Figure2Findings.of(numbers));
  }

  private Figure2Numbers.Subject subject(Figure2Plan.Subject subject, CellResults results) {
    final List<EquivalentCell.Result> equivalents = perSeed(seed -> results.of(equivalent(subject, seed)));
    return new Figure2Numbers.Subject(subject.name(), subject.stack(), subject.widths(), equivalents.getFirst(),
        forms(equivalents, EquivalentCell.Result::conjugate), forms(equivalents, EquivalentCell.Result::tangent),
        subject.laws().stream().map(law -> law(law, perSeed(seed -> results.of(draws(subject, law, seed))))).toList(),
        compressed(perSeed(seed -> results.of(compressed(subject, true, seed)))),
        compressed(perSeed(seed -> results.of(compressed(subject, false, seed)))), subject.exact());
  }

  private static Figure2Numbers.Forms forms(List<EquivalentCell.Result> results,
      Function<EquivalentCell.Result, EquivalentCell.Compared> kernel) {
    final List<EquivalentCell.Compared> compared = results.stream().map(kernel).toList();
    return new Figure2Numbers.Forms(mean(compared, one -> one.correct().norm()),
        mean(compared, one -> one.correct().relative()), mean(compared, one -> one.printed().relative()));
  }

  private static Figure2Numbers.Law law(String law, List<DrawsCell.Result> results) {
    final List<Figure2Numbers.MeanOfDraws> means = new ArrayList<>();
    for (final DrawsCell.Mean one : results.getFirst().means()) {
      final List<DrawsCell.Mean> same = results.stream().flatMap(result -> result.means().stream())
          .filter(mean -> mean.draws() == one.draws()).toList();
      means.add(new Figure2Numbers.MeanOfDraws(one.draws(), mean(same, mean -> mean.exact().relative()),
          mean(same, mean -> mean.ofLaw().relative()),
          mean(same, mean -> mean.equivalent().relative())));
    }
    return new Figure2Numbers.Law(WeightEnsemble.parse(law).label(), means, results.getFirst().spectrum());
  }

  private static Figure2Numbers.Compressed compressed(List<CompressedCell.Result> results) {
    return new Figure2Numbers.Compressed(results.getFirst().levels(), mean(results, CompressedCell.Result::ridge),
        mean(results, CompressedCell.Result::shift), mean(results, one -> one.kernel().relative()),
        mean(results, one -> one.lessRidge().relative()), mean(results, one -> one.tangent().relative()),
        mean(results, one -> one.mean().relative()), results.getFirst());
  }

  private List<Figure2Numbers.Growth> convergence(CellResults results) {
    final List<Figure2Numbers.Growth> growth = new ArrayList<>();
    for (final int size : plan.sizes()) {
      final List<EquivalentCell.Result> each = perSeed(seed -> results.of(growing(size, seed)));
      growth.add(new Figure2Numbers.Growth(size, forms(each, EquivalentCell.Result::conjugate),
          forms(each, EquivalentCell.Result::tangent)));
    }
    return growth;
  }

  private <R> List<R> perSeed(LongFunction<R> result) {
    return Arrays.stream(plan.seeds()).mapToObj(result).toList();
  }

  private static <R> Summary mean(List<R> results, ToDoubleFunction<R> value) {
    return Summary.of(results.stream().map(value::applyAsDouble).toList());
  }
}
