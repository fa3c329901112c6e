package org.spectern.reports.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Looks whether results can be written before any work is done for them. */
final class OutputFolder {
  private OutputFolder() {}

  /** Fails if {@code file} is a folder, or its folder is not {@linkplain #requireWritable writable}. */
  static void requireWritableFile(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "expected a file, found a folder");
    }
    requireWritable(file.getParent());
  }

  /** Fails if {@code folder} is not there and could not be made, or cannot be written to; leaves nothing. */
  static void requireWritable(Path folder) throws IOException {
    Path existing = folder;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new NotDirectoryException(existing.toString());
    }
    try {
      // Permissions do not tell of read-only and virtual file systems, least of all to root.
      Files.delete(Files.createTempFile(existing, ".spectern", ".probe"));
    } catch (FileSystemException e) {
      throw new AccessDeniedException(existing.toString(), null, e.getReason());
    }
  }
}
