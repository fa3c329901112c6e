package org.spectern.kernels.network;

import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/**
 * The LAYER section: u32 rows, u32 columns, f64 eps, f64 scale, f64 mu, u32 number of levels, u32 zero, then the
 * thresholds as f64, then the integer levels as signed bytes.
 *
 * @param rows the width of the layer
 * @param columns the width of the layer before, or the pixels of an input
 * @param eps the fraction of zero weights
 * @param activation the step activation
 */
record LayerSection(int rows, int columns, double eps, StepLevels activation) {
  /** The widest layer: sums over so many int8 activations still fit an int. */
  static final int MOST_WIDTH = 1 << 23;

  private static final int FIXED_BYTES = 40;
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

  static LayerSection of(HiddenLayer layer) {
    return new LayerSection(layer.width(), layer.columns(), layer.eps(), layer.activation());
  }

  int bytes() {
    final int levels = activation.integerLevels().length;
    return FIXED_BYTES + (levels - 1) * Double.BYTES + levels;
  }

  void write(MutableDirectBuffer buffer) {
    final double[] thresholds = activation.thresholds();
    final int[] levels = activation.integerLevels();
    buffer.putInt(0, rows, LITTLE);
    buffer.putInt(4, columns, LITTLE);
    buffer.putDouble(8, eps, LITTLE);
    buffer.putDouble(16, activation.scale(), LITTLE);
    buffer.putDouble(24, activation.mu(), LITTLE);
    buffer.putInt(32, levels.length, LITTLE);
    int at = FIXED_BYTES;
    for (final double threshold : thresholds) {
      buffer.putDouble(at, threshold, LITTLE);
      at += Double.BYTES;
    }
    for (final int level : levels) {
      buffer.putByte(at, (byte) level);
      at++;
    }
  }

  static LayerSection read(SectionReader reader) throws ModelFileException {
    final int rows = reader.count("rows", 1, MOST_WIDTH);
    final int columns = reader.count("columns", 1, MOST_WIDTH);
    final double eps = reader.real("eps");
    if (!(eps >= 0 && eps < 1)) {
      throw reader.refused("eps in [0, 1) before this byte", Double.toString(eps));
    }
    final double scale = reader.real("scale");
    final double mu = reader.real("mu");
    final int count = reader.count("levels", 2, StepLevels.MOST_LEVELS);
    reader.zero();
    final double[] thresholds = new double[count - 1];
    for (int k = 0; k < thresholds.length; k++) {
      thresholds[k] = reader.real("thresholds");
    }
    final byte[] stored = reader.bytes("levels", count);
    reader.end();
    final int[] levels = new int[count];
    for (int k = 0; k < count; k++) {
      levels[k] = stored[k];
    }
    try {
      return new LayerSection(rows, columns, eps, new StepLevels(thresholds, levels, scale, mu));
    } catch (final IllegalArgumentException e) {
      throw reader.refused("a step activation", e.getMessage());
    }
  }
}
