package org.spectern.kernels.network;

import java.io.IOException;
import java.nio.file.Path;

/** A model file that cannot be used as it stands: says where it departs from the format, and how. */
public final class ModelFileException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final long offset;

  /**
   * @param file the model file
   * @param offset the byte where the trouble lies
   * @param expected what the format asks for there
   * @param found what the file has there
   */
  public ModelFileException(Path file, long offset, String expected, String found) {
    super(file + ": at byte " + offset + ": expected " + expected + ", found " + found);
    this.file = file;
    this.offset = offset;
  }

  /** The model file; null after serialisation. */
  public Path file() {
    return file;
  }

  /** The byte where the trouble lies. */
  public long offset() {
    return offset;
  }
}
