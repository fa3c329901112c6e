package org.spectern.reports.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Looks whether results can be written before any work is done for them. */
final class OutputFolder {
  private OutputFolder() {}

  /** Fails if {@code folder} is not there and could not be made, or cannot be written to; makes nothing. */
  static void requireWritable(Path folder) throws IOException {
    Path existing = folder;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw new NotDirectoryException(existing.toString());
    }
    if (!Files.isWritable(existing)) {
      throw new AccessDeniedException(existing.toString());
    }
  }
}
