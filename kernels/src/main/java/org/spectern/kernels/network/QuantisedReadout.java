package org.spectern.kernels.network;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A readout whose weights are integers of 2 to 8 bits, kept as bit planes: really so many bits per weight, in memory
 * and in the file. Plane j of class c holds bit j of the two's complement of every weight, 64 weights per word, so that
 *
 * <pre>  sum_i q_i n_i = sum_j sum_k worth(j) worth(k) popcount(Q_j &amp; N_k)</pre>
 *
 * <p>with N_k the planes of the features ({@link FeaturePlanes}). The sum is exact. Words lie class by class, plane by
 * plane, little-endian; the planes of width 1500 take 24 words, 2.4 % more than the bits alone.
 */
public final class QuantisedReadout implements Readout {
  static final int FEWEST_BITS = 2;
  static final int MOST_BITS = 8;
  static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int width;
  private final int words;
  private final int bits;
  private final float[] scales;
  private final float[] biases;
  private final ReadoutMemory memory;

  QuantisedReadout(int width, int bits, float[] scales, float[] biases, ReadoutMemory memory) {
    this.width = width;
    this.words = FeaturePlanes.words(width);
    this.bits = bits;
    this.scales = scales;
    this.biases = biases;
    this.memory = memory;
  }

  /**
   * Packs integer weights, however they were chosen.
   *
   * @param weights classes × width integers of the given number of bits
   * @param scales what one unit of a class's weights is worth
   * @param biases one per class
   * @param bits 2 to 8
   */
  public static QuantisedReadout of(byte[][] weights, float[] scales, float[] biases, int bits) {
    requireBits(bits);
    requireShape(weights, scales, biases, bits);
    final int width = weights[0].length;
    final int words = FeaturePlanes.words(width);
    final ReadoutMemory memory = ReadoutMemory.allocate(planeBytes(weights.length, width, bits));
    final MemorySegment planes = memory.segment();
    for (int c = 0; c < weights.length; c++) {
      for (int i = 0; i < width; i++) {
        for (int plane = 0; plane < bits; plane++) {
          final long at = ((long) (c * bits + plane) * words + i / Long.SIZE) * Long.BYTES;
          planes.set(WORD, at, planes.get(WORD, at) | (weights[c][i] >>> plane & 1L) << i);
        }
      }
    }
    return new QuantisedReadout(width, bits, scales.clone(), biases.clone(), memory);
  }

  static void requireBits(int bits) {
    if (bits < FEWEST_BITS || bits > MOST_BITS) {
      throw new IllegalArgumentException(
          "a quantised readout has " + FEWEST_BITS + " to " + MOST_BITS + " bits per weight: bits=" + bits);
    }
  }

  private static void requireShape(byte[][] weights, float[] scales, float[] biases, int bits) {
    if (weights.length == 0 || weights.length != scales.length || weights.length != biases.length) {
      throw new IllegalArgumentException("every class has weights, a scale and a bias: weights.length=" + weights.length
          + ", scales.length=" + scales.length + ", biases.length=" + biases.length);
    }
    final int half = 1 << bits - 1;
    for (final byte[] row : weights) {
      if (row.length == 0 || row.length != weights[0].length) {
        throw new IllegalArgumentException("every class has one weight per feature: length=" + row.length
            + ", weights[0].length=" + weights[0].length);
      }
      for (final byte weight : row) {
        if (weight < -half || weight >= half) {
          throw new IllegalArgumentException("a weight must fit in " + bits + " bits: weight=" + weight);
        }
      }
    }
  }

  /** The bytes that the planes take, in memory and in the file. */
  static long planeBytes(int classes, int width, int bits) {
    return (long) classes * bits * FeaturePlanes.words(width) * Long.BYTES;
  }

  @Override
  public int classes() {
    return scales.length;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int bits() {
    return bits;
  }

  @Override
  public long bytes() {
    return memory.bytes();
  }

  /** The integer weight of a feature for a class. */
  public int weight(int c, int feature) {
    final MemorySegment planes = memory.segment();
    int weight = 0;
    for (int plane = 0; plane < bits; plane++) {
      final long at = ((long) (c * bits + plane) * words + feature / Long.SIZE) * Long.BYTES;
      weight |= (int) (planes.get(WORD, at) >>> feature & 1) << plane;
    }
    final int unused = Integer.SIZE - bits;
    return weight << unused >> unused;
  }

  /** What one unit of the weights of a class is worth. */
  public float scale(int c) {
    return scales[c];
  }

  /** What is added to the score of a class. */
  public float bias(int c) {
    return biases[c];
  }

  @Override
  public void scores(byte[] features, int from, FeaturePlanes planes, float[] scores, int at) {
    if (planes.width() != width) {
      throw new IllegalArgumentException(
          "the scratch is for another width: planes.width=" + planes.width() + ", width=" + width);
    }
    planes.fill(features, from);
    for (int c = 0; c < scales.length; c++) {
      scores[at + c] = (float) ((double) scales[c] * sum(c, planes) + biases[c]);
    }
  }

  /** The exact sum over the features of one class. */
  private long sum(int c, FeaturePlanes features) {
    final MemorySegment weights = memory.segment();
    final long first = (long) c * bits * words * Long.BYTES;
    final long[] active = features.bits();
    long sum = 0;
    for (int plane = 0; plane < bits; plane++) {
      final long worth = plane == bits - 1 ? -1L << plane : 1L << plane;
      for (int of = 0; of < features.planes(); of++) {
        sum += worth * features.worth(of)
            * common(weights, first + (long) plane * words * Long.BYTES, active, of * words, words);
      }
    }
    return sum;
  }

  private static int common(MemorySegment weights, long plane, long[] active, int from, int words) {
    int count = 0;
    for (int word = 0; word < words; word++) {
      count += Long.bitCount(weights.get(WORD, plane + word * 8L) & active[from + word]);
    }
    return count;
  }

  @Override
  public MemorySegment stored() {
    return memory.segment().asReadOnly();
  }

  @Override
  public void close() {
    memory.close();
  }
}
