package org.spectern.reports.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectern.kernels.network.InputScaling;
import org.spectern.reports.data.Dataset;
import org.spectern.reports.data.Images;
import org.spectern.reports.data.Split;
import org.spectern.theory.activation.Activation;
import org.spectern.theory.activation.Activations;

/** The nets that answer one image at a time must answer as the trained readout does on features from blocks. */
class ClassifierTest {
  private static final int[] WIDTHS = {60, 50, 40};
  private static final Activation RELU = Activations.parse("relu");

  @TempDir
  private Path folder;

  @Test
  void theDenseClassifierAgreesWithItsTraining() throws IOException {
    final Dataset data = data();
    final InputScaling scaling = InputScaling.of(data.train().pixels(), data.train().size());
    final DenseNet net = DenseNet.gaussian(scaling, RELU, data.train().size(), WIDTHS, 3);
    try (DenseClassifier classifier = new DenseClassifier(net, train(net, data).readout())) {
      checkAccuracy(classifier, train(net, data), data.test());
      checkFile(classifier, 4L * (784 * 60 + 60 * 50 + 50 * 40 + 40 * 10 + 10), data.train().size());
    }
  }

  @Test
  void theTernaryReluClassifierAgreesWithItsTraining() throws IOException {
    final Dataset data = data();
    final InputScaling scaling = InputScaling.of(data.train().pixels(), data.train().size());
    final double[] eps = {.5, .5, .5};
    final TernaryReluNet net;
    try (Weights weights = Weights.random(data.train().size(), WIDTHS, eps, 3)) {
      net = TernaryReluNet.of(scaling, RELU, weights);
    }
    try (TernaryReluClassifier classifier = new TernaryReluClassifier(net, train(net, data).readout())) {
      checkAccuracy(classifier, train(net, data), data.test());
      checkFile(classifier, classifier.offHeapBytes() + 4 * (40 * 10 + 10), data.train().size());
    }
  }

  private static Dataset data() throws IOException {
    final Dataset sample = Dataset.load(Dataset.SAMPLE, _ -> {});
    return new Dataset("part", sample.train().first(1500), sample.test().first(400), sample.provenance());
  }

  private static Training train(FeatureMap net, Dataset data) {
    try (Team team = new Team(2)) {
      return Training.of(net, data, Split.of(data.train().count(), .2, 1), team, Progress.NONE);
    }
  }

  /** Float sums differ in order between one image and a block, so one image in 400 may fall on the other side. */
  private static void checkAccuracy(Classifier classifier, Training training, Images test) {
    int right = 0;
    for (int i = 0; i < test.count(); i++) {
      final byte[] pixels = Arrays.copyOfRange(test.pixels(), i * test.size(), (i + 1) * test.size());
      right += classifier.classify(pixels) == test.label(i) ? 1 : 0;
    }
    assertThat(training.accuracy()).isGreaterThan(.4);
    assertThat(Math.abs(right - Math.round(training.accuracy() * test.count()))).isLessThanOrEqualTo(1);
  }

  /** The file holds the weights, the readout, the mean image and a header of a few numbers. */
  private void checkFile(Classifier classifier, long weights, int mean) throws IOException {
    final Path file = folder.resolve("net");
    classifier.write(file);
    assertThat(Files.size(file)).isEqualTo(weights + mean + 5 * 4 + 8);
    assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isNotEmptyDirectory();
  }
}
