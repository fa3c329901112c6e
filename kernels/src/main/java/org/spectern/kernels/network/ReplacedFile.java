package org.spectern.kernels.network;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that appears whole or not at all: written beside its place, forced to the disk, then moved over whatever was
 * there. A reader that has the old file mapped keeps the old one.
 */
final class ReplacedFile {
  /** What writes the bytes. */
  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  private ReplacedFile() {}

  /**
   * Writes a file in the place of another.
   *
   * @throws IOException when anything fails; the file is then as it was, and nothing is left beside it
   */
  static void write(Path file, Content content) throws IOException {
    final Path folder = file.toAbsolutePath().getParent();
    final Path beside = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
    // A signal ends the program without unwinding: what is half-written then is taken away on exit.
    beside.toFile().deleteOnExit();
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.writeTo(channel);
        channel.force(true);
      }
      moveInto(beside, file);
    } catch (final IOException | RuntimeException | Error failed) {
      try {
        Files.deleteIfExists(beside);
      } catch (final IOException left) {
        failed.addSuppressed(left);
      }
      throw failed;
    }
  }

  private static void moveInto(Path beside, Path file) throws IOException {
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (final AtomicMoveNotSupportedException e) {
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
