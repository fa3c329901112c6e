package org.spectern.reports.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Hand-made IDX files for tests. */
final class IdxFiles {
  private IdxFiles() {}

  static byte[] idx(int[] shape, byte... values) {
    final ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + values.length);
    buffer.put(new byte[]{0, 0, 8, (byte) shape.length});
    for (final int length : shape) {
      buffer.putInt(length);
    }
    return buffer.put(values).array();
  }

  static byte[] gzip(byte[] plain) {
    final ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(stored)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return stored.toByteArray();
  }

  /** Writes a data set of 2 × 1 pixels: 3 training and 2 test images, labels 0, 1, 2 and 2, 0. */
  static void writeTinySet(Path folder) throws IOException {
    Files.write(folder.resolve("train-images-idx3-ubyte"), trainImages());
    Files.write(folder.resolve("train-labels-idx1-ubyte"), trainLabels());
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), testImages());
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), testLabels());
  }

  static byte[] trainImages() {
    return idx(new int[]{3, 2, 1}, (byte) 0, (byte) 255, (byte) 10, (byte) 20, (byte) 128, (byte) 1);
  }

  static byte[] trainLabels() {
    return idx(new int[]{3}, (byte) 0, (byte) 1, (byte) 2);
  }

  static byte[] testImages() {
    return idx(new int[]{2, 2, 1}, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
  }

  static byte[] testLabels() {
    return idx(new int[]{2}, (byte) 2, (byte) 0);
  }
}
