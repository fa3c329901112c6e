package org.spectern.reports.data;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A training set and a test set of the same shape.
 *
 * @param name short name for titles: "MNIST", "MNIST sample" or the name of the folder
 * @param provenance where the images came from
 */
public record Dataset(String name, Images train, Images test, Provenance provenance) {
  public static final String MNIST = "mnist";
  public static final String SAMPLE = "sample";

  public Dataset {
    if (train.size() != test.size() || train.classes() != test.classes()) {
      throw new IllegalArgumentException(
          "training and test set must have the same shape: train.size=" + train.size() + " test.size="
              + test.size() + " train.classes=" + train.classes() + " test.classes=" + test.classes());
    }
  }

  /**
   * Loads what {@code --data} names, with MNIST cached where the environment says (see {@link Mnist#ofEnvironment}).
   *
   * @param spec "mnist", "sample", or a folder of IDX files
   * @param notices told, line by line, what is fetched and what went wrong; meant for standard error
   * @throws IOException when a folder is missing or holds bad files
   */
  public static Dataset load(String spec, Consumer<String> notices) throws IOException {
    return load(spec, Mnist.ofEnvironment(System.getenv()), notices);
  }

  /** As {@link #load(String, Consumer)}, with a cache and fetcher of the caller's. */
  public static Dataset load(String spec, Mnist mnist, Consumer<String> notices) throws IOException {
    return switch (spec) {
      case MNIST -> mnistOrSample(mnist, notices);
      case SAMPLE -> Sample.load();
      default -> IdxFolder.load(Path.of(spec));
    };
  }

  private static Dataset mnistOrSample(Mnist mnist, Consumer<String> notices) throws IOException {
    try {
      return mnist.load(notices);
    } catch (IOException e) {
      final Dataset sample = Sample.load();
      final String warning = "MNIST could not be had (" + reason(e) + "): using the embedded sample of "
          + sample.train.count()
          + " training and " + sample.test.count() + " test digits instead. Accuracies are lower than on the full set.";
      notices.accept("WARNING: " + warning);
      return new Dataset(sample.name, sample.train, sample.test, sample.provenance.warning(warning));
    }
  }

  // A file system's exceptions carry the path alone; their class says what is wrong with it.
  private static String reason(IOException e) {
    return e instanceof FileSystemException ? e.getClass().getSimpleName() + ": " + e.getMessage() : e.getMessage();
  }

  /** The same problem restricted to some classes, renamed 0, 1, … in the order given. */
  public Dataset only(int... kept) {
    return new Dataset(name + " " + Arrays.toString(kept), train.only(kept), test.only(kept), provenance);
  }
}
