package org.spectern.reports.experiment.paper;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spectern.reports.experiment.Shapes;
import org.spectern.reports.experiment.Summary;
import org.spectern.reports.experiment.accuracy.AccuracyResult;
import org.spectern.reports.experiment.accuracy.NetSpec;
import org.spectern.reports.experiment.accuracy.ReadoutKind;

/**
 * A net of one shape over all seeds.
 *
 * @param label of the net
 * @param ridge test accuracy, readout by ridge regression
 * @param softmax test accuracy, readout by softmax regression
 * @param stored test accuracy with the ridge readout as the file holds it
 * @param readoutBits of the stored readout, seed by seed
 * @param paperBits the paper's count, a mean: the number of nonzero weights is drawn
 * @param fileBytes mean length of the file
 * @param residentBytes mean of the memory held while answering
 * @param implicitRidge tau~² − tau² of the last layer
 * @param published the paper's point, null where it has none
 */
record AccuracyRow(List<Integer> widths, NetSpec net, String label, Summary ridge, Summary softmax, Summary stored,
    List<Integer> readoutBits, double paperBits, double fileBytes, double residentBytes, double implicitRidge,
    PublishedPoint published) {

  static AccuracyRow of(List<Integer> widths, NetSpec net, List<AccuracyResult> results, PublishedPoint published) {
    return new AccuracyRow(widths, net, net.label(), summary(results, one -> one.accuracy(ReadoutKind.RIDGE)),
        summary(results, one -> one.accuracy(ReadoutKind.SOFTMAX)), summary(results, AccuracyResult::storedAccuracy),
        results.stream().map(AccuracyResult::readoutBits).toList(), summary(results, AccuracyResult::paperBits).mean(),
        summary(results, AccuracyResult::fileBytes).mean(), summary(results, AccuracyResult::residentBytes).mean(),
        results.getFirst().ridge(), published);
  }

  private static Summary summary(List<AccuracyResult> results, ToDoubleFunction<AccuracyResult> value) {
    return Summary.of(results.stream().map(value::applyAsDouble).toList());
  }

  /** "1500³". */
  String shape() {
    return shape(widths);
  }

  static String shape(List<Integer> widths) {
    return Shapes.text(widths.stream().mapToInt(Integer::intValue).toArray());
  }
}
