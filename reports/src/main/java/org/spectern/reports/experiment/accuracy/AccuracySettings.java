package org.spectern.reports.experiment.accuracy;

import java.util.List;
import java.util.stream.Collectors;
import org.spectern.reports.experiment.Shapes;
import org.spectern.reports.pipeline.WeightLaw;

/**
 * Everything that the accuracy of a net depends on, data apart.
 *
 * @param classes the classes kept, renamed 0, 1, …; empty for all
 * @param trainImages the first so many training images; 0 for all
 * @param widths d_1 … d_L
 * @param net what is made of the original
 * @param activations of the original, one per layer or one for all, as {@code Activations.parse} reads them
 * @param weights law of dense weights
 * @param readouts how readouts are trained; ridge comes first
 * @param seed of weights, split and training
 */
public record AccuracySettings(List<Integer> classes, int trainImages, List<Integer> widths, NetSpec net,
    List<String> activations, WeightLaw weights, List<ReadoutKind> readouts, long seed) {

  public AccuracySettings {
    if (readouts.isEmpty() || readouts.getFirst() != ReadoutKind.RIDGE) {
      throw new IllegalArgumentException("the first readout must be ridge: readouts=" + readouts);
    }
    if (activations.size() != 1 && activations.size() != widths.size()) {
      throw new IllegalArgumentException(
          "one activation for all layers or one for each: activations=" + activations + " widths=" + widths);
    }
  }

  /** ReLU, Gaussian weights, the whole training set, ridge and softmax. */
  public static AccuracySettings of(List<Integer> classes, List<Integer> widths, NetSpec net, long seed) {
    return new AccuracySettings(classes, 0, widths, net, List.of("relu"), WeightLaw.GAUSSIAN,
        List.of(ReadoutKind.RIDGE, ReadoutKind.SOFTMAX), seed);
  }

  /** The same with other readouts. */
  public AccuracySettings readouts(ReadoutKind... kinds) {
    return new AccuracySettings(classes, trainImages, widths, net, activations, weights, List.of(kinds), seed);
  }

  /** The same on the first so many training images. */
  public AccuracySettings trainImages(int most) {
    return new AccuracySettings(classes, most, widths, net, activations, weights, readouts, seed);
  }

  /** The same with other activations and another law of dense weights. */
  public AccuracySettings original(List<String> names, WeightLaw law) {
    return new AccuracySettings(classes, trainImages, widths, net, names, law, readouts, seed);
  }

  int[] shape() {
    return widths.stream().mapToInt(Integer::intValue).toArray();
  }

  String label() {
    final String kept = classes.isEmpty() ? ""
        : ", classes " + classes.stream().map(String::valueOf).collect(Collectors.joining(" "));
    final String original = activations.equals(List.of("relu")) ? "" : " of " + String.join(",", activations);
    return net.label() + original + ", widths " + Shapes.text(shape()) + kept + ", seed " + seed;
  }

  int[] keptClasses() {
    return classes.stream().mapToInt(Integer::intValue).toArray();
  }
}
