package org.spectern.reports.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Files that are either whole or absent: written beside their place, then moved into it. */
public final class AtomicFile {
  private AtomicFile() {}

  /** Writes UTF-8 text; see {@link #write(Path, byte[])}. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a file, creating its folders. Readers see the old content or the new, never a part; of two writers the later
   * one wins.
   *
   * @throws IOException when the folder cannot be made or the file cannot be written; nothing is left behind
   */
  public static void write(Path file, byte[] content) throws IOException {
    final Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Not createTempFile: its files are private to their owner, and pages and caches are meant to be shared.
    final Path beside = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    // A signal ends the program without unwinding: what is half-written then is taken away on exit.
    beside.toFile().deleteOnExit();
    try {
      Files.write(beside, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
