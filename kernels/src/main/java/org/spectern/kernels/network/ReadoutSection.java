package org.spectern.kernels.network;

import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/**
 * The READOUT section: u32 classes, u32 features, then, unless the weights are float32, one f32 scale per class, then
 * one f32 bias per class. Its form is the number of bits per weight.
 *
 * @param classes the number of scores
 * @param width the number of features
 * @param bits bits per weight
 * @param scales one per class; none for float32
 * @param biases one per class
 */
record ReadoutSection(int classes, int width, int bits, float[] scales, float[] biases) {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final int FIXED_BYTES = 8;

  static ReadoutSection of(Readout readout) {
    final float[] biases = new float[readout.classes()];
    return switch (readout) {
      case FloatReadout floats -> {
        for (int c = 0; c < biases.length; c++) {
          biases[c] = floats.bias(c);
        }
        yield new ReadoutSection(biases.length, floats.width(), Float.SIZE, new float[0], biases);
      }
      case QuantisedReadout quantised -> {
        final float[] scales = new float[biases.length];
        for (int c = 0; c < biases.length; c++) {
          scales[c] = quantised.scale(c);
          biases[c] = quantised.bias(c);
        }
        yield new ReadoutSection(biases.length, quantised.width(), quantised.bits(), scales, biases);
      }
    };
  }

  int bytes() {
    return FIXED_BYTES + (scales.length + biases.length) * Float.BYTES;
  }

  /** The bytes that the weights themselves take. */
  long weightBytes() {
    return bits == Float.SIZE ? FloatReadout.weightBytes(classes, width)
        : QuantisedReadout.planeBytes(classes, width, bits);
  }

  void write(MutableDirectBuffer buffer) {
    buffer.putInt(0, classes, LITTLE);
    buffer.putInt(4, width, LITTLE);
    int at = FIXED_BYTES;
    for (final float scale : scales) {
      buffer.putFloat(at, scale, LITTLE);
      at += Float.BYTES;
    }
    for (final float bias : biases) {
      buffer.putFloat(at, bias, LITTLE);
      at += Float.BYTES;
    }
  }

  static ReadoutSection read(SectionReader reader, int bits) throws ModelFileException {
    if (bits != Float.SIZE && (bits < QuantisedReadout.FEWEST_BITS || bits > QuantisedReadout.MOST_BITS)) {
      throw reader.refused("a readout of " + QuantisedReadout.FEWEST_BITS + " to " + QuantisedReadout.MOST_BITS
          + " or 32 bits per weight", bits + " bits");
    }
    final int classes = reader.count("classes", 1, Readout.MOST_CLASSES);
    final int width = reader.count("features", 1, Readout.MOST_FEATURES);
    final float[] scales = reader.floats("scales", bits == Float.SIZE ? 0 : classes);
    final float[] biases = reader.floats("biases", classes);
    reader.end();
    return new ReadoutSection(classes, width, bits, scales, biases);
  }

  /** The readout whose weights are in memory already. */
  Readout over(ReadoutMemory memory) {
    return bits == Float.SIZE ? new FloatReadout(width, biases, memory)
        : new QuantisedReadout(width, bits, scales, biases, memory);
  }
}
