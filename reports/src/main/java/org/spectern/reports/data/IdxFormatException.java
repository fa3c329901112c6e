package org.spectern.reports.data;

import java.io.IOException;

/** An IDX file that is not what its name or its partner promises: says where, what was expected and what was found. */
public final class IdxFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long offset;
  private final String expected;
  private final String found;

  /**
   * @param file path or resource name
   * @param offset byte at which the file goes wrong, counted after decompression
   * @param expected what should stand there
   * @param found what does
   */
  public IdxFormatException(String file, long offset, String expected, String found) {
    super(file + ": at offset " + offset + " expected " + expected + ", found " + found);
    this.file = file;
    this.offset = offset;
    this.expected = expected;
    this.found = found;
  }

  public String file() {
    return file;
  }

  public long offset() {
    return offset;
  }

  public String expected() {
    return expected;
  }

  public String found() {
    return found;
  }
}
