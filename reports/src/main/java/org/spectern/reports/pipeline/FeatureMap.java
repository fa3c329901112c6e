package org.spectern.reports.pipeline;

import org.spectern.reports.data.Images;

/**
 * A frozen net up to its readout: pixels in, features of the last layer out. Shareable between threads; each thread
 * asks for a worker of its own.
 */
public interface FeatureMap extends AutoCloseable {
  /** Number of features. */
  int width();

  /** Scratch for one thread, for blocks of at most {@code inputs} images. */
  Worker worker(int inputs);

  @Override
  void close();

  /** One thread's way through the net. */
  interface Worker extends AutoCloseable {
    /**
     * Features of the images {@code indices[from] … indices[from + count − 1]}, image-major.
     *
     * @param into takes {@code count · width} numbers from {@code at} on
     */
    void features(Images images, int[] indices, int from, int count, double[] into, int at);

    @Override
    void close();
  }
}
