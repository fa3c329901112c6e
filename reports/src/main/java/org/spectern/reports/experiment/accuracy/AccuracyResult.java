package org.spectern.reports.experiment.accuracy;

import java.util.List;

/**
 * What one net reaches and costs.
 *
 * @param scores test accuracy for every readout asked for
 * @param storedAccuracy test accuracy with the ridge readout as the file holds it
 * @param readoutBits bits of a weight of that readout
 * @param nonzeros nonzero weights, readout included
 * @param paperBits the paper's count, theory.md section 6
 * @param fileBytes length of the file with everything the net needs to answer
 * @param residentBytes memory held while answering one image after the other
 * @param ridge tau~² − tau² of the last layer, 0 for nets whose activations are the original's
 */
public record AccuracyResult(List<Score> scores, double storedAccuracy, int readoutBits, long nonzeros, long paperBits,
    long fileBytes, long residentBytes, double ridge) {

  /**
   * Test accuracy with one readout.
   *
   * @param how what the validation part chose
   */
  public record Score(ReadoutKind readout, double accuracy, String how) {}

  /** Test accuracy with a readout that was asked for. */
  public double accuracy(ReadoutKind readout) {
    return scores.stream().filter(score -> score.readout() == readout).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the cell has no such readout: readout=" + readout)).accuracy();
  }
}
