package org.spectern.jmh.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.spectern.kernels.Layout;
import org.spectern.kernels.memory.OffHeap;
import org.spectern.kernels.network.CompressedNetwork;
import org.spectern.kernels.network.HiddenLayer;
import org.spectern.kernels.network.ModelFile;
import org.spectern.kernels.network.Scratch;

/**
 * One net in the three ledgers of theory.md, section 6.
 *
 * @param layout how its weights are stored; "FLOAT32" for the dense original
 * @param widths of its layers, "1500-1500-1500"
 * @param eps share of zeros
 * @param paperBytes the paper's count: 2 bits per nonzero weight, readout included, and per activation; 32 for the
 * dense net
 * @param fileBytes length of the model file; for the dense net, of its floats
 * @param offHeapBytes off the heap while answering, scratch of one thread included
 * @param heapBytes on the heap while answering, by JOL, scratch included
 */
public record NetFootprint(String layout, String widths, double eps, long paperBytes, long fileBytes,
    long offHeapBytes, long heapBytes) {

  /** Everything held while answering. */
  public long residentBytes() {
    return offHeapBytes + heapBytes;
  }

  /** Builds the net, writes its model file, and measures both. */
  static NetFootprint of(Layout layout, int[] widths, double eps, Path file) throws IOException {
    final long before = OffHeap.liveBytes();
    try (CompressedNetwork net = SampleNet.of(layout, widths, eps); Scratch scratch = net.scratch(1)) {
      ModelFile.write(file, net);
      long nonzeros = (long) net.readout().width() * net.classes();
      for (final HiddenLayer layer : net.layers().layers()) {
        nonzeros += layer.weights().nonzeros();
      }
      return new NetFootprint(layout.name(), text(widths), eps, (2 * (nonzeros + activations(widths)) + 7) / 8,
          Files.size(file), OffHeap.liveBytes() - before,
          LayoutFootprint.heap(net) + LayoutFootprint.heap(scratch));
    }
  }

  /** The float32 original with the same widths: weights, readout and one vector of activations per layer. */
  static NetFootprint dense(int[] widths) {
    final float[][] held = new float[2 * widths.length + 2][];
    int columns = SampleNet.PIXELS;
    long weights = 0;
    for (int layer = 0; layer <= widths.length; layer++) {
      final int rows = layer < widths.length ? widths[layer] : SampleNet.CLASSES;
      weights += (long) rows * columns;
      held[2 * layer] = new float[Math.multiplyExact(rows, columns)];
      held[2 * layer + 1] = new float[rows];
      columns = rows;
    }
    return new NetFootprint("FLOAT32", text(widths), 0, 4 * (weights + activations(widths)),
        4 * (weights + SampleNet.CLASSES), 0, LayoutFootprint.heap(held));
  }

  private static long activations(int[] widths) {
    return Arrays.stream(widths).asLongStream().sum();
  }

  static String text(int[] widths) {
    return String.join("-", Arrays.stream(widths).mapToObj(Integer::toString).toList());
  }
}
