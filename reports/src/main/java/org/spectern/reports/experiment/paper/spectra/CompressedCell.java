package org.spectern.reports.experiment.paper.spectra;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.spectern.reports.experiment.paper.PaperData;
import org.spectern.reports.experiment.sweep.Lab;
import org.spectern.reports.experiment.sweep.SweepCell;
import org.spectern.reports.pipeline.KernelDraws;
import org.spectern.reports.pipeline.WeightEnsemble;
import org.spectern.reports.render.Quantity;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.StepActivation;
import org.spectern.theory.kernel.ExactKernels;
import org.spectern.theory.matching.MatchedLayer;
import org.spectern.theory.matching.MatchedNetwork;
import org.spectern.theory.matching.NetworkMatching;
import org.spectern.theory.matching.Policy;

/** A compressed net beside its original: kernels of infinitely wide ones, and of drawn ones with ternary weights. */
record CompressedCell(PaperData data, Settings settings) implements SweepCell<CompressedCell.Result> {

  /**
   * @param levels 2 for σ_T in every layer; else N
   * @param exact all four equations, with at most N levels; else the least variance with N
   * @param law of the drawn weights
   * @param draws how many nets are drawn
   * @param drawn whether spectra are kept
   */
  record Settings(KernelSetting kernel, int levels, boolean exact, String law, int draws, boolean drawn) {
    Policy policy() {
      return levels == 2 ? new Policy.OneBit() : exact ? new Policy.Exact(levels) : new Policy.Levels(levels);
    }
  }

  /**
   * @param levels of the last layer's activation
   * @param ridge tau~² − tau², which theory predicts as the shift
   * @param shift mean difference of the two kernels' diagonals
   * @param kernel distance of the new kernel from the original's
   * @param lessRidge the same after the ridge has been taken off the new one
   * @param tangent the same for the NTKs, off the diagonal
   * @param mean distance of the mean over draws from the original's kernel of infinite width
   */
  record Result(int levels, double ridge, double shift, Distance kernel, Distance lessRidge, Distance tangent,
      Distance mean, Spectrum compressed, Spectrum meanSpectrum) {}

  @Override
  public String kind() {
    return "compressed";
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
    return "compressed net, " + (settings.levels == 2 ? "one bit" : settings.levels + " levels") + ", "
        + settings.kernel.label();
  }

  @Override
  public double seconds() {
    return 2 + settings.draws * settings.kernel.products() / DrawsCell.PRODUCTS_PER_SECOND;
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }

  @Override
  public Result compute(Lab lab) {
    final Observed observed = settings.kernel.observed(data);
    final DMatrixRMaj rows = observed.rows();
    final List<Activation> stack = settings.kernel.activations();
    final double tau0 = observed.tau0();
    final MatchedNetwork network = NetworkMatching.match(stack, tau0, settings.policy());
    final List<StepActivation> steps = network.layers().stream().map(MatchedLayer::activation).toList();
    final DMatrixRMaj original = ExactKernels.conjugate(rows, stack, tau0);
    final DMatrixRMaj compressed = ExactKernels.conjugate(rows, steps, tau0);
    final DMatrixRMaj mean = mean(rows, steps, tau0, lab);
    return new Result(steps.getLast().levels().length, network.implicitRidge(), shift(compressed, original),
        Distance.between(compressed, original),
        Distance.between(less(compressed, network.implicitRidge()), original),
        Distance.between(ExactKernels.tangent(rows, steps, tau0).offDiagonal(),
            ExactKernels.tangent(rows, stack, tau0).offDiagonal()),
        Distance.between(mean, original), Spectrum.of(compressed, settings.drawn),
        Spectrum.of(mean, settings.drawn));
  }

  private DMatrixRMaj mean(DMatrixRMaj rows, List<StepActivation> steps, double tau0, Lab lab) {
    try (KernelDraws draws = new KernelDraws(rows, WeightEnsemble.parse(settings.law), settings.kernel.widths(), steps,
        tau0,
        lab.team())) {
      while (draws.count() < settings.draws) {
        draws.add(settings.kernel.draw(draws.count()));
      }
      return draws.mean();
    }
  }

  private static double shift(DMatrixRMaj compressed, DMatrixRMaj original) {
    double sum = 0;
    for (int i = 0; i < original.numRows; i++) {
      sum += compressed.get(i, i) - original.get(i, i);
    }
    return sum / original.numRows;
  }

  private static DMatrixRMaj less(DMatrixRMaj kernel, double ridge) {
    final DMatrixRMaj shifted = kernel.copy();
    for (int i = 0; i < shifted.numRows; i++) {
      shifted.add(i, i, -ridge);
    }
    return shifted;
  }

  @Override
  public String summary(Result result) {
    return "diagonal shifted by " + Quantity.number(result.shift) + ", predicted " + Quantity.number(result.ridge);
  }
}
