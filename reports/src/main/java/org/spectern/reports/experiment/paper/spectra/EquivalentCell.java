package org.spectern.reports.experiment.paper.spectra;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.sweep.Lab;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.render.Quantity;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.kernel.AsymptoticEquivalent;
import org.spectern.theory.kernel.ExactKernels;
import org.spectern.theory.kernel.LayerCoefficients;
import org.spectern.theory.kernel.Recursion;
import org.spectern.theory.kernel.RecursionForm;

/** Infinitely wide nets: both kernels, each beside its equivalent in the correct form and as printed. */
record EquivalentCell(PaperData data, Settings settings) implements SweepCell<EquivalentCell.Result> {

  /** @param drawn whether spectra are kept, or distances only */
  record Settings(KernelSetting kernel, boolean drawn) {}

  /** A kernel and its two equivalents. */
  record Compared(Distance correct, Distance printed, Spectrum kernel, Spectrum correctSpectrum,
      Spectrum printedSpectrum) {}

  /**
   * @param description of the observations
   * @param spread standard deviation of |x|² over its mean
   */
  record Result(String description, double tau0, double spread, Compared conjugate, Compared tangent) {}

  @Override
  public String kind() {
    return "equivalent";
  }

  @Override
  public int revision() {
    return 1;
  }

  @Override
  public String inputs() {
    return settings.kernel.inputs(data);
  }

  @Override
  public String label() {
    return "equivalents, " + settings.kernel.label();
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
    return new Result(observed.description(), tau0, observed.spread(),
        compared(ExactKernels.conjugate(observed.rows(), stack, tau0), observed, false),
        compared(ExactKernels.tangent(observed.rows(), stack, tau0).matrix(), observed, true));
  }

  private Compared compared(DMatrixRMaj kernel, Observed observed, boolean tangent) {
    final DMatrixRMaj correct = equivalent(observed, tangent, RecursionForm.CORRECT);
    final DMatrixRMaj printed = equivalent(observed, tangent, RecursionForm.PRINTED);
    return new Compared(Distance.between(correct, kernel), Distance.between(printed, kernel),
        Spectrum.of(kernel, settings.drawn), Spectrum.of(correct, settings.drawn),
        Spectrum.of(printed, settings.drawn));
  }

  private DMatrixRMaj equivalent(Observed observed, boolean tangent, RecursionForm form) {
    final LayerCoefficients layer = Recursion.of(settings.kernel.activations(), observed.tau0(), form)
        .getLast();
    return (tangent
        ? AsymptoticEquivalent.tangent(observed.sample(), observed.statistics(), layer, form)
        : AsymptoticEquivalent.conjugate(observed.sample(), observed.statistics(), layer, form)).toMatrix();
  }

  @Override
  public String summary(Result result) {
    return "relative errors: CK " + Quantity.number(result.conjugate.correct.relative()) + ", as printed "
        + Quantity.number(result.conjugate.printed.relative());
  }
}
