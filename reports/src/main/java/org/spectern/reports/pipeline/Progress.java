package org.spectern.reports.pipeline;

/** Told how far long work has come. */
@FunctionalInterface
public interface Progress {
  /** Nobody is listening. */
  Progress NONE = images -> {};

  /** {@code images} more have gone through a net. */
  void step(int images);
}
