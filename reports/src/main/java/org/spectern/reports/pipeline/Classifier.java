package org.spectern.reports.pipeline;

import java.io.IOException;
import java.nio.file.Path;

/** A net with its readout, ready to answer, one thread, one image at a time. */
public interface Classifier extends AutoCloseable {
  /** Bytes of an image. */
  int pixels();

  /** Class of one image of unsigned bytes. */
  int classify(byte[] pixels);

  /** Writes everything the net needs to answer; the file's length is the second ledger. */
  void write(Path file) throws IOException;

  /** Off-heap memory held, scratch not included. */
  long offHeapBytes();

  /** Off-heap memory of the scratch of one thread; what decodes weights is made by its first answer. */
  long scratchBytes();

  /** The object whose reach on the heap is counted, scratch included. */
  Object heapRoot();

  @Override
  void close();
}
