package org.spectern.kernels.network;

import java.nio.ByteOrder;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

/** Reads the fields of one section in turn; whatever is not as it should be becomes a {@link ModelFileException}. */
final class SectionReader {
  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

  private final Path file;
  private final DirectBuffer head;
  private final Section section;
  private int at;

  /** Reads from the start of a section that lies within {@code head}, the part of the file before the weights. */
  SectionReader(Path file, DirectBuffer head, Section section) {
    this.file = file;
    this.head = head;
    this.section = section;
    this.at = (int) section.offset();
  }

  /** A count within bounds. */
  int count(String what, int least, int most) throws ModelFileException {
    need(what, Integer.BYTES);
    final int value = head.getInt(at, LITTLE);
    if (value < least || value > most) {
      throw refused(what + " within " + least + " to " + most, Integer.toUnsignedString(value));
    }
    at += Integer.BYTES;
    return value;
  }

  /** Four bytes that must be zero. */
  void zero() throws ModelFileException {
    count("zero", 0, 0);
  }

  double real(String what) throws ModelFileException {
    need(what, Double.BYTES);
    final double value = head.getDouble(at, LITTLE);
    at += Double.BYTES;
    return value;
  }

  float[] floats(String what, int count) throws ModelFileException {
    need(what, (long) count * Float.BYTES);
    final float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = head.getFloat(at, LITTLE);
      if (!Float.isFinite(values[i])) {
        throw refused(what + " that are finite", Float.toString(values[i]));
      }
      at += Float.BYTES;
    }
    return values;
  }

  byte[] bytes(String what, int count) throws ModelFileException {
    need(what, count);
    final byte[] values = new byte[count];
    head.getBytes(at, values);
    at += count;
    return values;
  }

  /** Checks that the section ends here. */
  void end() throws ModelFileException {
    if (at != section.end()) {
      throw refused("the end of the " + section.type() + " section", (section.end() - at) + " more bytes");
    }
  }

  /** A refusal at the place reached. */
  ModelFileException refused(String expected, String found) {
    return new ModelFileException(file, at, expected, found);
  }

  private void need(String what, long bytes) throws ModelFileException {
    if (section.end() - at < bytes) {
      throw refused(bytes + " bytes of " + what + " in the " + section.type() + " section",
          (section.end() - at) + " bytes");
    }
  }
}
