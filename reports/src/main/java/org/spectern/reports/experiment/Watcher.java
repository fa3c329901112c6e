package org.spectern.reports.experiment;

import org.spectern.reports.pipeline.Progress;

/** Shows a person how far the work has come. */
public interface Watcher extends Progress {
  /** A part of the work begins; {@code images} will go through it, 0 if that is not how it is counted. */
  void start(String part, int images);

  /** The part has ended, with this result. */
  void done(String result);
}
