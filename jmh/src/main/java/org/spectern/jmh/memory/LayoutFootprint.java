package org.spectern.jmh.memory;

import java.util.Locale;
import org.openjdk.jol.info.GraphLayout;
import org.spectern.jmh.Shape;
import org.spectern.jmh.product.Weights;
import org.spectern.kernels.Layout;
import org.spectern.kernels.TernaryMatrix;
import org.spectern.kernels.memory.OffHeap;

/**
 * What one matrix takes in one layout.
 *
 * @param layout how it is stored; "FLOAT32" for the dense original
 * @param shape rows x columns
 * @param eps share of zeros asked for
 * @param weightBytes what the matrix says of itself
 * @param offHeapBytes how far the counter of off-heap memory rose when it was made
 * @param heapBytes the objects on the heap that it keeps alive, by JOL
 * @param bitsPerWeight off-heap and heap together over rows · columns
 * @param entropyBits Shannon's bound: −eps log2 eps − (1 − eps) log2((1 − eps)/2) per weight, eq. (16); 32 for float32
 * weights
 */
public record LayoutFootprint(String layout, String shape, double eps, long weightBytes, long offHeapBytes,
    long heapBytes, double bitsPerWeight, double entropyBits) {
  /** Encodes a random matrix and measures it. */
  public static LayoutFootprint of(Layout layout, int rows, int columns, double eps) {
    final long before = OffHeap.liveBytes();
    try (TernaryMatrix matrix = Weights.of(layout, new Shape(rows, columns), eps)) {
      return of(layout.name(), rows, columns, eps, matrix.weightBytes(), OffHeap.liveBytes() - before, heap(matrix),
          entropy(eps));
    }
  }

  /** The dense original: one float per weight, on the heap. */
  public static LayoutFootprint dense(int rows, int columns) {
    final float[] weights = new float[Math.multiplyExact(rows, columns)];
    return of("FLOAT32", rows, columns, 0, (long) weights.length * Float.BYTES, 0, heap(weights), Float.SIZE);
  }

  private static LayoutFootprint of(String layout, int rows, int columns, double eps, long weightBytes, long offHeap,
      long heap, double entropy) {
    return new LayoutFootprint(layout, String.format(Locale.ROOT, "%dx%d", rows, columns), eps, weightBytes, offHeap,
        heap, 8.0 * (offHeap + heap) / ((double) rows * columns), entropy);
  }

  /** Bytes of the objects on the heap that one object keeps alive, itself included. */
  static long heap(Object root) {
    return GraphLayout.parseInstance(root).totalSize();
  }

  static double entropy(double eps) {
    final double zeros = eps == 0 ? 0 : -eps * log2(eps);
    return zeros - (1 - eps) * log2((1 - eps) / 2);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
