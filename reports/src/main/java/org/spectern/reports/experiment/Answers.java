package org.spectern.reports.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.ModelFile;
import org.spectern.reports.data.Idx;
import org.spectern.reports.data.IdxReader;
import org.spectern.reports.pipeline.SteppedClassifier;

/**
 * What a model file answers to a set of images.
 *
 * @param model the file
 * @param images how many
 * @param predictions class of each image, in order
 * @param accuracy share that agrees with the labels; null without labels
 * @param speed inferences per second of one thread, one image at a time
 * @param offHeapBytes memory of the model, weights mapped from the file included
 */
public record Answers(String model, int images, int[] predictions, Double accuracy, Speed speed, long offHeapBytes) {

  /**
   * Answers every image.
   *
   * @param labels file of labels, or null
   * @throws IOException when a file is missing or bad, or when the images do not fit the model
   */
  public static Answers of(Path model, Path imageFile, Path labels) throws IOException {
    final Idx images = IdxReader.read(imageFile);
    final Idx truth = labels == null ? null : IdxReader.read(labels);
    try (SteppedClassifier classifier = new SteppedClassifier(ModelFile.open(model))) {
      final CompressedNetwork network = classifier.network();
      final int size = images.itemSize();
      if (images.rank() < 2 || size != network.columns()) {
        throw new IOException("images must fit the model: file=" + images.file() + " pixels=" + size + " expected="
            + network.columns() + " (inputs of " + model + ")");
      }
      if (truth != null && truth.length(0) != images.length(0)) {
        throw new IOException("one label per image is expected: file=" + truth.file() + " labels=" + truth.length(0)
            + " images=" + images.length(0));
      }
      final byte[][] each = new byte[images.length(0)][];
      for (int i = 0; i < each.length; i++) {
        each[i] = Arrays.copyOfRange(images.values(), i * size, (i + 1) * size);
      }
      final int[] predictions = Arrays.stream(each).mapToInt(classifier::classify).toArray();
      final Speed speed = Speed.measure(List.of(InTurn.of(classifier, each))).getFirst();
      return new Answers(model.toString(), each.length, predictions, accuracy(predictions, truth), speed,
          network.offHeapBytes());
    }
  }

  private static Double accuracy(int[] predictions, Idx truth) {
    if (truth == null) {
      return null;
    }
    int right = 0;
    for (int i = 0; i < predictions.length; i++) {
      right += predictions[i] == (truth.values()[i] & 0xff) ? 1 : 0;
    }
    return (double) right / predictions.length;
  }
}
