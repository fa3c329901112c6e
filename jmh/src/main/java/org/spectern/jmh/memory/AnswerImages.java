package org.spectern.jmh.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.ModelFile;
import org.spectern.kernels.network.Scratch;

/** What a fresh JVM does whose memory is measured: loads a model file, answers images one by one, says what it took. */
final class AnswerImages {
  private AnswerImages() {}

  /**
   * Prints one line: peak resident bytes, nanoseconds to load, nanoseconds to answer, sum of the classes answered.
   *
   * @param arguments model file, number of images; with no model file ("-") the JVM only starts
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("-")) {
      System.out.printf(Locale.ROOT, "%d 0 0 0%n", peakResidentBytes());
      return;
    }
    final int images = Integer.parseInt(arguments[1]);
    final long start = System.nanoTime();
    try (CompressedNetwork net = ModelFile.open(Path.of(arguments[0])); Scratch scratch = net.scratch(1)) {
      final long loaded = System.nanoTime();
      final byte[] pixels = SampleNet.pixels(1);
      long classes = 0;
      for (int image = 0; image < images; image++) {
        // A different image each time without holding a thousand of them.
        pixels[image % pixels.length]++;
        classes += net.classify(pixels, scratch);
      }
      final long answered = System.nanoTime();
      System.out.printf(Locale.ROOT, "%d %d %d %d%n", peakResidentBytes(), loaded - start, answered - loaded, classes);
    }
  }

  /** The most physical memory that this process has held, as Linux counts it; −1 elsewhere. */
  private static long peakResidentBytes() throws IOException {
    final Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10).findFirst().orElse(-1);
  }
}
