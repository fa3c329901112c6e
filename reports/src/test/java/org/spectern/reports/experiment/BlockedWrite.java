package org.spectern.reports.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spectern.reports.pipeline.Classifier;

/** A program that measures a net whose file is never finished. */
final class BlockedWrite implements Classifier {
  static final String STARTED = "half of the file is written";

  public static void main(String[] arguments) throws IOException {
    Storage.measure(0, new BlockedWrite());
  }

  @Override
  public void write(Path file) throws IOException {
    Files.write(file, new byte[100]);
    System.out.println(STARTED);
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public int pixels() {
    return 1;
  }

  @Override
  public int classify(byte[] pixels) {
    return 0;
  }

  @Override
  public long offHeapBytes() {
    return 0;
  }

  @Override
  public long scratchBytes() {
    return 0;
  }

  @Override
  public Object heapRoot() {
    return this;
  }

  @Override
  public void close() {}
}
