package org.spectern.reports.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.spectern.kernels.Layout;
import org.spectern.reports.pipeline.Classifier;
import org.spectern.reports.pipeline.SteppedClassifier;

/** Measures the bytes of trained nets in files and in memory. */
public final class Storage {
  /** The layouts whose files compete for the fewest bytes. */
  private static final List<Layout> SMALL = List.of(Layout.SIGNED_LISTS, Layout.RICE, Layout.SEEDED);
  private static final List<Layout> ALL = List.of(Layout.values());

  private final Path folder;

  /**
   * @param folder where files lie while they are measured
   */
  Storage(Path folder) {
    this.folder = folder;
  }

  Ledgers ledgers(TrainedNet net, Classifier classifier, int[] widths) throws IOException {
    final long paper = net.plan().kind() == NetKind.ORIGINAL ? Ledgers.paperBitsDense(net.nonzeros(), widths)
        : Ledgers.paperBitsTernary(net.nonzeros(), widths);
    return ledgers(paper, classifier);
  }

  /** Measures a net in the folder of temporary files. */
  public static Ledgers measure(long paperBits, Classifier classifier) throws IOException {
    return new Storage(Path.of(System.getProperty("java.io.tmpdir"))).ledgers(paperBits, classifier);
  }

  private Ledgers ledgers(long paperBits, Classifier classifier) throws IOException {
    final long fileBytes = fileBytes(classifier);
    // Layouts that decode have scratch from the first answer on.
    classifier.classify(new byte[classifier.pixels()]);
    return new Ledgers(paperBits, fileBytes, classifier.offHeapBytes(),
        HeapReach.bytes(classifier.heapRoot()), classifier.scratchBytes());
  }

  private long fileBytes(Classifier classifier) throws IOException {
    final Path file = Files.createTempFile(folder, "net", ".spectern");
    // Up to hundreds of megabytes, which Ctrl-C must not leave behind: a signal unwinds nothing.
    file.toFile().deleteOnExit();
    try {
      classifier.write(file);
      return Files.size(file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The net in every layout; speeds are measured in turns. */
  List<StoredNet> everyLayout(TrainedNet net, int[] widths, long weights, IntFunction<byte[][]> images)
      throws IOException {
    final TrainedNet.Stepped stepped = net.stepped().orElseThrow();
    final List<SteppedClassifier> classifiers = new ArrayList<>();
    try {
      for (final Layout layout : ALL) {
        classifiers.add(stepped.classifier(_ -> layout, net.readoutBits()));
      }
      final List<Speed> speeds = Speed
          .measure(classifiers.stream().map(one -> InTurn.of(one, images.apply(64))).toList());
      final List<StoredNet> stored = new ArrayList<>();
      for (int i = 0; i < classifiers.size(); i++) {
        final SteppedClassifier one = classifiers.get(i);
        stored.add(new StoredNet(ALL.get(i).name(), 8.0 * one.network().layers().weightBytes() / weights,
            ledgers(net, one, widths), speeds.get(i)));
      }
      return stored;
    } finally {
      classifiers.forEach(SteppedClassifier::close);
    }
  }

  /** The file of every small layout with every readout of few bits. */
  List<Variant> variants(TrainedNet net, IntFunction<Double> accuracyOfBits) throws IOException {
    final TrainedNet.Stepped stepped = net.stepped().orElseThrow();
    final List<Variant> variants = new ArrayList<>();
    for (final Layout layout : SMALL) {
      for (final int bits : ReadoutChoice.BITS) {
        if (bits != 32) {
          try (SteppedClassifier classifier = stepped.classifier(_ -> layout, bits)) {
            variants.add(new Variant(layout.name(), bits, fileBytes(classifier), accuracyOfBits.apply(bits)));
          }
        }
      }
    }
    return variants;
  }
}
