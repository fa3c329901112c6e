package org.spectern.reports.experiment.paper.spectra;

import java.util.List;
import org.spectern.reports.experiment.Summary;

/**
 * What Figure 2 shows. Distances are operator norms over the norm of the kernel, means over seeds.
 *
 * @param growth distances of a one-layer net from its equivalents as n = p grows
 */
record Figure2Numbers(List<Subject> subjects, List<Growth> growth, int seeds, int compressedDraws) {

  /** Distances of a kernel from its equivalent in the correct form and as printed. */
  record Forms(Summary norm, Summary correct, Summary printed) {}

  /**
   * Distances of the mean kernel of drawn nets.
   *
   * @param exact from the exact kernel of infinite width
   * @param ofLaw from the same with the fourth cumulants of the law of weights
   * @param equivalent from the equivalent
   */
  record MeanOfDraws(int draws, Summary exact, Summary ofLaw, Summary equivalent) {}

  /** @param spectrum of the last mean, first seed */
  record Law(String label, List<MeanOfDraws> means, Spectrum spectrum) {
    MeanOfDraws last() {
      return means.getLast();
    }
  }

  /**
   * A compressed net.
   *
   * @param ridge predicted shift
   * @param shift measured shift of the diagonal
   * @param kernel distance of its kernel from the original's
   * @param lessRidge the same with the ridge taken off
   * @param tangent the same for the NTKs, off the diagonal
   * @param mean the same for the mean of drawn nets
   * @param first the first seed's, with spectra
   */
  record Compressed(int levels, Summary ridge, Summary shift, Summary kernel, Summary lessRidge, Summary tangent,
      Summary mean, CompressedCell.Result first) {}

  /**
   * One set of observations under one net.
   *
   * @param first the first seed's, with spectra
   * @param laws none where no nets were drawn
   * @param exact whether the N levels meet all four equations
   */
  record Subject(String name, String stack, int[] widths, EquivalentCell.Result first, Forms conjugate, Forms tangent,
      List<Law> laws, Compressed oneBit, Compressed levels, boolean exact) {}

  /** @param size n = p */
  record Growth(int size, Forms conjugate, Forms tangent) {}
}
