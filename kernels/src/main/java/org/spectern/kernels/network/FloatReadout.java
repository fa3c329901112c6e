package org.spectern.kernels.network;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A readout in float32. Each score is the sum of eight partial sums, feature i going to partial sum i mod 8 (those
 * after the last whole eight to sum 0), added up in the order ((0+1)+(2+3))+((4+5)+(6+7)), then the bias: the same
 * result on every machine.
 */
public final class FloatReadout implements Readout {
  static final ValueLayout.OfFloat WEIGHT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final int width;
  private final float[] biases;
  private final ReadoutMemory memory;

  FloatReadout(int width, float[] biases, ReadoutMemory memory) {
    this.width = width;
    this.biases = biases;
    this.memory = memory;
  }

  static FloatReadout of(double[][] weights, double[] bias) {
    ReadoutQuantiser.requireShape(weights, bias);
    final int width = weights[0].length;
    final ReadoutMemory memory = ReadoutMemory.allocate(weightBytes(weights.length, width));
    final float[] biases = new float[weights.length];
    for (int c = 0; c < weights.length; c++) {
      biases[c] = (float) bias[c];
      for (int i = 0; i < width; i++) {
        memory.segment().set(WEIGHT, ((long) c * width + i) * Float.BYTES, (float) weights[c][i]);
      }
    }
    return new FloatReadout(width, biases, memory);
  }

  /** The bytes that the weights take, in memory and in the file. */
  static long weightBytes(int classes, int width) {
    return (long) classes * width * Float.BYTES;
  }

  @Override
  public int classes() {
    return biases.length;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int bits() {
    return Float.SIZE;
  }

  @Override
  public long bytes() {
    return memory.bytes();
  }

  /** The weight of a feature for a class. */
  public float weight(int c, int feature) {
    return memory.segment().get(WEIGHT, ((long) c * width + feature) * Float.BYTES);
  }

  /** What is added to the score of a class. */
  public float bias(int c) {
    return biases[c];
  }

  @Override
  public void scores(byte[] features, int from, FeaturePlanes planes, float[] scores, int at) {
    final MemorySegment weights = memory.segment();
    for (int c = 0; c < biases.length; c++) {
      scores[at + c] = dot(weights, (long) c * width * Float.BYTES, features, from) + biases[c];
    }
  }

  private float dot(MemorySegment weights, long row, byte[] features, int from) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = 0;
    for (; i + 7 < width; i += 8) {
      s0 += weights.get(WEIGHT, row + i * 4L) * features[from + i];
      s1 += weights.get(WEIGHT, row + i * 4L + 4) * features[from + i + 1];
      s2 += weights.get(WEIGHT, row + i * 4L + 8) * features[from + i + 2];
      s3 += weights.get(WEIGHT, row + i * 4L + 12) * features[from + i + 3];
      s4 += weights.get(WEIGHT, row + i * 4L + 16) * features[from + i + 4];
      s5 += weights.get(WEIGHT, row + i * 4L + 20) * features[from + i + 5];
      s6 += weights.get(WEIGHT, row + i * 4L + 24) * features[from + i + 6];
      s7 += weights.get(WEIGHT, row + i * 4L + 28) * features[from + i + 7];
    }
    for (; i < width; i++) {
      s0 += weights.get(WEIGHT, row + i * 4L) * features[from + i];
    }
    return ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
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
