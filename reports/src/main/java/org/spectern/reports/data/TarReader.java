package org.spectern.reports.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Walks the entries of a tar archive (POSIX ustar): 512-byte headers, contents padded to 512 bytes.
 *
 * <p>Extended headers are passed over as entries of their own, so names longer than 100 characters come out cut; the
 * one archive read here has none.
 */
final class TarReader {
  private static final int BLOCK = 512;
  private static final int NAME_LENGTH = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE_LENGTH = 12;

  private final InputStream in;
  private final String file;
  private long remaining;
  private int padding;

  TarReader(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Moves to the next entry and returns its name, or null after the last. */
  String next() throws IOException {
    in.skipNBytes(remaining + padding);
    final byte[] header = in.readNBytes(BLOCK);
    if (header.length == 0 || header.length == BLOCK && header[0] == 0) {
      return null;
    }
    if (header.length < BLOCK) {
      throw new EOFException(file + ": expected a tar header of " + BLOCK + " bytes, found " + header.length);
    }
    remaining = size(header);
    padding = (int) (-remaining & BLOCK - 1);
    return text(header, 0, NAME_LENGTH);
  }

  /** The content of the entry that {@link #next} moved to. */
  byte[] content() throws IOException {
    if (remaining > Integer.MAX_VALUE - 8) {
      throw new IOException(file + ": expected entries below 2 GB, found one of " + remaining + " bytes");
    }
    final byte[] content = in.readNBytes((int) remaining);
    if (content.length < remaining) {
      throw new EOFException(file + ": expected an entry of " + remaining + " bytes, found " + content.length);
    }
    remaining = 0;
    return content;
  }

  private long size(byte[] header) throws IOException {
    final String octal = text(header, SIZE_AT, SIZE_LENGTH).strip();
    try {
      return Long.parseLong(octal, 8);
    } catch (NumberFormatException e) {
      throw new IOException(file + ": expected an octal size in a tar header, found \"" + octal + "\"", e);
    }
  }

  private static String text(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }
}
