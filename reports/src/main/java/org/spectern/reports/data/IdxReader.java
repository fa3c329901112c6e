package org.spectern.reports.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads IDX files of unsigned bytes, plain or gzipped (told apart by content, not by name).
 *
 * <p>Layout, big-endian: {@code 00 00 08 rank}, one 32-bit length per axis, then the values. Lengths are checked
 * against the size of the file before anything is allocated, so that a corrupt header cannot exhaust the heap.
 */
public final class IdxReader {
  static final int MAGIC_BYTES = 4;
  private static final int UNSIGNED_BYTE = 0x08;
  private static final int MOST_AXES = 3;
  /** Deflate cannot do better than 1032 to 1: a longest match of 258 bytes takes two bits. */
  private static final long DEFLATE_LIMIT = 1032;
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  private IdxReader() {}

  /**
   * Reads a whole file.
   *
   * @throws IdxFormatException when the content is not an IDX array of unsigned bytes of rank 1 to 3
   * @throws IOException when the file cannot be read
   */
  public static Idx read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IdxFormatException(file.toString(), 0, "a file", "a folder");
    }
    final long stored = Files.size(file);
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in, stored);
    }
  }

  /** Reads an array from memory; {@code name} stands for the file in messages. */
  public static Idx read(String name, byte[] stored) throws IOException {
    return read(name, new ByteArrayInputStream(stored), stored.length);
  }

  private static Idx read(String name, InputStream in, long stored) throws IOException {
    final DigestInputStream digested = new DigestInputStream(new BufferedInputStream(in, 1 << 16), Sha256.digest());
    final BufferedInputStream peeked = new BufferedInputStream(digested, 1 << 16);
    final Content content = new Content(name, peeked, stored);
    final int[] shape = content.header();
    final byte[] values = content.values(shape);
    // Whatever lies behind a gzip trailer belongs to the checksum too.
    peeked.transferTo(OutputStream.nullOutputStream());
    return new Idx(name, Sha256.hex(digested.getMessageDigest()), shape, values);
  }

  /** The decompressed content, with the offset reached so far. */
  private static final class Content {
    private final String name;
    private final InputStream in;
    private final boolean gzipped;
    private final long stored;
    private long offset;

    Content(String name, BufferedInputStream raw, long stored) throws IOException {
      this.name = name;
      this.stored = stored;
      this.gzipped = isGzip(raw);
      this.in = gzipped ? unzipped(raw) : raw;
    }

    private static boolean isGzip(BufferedInputStream raw) throws IOException {
      raw.mark(2);
      final boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return gzip;
    }

    private InputStream unzipped(InputStream raw) throws IOException {
      try {
        return new GZIPInputStream(raw, 1 << 16);
      } catch (EOFException | ZipException e) {
        throw wrong("a gzip header", String.valueOf(e.getMessage()));
      }
    }

    int[] header() throws IOException {
      final byte[] magic = bytes(MAGIC_BYTES, "a header of 4 bytes");
      final boolean unsignedBytes = magic[0] == 0 && magic[1] == 0 && magic[2] == UNSIGNED_BYTE;
      if (!unsignedBytes || magic[3] < 1 || magic[3] > MOST_AXES) {
        offset = 0;
        throw wrong("magic 00 00 08 and rank 1 to 3",
            "%02x %02x %02x %02x".formatted(magic[0], magic[1], magic[2], magic[3]));
      }
      final int[] shape = new int[magic[3]];
      final ByteBuffer lengths = ByteBuffer.wrap(bytes(Integer.BYTES * shape.length, shape.length + " axis lengths"));
      for (int axis = 0; axis < shape.length; axis++) {
        shape[axis] = lengths.getInt();
        if (shape[axis] < 1) {
          offset = MAGIC_BYTES + (long) Integer.BYTES * axis;
          throw wrong("a length of at least 1 for axis " + axis, Integer.toString(shape[axis]));
        }
      }
      return shape;
    }

    byte[] values(int[] shape) throws IOException {
      final long limit = gzipped ? Math.min(LONGEST_ARRAY, DEFLATE_LIMIT * stored) : LONGEST_ARRAY;
      long count = 1;
      for (final int length : shape) {
        // Both factors are below 2^31, and the product is checked at every axis: no overflow.
        count *= length;
        if (count > limit) {
          offset = MAGIC_BYTES;
          throw wrong("at most " + limit + " values in a file of " + stored + " bytes",
              "axes of " + String.join(" x ", lengths(shape)));
        }
      }
      if (!gzipped && stored < offset + count) {
        final long held = stored - offset;
        offset = stored;
        throw wrong(count + " values", "end of file after " + held);
      }
      final byte[] values = bytes((int) count, count + " values");
      if (next() != -1) {
        throw wrong("end of file", gzipped ? "more bytes" : stored - offset + " more bytes");
      }
      return values;
    }

    private static String[] lengths(int[] shape) {
      final String[] text = new String[shape.length];
      for (int axis = 0; axis < shape.length; axis++) {
        text[axis] = Integer.toString(shape[axis]);
      }
      return text;
    }

    private byte[] bytes(int count, String expected) throws IOException {
      final byte[] bytes = new byte[count];
      int held = 0;
      try {
        int read = in.read(bytes, 0, count);
        while (read > 0) {
          held += read;
          read = in.read(bytes, held, count - held);
        }
      } catch (EOFException | ZipException e) {
        offset += held;
        throw wrong(expected, "broken gzip data: " + e.getMessage());
      }
      offset += held;
      if (held < count) {
        throw wrong(expected, "end of file after " + held);
      }
      return bytes;
    }

    private int next() throws IOException {
      try {
        return in.read();
      } catch (EOFException | ZipException e) {
        throw wrong("an intact gzip trailer", String.valueOf(e.getMessage()));
      }
    }

    private IdxFormatException wrong(String expected, String found) {
      return new IdxFormatException(name, offset, expected, found);
    }
  }
}
