package org.spectern.reports.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.spectern.kernels.network.InputScaling;

/**
 * The plainest file a net without step activations fits in, so that its bytes can be measured like those of the others:
 * the count of layers, inputs and widths as int32, the spread as float64, the mean image as bytes, then the weights and
 * the readout as they lie in memory, little-endian.
 */
final class PlainFile {
  private PlainFile() {}

  static void write(Path file, InputScaling scaling, int[] widths, List<ByteBuffer> parts) throws IOException {
    final Path beside = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING)) {
        writeAll(channel, header(scaling, widths));
        for (final ByteBuffer part : parts) {
          writeAll(channel, part.duplicate());
        }
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static ByteBuffer header(InputScaling scaling, int[] widths) {
    final byte[] mean = scaling.mean();
    final ByteBuffer header = ByteBuffer.allocate((2 + widths.length) * Integer.BYTES + Double.BYTES + mean.length)
        .order(ByteOrder.LITTLE_ENDIAN).putInt(widths.length).putInt(mean.length);
    for (final int width : widths) {
      header.putInt(width);
    }
    return header.putDouble(scaling.spread()).put(mean).flip();
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
