package org.spectern.reports.experiment.paper.spectra;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.sweep.Lab;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.KernelDraws;
import org.spectern.reports.pipeline.WeightEnsemble;
import org.spectern.reports.render.Quantity;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.kernel.AsymptoticEquivalent;
import org.spectern.theory.kernel.ExactKernels;
import org.spectern.theory.kernel.Recursion;
import org.spectern.theory.kernel.RecursionForm;

/** Nets of finite width: the mean of their conjugate kernels over draws of the weights. */
public record DrawsCell(PaperData data, Settings settings) implements SweepCell<DrawsCell.Result> {

  /** Weights times inputs per second, about, on two cores. */
  public static final double PRODUCTS_PER_SECOND = 2e10;

  /**
   * @param law of the weights, as {@link WeightEnsemble#parse} reads it
   * @param after numbers of draws after which the mean is compared, increasing
   * @param drawn whether the spectrum of the last mean is kept
   */
  public record Settings(KernelSetting kernel, String law, int[] after, boolean drawn) {}

  /**
   * The mean over so many draws.
   *
   * @param exact distance from the infinitely wide net's kernel
   * @param ofLaw the same with the law's fourth cumulants, where they are finite
   * @param equivalent distance from the equivalent, correct form
   */
  public record Mean(int draws, Distance exact, Distance ofLaw, Distance equivalent) {}

  /**
   * @param means after each of the numbers of draws
   * @param concentration mean of sum x⁴/|x|⁴ of the observations
   * @param spectrum of the last mean, if it is kept
   */
  public record Result(List<Mean> means, double concentration, Spectrum spectrum) {
    /** The mean over all draws. */
    public Mean last() {
      return means.getLast();
    }
  }

  @Override
  public String kind() {
    return "draws";
  }

  @Override
  public int revision() {
    return 2;
  }

  @Override
  public String inputs() {
    return settings.kernel.inputs(data);
  }

  @Override
  public String label() {
    return settings.after[settings.after.length - 1] + " nets, " + WeightEnsemble.parse(settings.law).label() + ", "
        + settings.kernel.label();
  }

  @Override
  public double seconds() {
    return 1 + settings.after[settings.after.length - 1] * settings.kernel.products() / PRODUCTS_PER_SECOND;
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }

  @Override
  public Result compute(Lab lab) {
    final Observed observed = settings.kernel.observed(data);
    final List<Activation> stack = settings.kernel.activations();
    final double tau0 = observed.tau0();
    final DMatrixRMaj exact = ExactKernels.conjugate(observed.rows(), stack, tau0);
    final DMatrixRMaj equivalent = AsymptoticEquivalent.conjugate(observed.sample(), observed.statistics(),
        Recursion.of(stack, tau0).getLast(), RecursionForm.CORRECT).toMatrix();
    final WeightEnsemble weights = WeightEnsemble.parse(settings.law);
    final DMatrixRMaj ofLaw = weights.cumulants()
        .map(cumulants -> cumulants.conjugate(observed.rows(), stack, tau0, settings.kernel.widths())).orElse(exact);
    final List<Mean> means = new ArrayList<>();
    try (KernelDraws draws = new KernelDraws(observed.rows(), weights,
        settings.kernel.widths(), stack, tau0, lab.team())) {
      for (final int after : settings.after) {
        while (draws.count() < after) {
          draws.add(settings.kernel.draw(draws.count()));
        }
        final DMatrixRMaj mean = draws.mean();
        means.add(new Mean(after, Distance.between(mean, exact), Distance.between(mean, ofLaw),
            Distance.between(mean, equivalent)));
      }
      return new Result(means, observed.concentration(), Spectrum.of(draws.mean(), settings.drawn));
    }
  }

  @Override
  public String summary(Result result) {
    return "relative error of the mean " + Quantity.number(result.last().exact.relative());
  }
}
