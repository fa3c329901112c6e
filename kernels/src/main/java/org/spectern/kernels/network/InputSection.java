package org.spectern.kernels.network;

import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/** The INPUT section: u32 columns, u32 zero, f64 spread, then one unsigned byte of mean per column. */
final class InputSection {
  /** The most pixels an input may have. */
  static final int MOST_COLUMNS = 1 << 23;

  private static final int FIXED_BYTES = 16;

  private InputSection() {}

  static int bytes(InputScaling scaling) {
    return FIXED_BYTES + scaling.columns();
  }

  static void write(MutableDirectBuffer buffer, InputScaling scaling) {
    buffer.putInt(0, scaling.columns(), ByteOrder.LITTLE_ENDIAN);
    buffer.putDouble(8, scaling.spread(), ByteOrder.LITTLE_ENDIAN);
    buffer.putBytes(FIXED_BYTES, scaling.mean());
  }

  static InputScaling read(SectionReader reader) throws ModelFileException {
    final int columns = reader.count("columns", 1, MOST_COLUMNS);
    reader.zero();
    final double spread = reader.real("spread");
    final byte[] mean = reader.bytes("mean image", columns);
    reader.end();
    try {
      return new InputScaling(mean, spread);
    } catch (final IllegalArgumentException e) {
      throw reader.refused("an input scaling", e.getMessage());
    }
  }
}
